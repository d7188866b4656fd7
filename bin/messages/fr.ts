import type { Messages } from './en.ts';

/** The messages in French, for piano technicians in Québec. */
export const fr: Messages = {
  summary: {
    oldestComparison: (entity, days) =>
      `${entity} : plus ancienne comparaison il y a ${days} ${days < 2 ? 'jour' : 'jours'}`,
    toBeContinued: 'à suivre',
    notBegun: 'pas commencé',
    insteadOfAll: 'lu au lieu de tout',
    rejected: 'rejetée',
    storedWithoutValue: 'enregistrée sans une valeur',
    rejectsOnly: 'rejets seulement',
    more: (count) => `et ${count} de plus`,
    rejects: (fresh, known, ignored) =>
      `rejets : nouveaux ${fresh}, déjà connus ${known}, ignorés ${ignored}`,
    end: (mode, dryRun, status, why, seconds, id) =>
      `synchronisation ${mode}${dryRun ? ' à blanc, rien n’est écrit' : ''}, résultat : ${status}${why} en ${seconds} s (id ${id})`,
  },
  status: {
    stale: (entity, age, limit) => `${entity} : dernier succès ${age}, attendu depuis moins de ${limit}`,
    ago: (age) => `il y a ${age}`,
    failed: (entity, times, error) =>
      `${entity} : échec ${times === 1 ? 'à la dernière synchronisation' : `${times} fois de suite`} : ${error ?? 'raison inconnue'}`,
  },
  colon: ' :',
  history: {
    none: 'Aucune synchronisation n’est encore notée.',
    read: 'lues, de la plus ancienne à la plus récente',
  },
  report: {
    title: 'De Gazelle à Supabase',
    written: (time, version) =>
      `Écrit le ${time} UTC par gazelle-etl ${version}. Heures et jours sont en UTC.`,
    empty: 'Aucune synchronisation n’est encore notée : lancez etl sync, puis etl report de nouveau.',
    well: 'Tout va bien.',
    look: (names) => `À regarder : ${names}.`,
    lastRun: (time, status) => `Dernière synchronisation : ${time}, ${status}.`,
    freshness: 'Fraîcheur',
    rejects: 'etl rejects list nomme les fiches qui n’ont pu être enregistrées.',
    days: (count) => `Les ${count} derniers jours`,
    read: 'Fiches lues',
    rows: 'Lignes écrites',
    duration: (unit) => `Durée d’une synchronisation (${unit})`,
    outcomes: 'Synchronisations par résultat',
    newRejects: 'Nouveaux rejets',
    deleted: 'Lignes marquées comme supprimées',
    day: 'jour',
    figures: 'Les chiffres',
    none: 'Rien pendant ce temps.',
    highest: (day, what) => `Le jour le plus haut est le ${day} : ${what}.`,
    beyond: (days) => `Plus haut que le dessin : ${days}`,
    errors: 'Jours avec des erreurs',
  },
  checkpoint: {
    all: 'tout est lu',
    none: 'aucun point de reprise',
    is: (watermark, syncedAt) => `${watermark ?? 'pas encore de repère'}, synchronisé à ${syncedAt}`,
    ask: 'Changer ces points de reprise?',
    done: 'C’est fait : la prochaine synchronisation lit à partir de là.',
  },
  company: {
    are: (stored, found) => `enregistrée : ${stored}\nde la clé :   ${found}`,
    whatFollows:
      'La prochaine synchronisation lit tout de la nouvelle entreprise. Les lignes de l’ancienne restent jusqu’à ce qu’une synchronisation les marque comme supprimées, ce qu’il faut lui permettre : etl sync --full --allow-deletes N.',
    ask: 'Changer d’entreprise?',
  },
  change: {
    nothing: 'Rien n’a été changé.',
    nothingToDo: 'Rien à changer.',
    done: 'C’est fait.',
    yesOrNo: '[o/N]',
    yes: /^(o(ui)?|y(es)?)$/i,
  },
  rejects: {
    none: 'Aucun rejet n’est ouvert.',
    open: (count) => `Rejets encore ouverts : ${count}.`,
    more: (shown, total) => `${shown} sur ${total} : --limit ${total} les montre tous`,
    ignored: (count) => `${count} ${count < 2 ? 'rejet est ignoré' : 'rejets sont ignorés'}.`,
  },
  queue: {
    empty: 'La file est vide.',
    ready: 'La file est prête.',
    added: (added, there) => `${added} de plus; ${there} étaient déjà dans la file.`,
    retried: (id) => `${id} est repris.`,
  },
  progress: {
    connecting: 'connexion',
    closing: 'enregistrement',
    waiting: (what) => `en attente : ${what}`,
    pages: (count, shown) => `${shown} ${count < 2 ? 'page lue' : 'pages lues'}`,
    records: (count, shown) => `${shown} ${count < 2 ? 'fiche' : 'fiches'}`,
    left: (time) => `encore ${time}`,
  },
  alerts: {
    failed: (account, code, what) =>
      `gazelle-etl ${account} : échec de la synchronisation (code ${code}) : ${what}.`,
    recovered: (account, code, what) =>
      `gazelle-etl ${account} : synchronisation rétablie (code ${code}) : ${what}.`,
    well: 'tout va bien',
    newRejects: 'nouveaux rejets',
    counts: (read, rejected) => `${read} lues, ${rejected} rejetées.`,
  },
};

/** What tables, progress, questions, alerts and the page say, in French, for piano technicians in Québec. */
export const frenchMessages = {
  'read instead of all': 'lu au lieu de tout',
  'rejected: {reason}': 'rejetée : {reason}',
  'stored without a value: {reason}': 'enregistrée sans une valeur : {reason}',
  'written to {file}': 'écrit dans {file}',
  '{file} is left as it is': '{file} reste tel quel',
  'rejects only': 'rejets seulement',
  'and {count} more': 'et {count} de plus',
  'rejects: {fresh} new, {known} known from earlier runs, {ignored} ignored':
    'rejets : nouveaux {fresh}, déjà connus {known}, ignorés {ignored}',
  '{mode} sync: {status} in {seconds} s (run {id})':
    'synchronisation {mode}, résultat : {status} en {seconds} s (id {id})',
  '{mode} dry run, nothing written: {status} in {seconds} s (run {id})':
    'synchronisation {mode} à blanc, rien n’est écrit, résultat : {status} en {seconds} s (id {id})',

  'last success {age}, wanted within {limit}': 'dernier succès {age}, attendu depuis moins de {limit}',
  '{age} ago': 'il y a {age}',
  'failed in the last run': 'échec à la dernière synchronisation',
  'failed {times} times in a row': 'échec {times} fois de suite',
  'no reason is known': 'raison inconnue',
  'No run is recorded yet.': 'Aucune synchronisation n’est encore notée.',

  'Gazelle to Supabase': 'De Gazelle à Supabase',
  'Written {time} UTC by gazelle-etl {version}. All times and days are in UTC.':
    'Produit le {time} UTC par gazelle-etl {version}. Les heures et les jours sont en UTC.',
  'All is well.': 'Tout va bien.',
  'To be looked at: {names}.': 'À vérifier : {names}.',
  'Last run: {time}, {status}.': 'Dernière synchronisation : {time}, {status}.',
  Freshness: 'Fraîcheur',
  'The last {count} days': 'Les {count} derniers jours',
  'Records read': 'Fiches lues',
  'Rows written': 'Lignes écrites',
  'Duration of a run (s)': 'Durée d’une synchronisation (s)',
  'Runs by outcome': 'Synchronisations par résultat',
  'New rejects': 'Nouveaux rejets',
  'Rows marked as deleted': 'Lignes marquées comme supprimées',
  day: 'jour',
  'The figures': 'Les chiffres',
  'None in this time.': 'Rien pendant cette période.',
  'The highest day is {day}: {what}.': 'Maximum le {day} : {what}.',
  'Days with errors': 'Jours avec des erreurs',

  'No change is noted.': 'Aucun changement n’est inscrit.',
  'Changes are not noted: run the SQL of etl migrate --changes.':
    'Les changements ne sont pas inscrits : exécutez le SQL de etl migrate --changes.',
  new: 'ajout',
  'deleted in Gazelle': 'suppression dans Gazelle',
  'is back': 'de retour',
  'moved from {from} to {to}': 'déplacé du {from} au {to}',
  cancelled: 'annulé',
  completed: 'terminé',
  'changed columns': 'colonnes modifiées',

  'everything is read': 'tout est lu',
  'Change these checkpoints?': 'Changer ces points de reprise?',
  'stored:  {stored}\nthe key: {found}': 'enregistrée : {stored}\nde la clé :   {found}',
  'The next run reads everything of the new company. Rows of the old one stay until a run marks them as deleted, which you have to allow: etl sync --full --allow-deletes N.':
    'La prochaine synchronisation lit tout de la nouvelle entreprise. Les lignes de l’ancienne restent jusqu’à ce qu’une synchronisation les marque comme supprimées, ce qu’il faut lui permettre : etl sync --full --allow-deletes N.',
  'Change the company?': 'Changer d’entreprise?',
  'Nothing was changed.': 'Rien n’a été changé.',
  'Nothing to change.': 'Rien à changer.',
  'Done.': 'C’est fait.',
  '[y/N]': '[o/N]',
  'No reject is open.': 'Aucun rejet n’est ouvert.',
  '{count} rejects are still open.': 'Rejets encore ouverts : {count}.',
  '{shown} of {total}: --limit {all} shows all': '{shown} sur {total} : --limit {all} les montre tous',
  'Rejects ignored: {count}.': 'Rejets ignorés : {count}.',
  'The queue is empty.': 'La file est vide.',
  'The queue is ready.': 'La file est prête.',
  '{added} added; {there} were in the queue already.': 'Ajoutés : {added}; déjà dans la file : {there}.',
  '{id} is tried again.': '{id} sera réessayé.',

  connecting: 'connexion',
  saving: 'enregistrement',
  'waiting for {what}': 'en attente : {what}',
  'records: {count}': 'fiches : {count}',
  '{count} of {all} records': '{count} fiches sur {all}',

  'gazelle-etl {account}: sync failed (exit {code}): {what}.':
    'gazelle-etl {account} : échec de la synchronisation (code {code}) : {what}.',
  'gazelle-etl {account}: sync recovered (exit {code}): {what}.':
    'gazelle-etl {account} : synchronisation rétablie (code {code}) : {what}.',
  'all well': 'tout va bien',
  'new rejects': 'nouveaux rejets',
  '{read} read, {rejected} rejected.': '{read} lues, {rejected} rejetées.',
};

import { readFileSync } from "node:fs";
import { parseEnv } from "node:util";
// dist/bin/messages/en.js
const en = {
	summary: {
		oldestComparison: (entity, days) => `${entity}: oldest comparison ${days} ${days === 1 ? "day" : "days"} ago`,
		toBeContinued: "to be continued",
		notBegun: "not begun",
		insteadOfAll: "read instead of all",
		rejected: "rejected",
		storedWithoutValue: "stored without a value",
		rejectsOnly: "rejects only",
		more: (count) => `and ${count} more`,
		rejects: (fresh, known, ignored) => `rejects: ${fresh} new, ${known} known from earlier runs, ${ignored} ignored`,
		end: (mode, dryRun, status, why, seconds, id) => `${mode} ${dryRun ? "dry run, nothing written" : "sync"}: ${status}${why} in ${seconds} s (run ${id})`
	},
	status: {
		stale: (entity, age, limit) => `${entity}: last success ${age}, wanted within ${limit}`,
		ago: (age) => `${age} ago`,
		failed: (entity, times, error) => `${entity}: failed ${times === 1 ? "in the last run" : `${times} times in a row`}: ${error ?? "no reason is known"}`
	},
	colon: ":",
	history: {
		none: "No run is written down yet.",
		read: "read, oldest first"
	},
	report: {
		title: "Gazelle to Supabase",
		written: (time, version) => `Written ${time} UTC by gazelle-etl ${version}. All times and days are in UTC.`,
		empty: "No run is written down yet: run etl sync, then etl report again.",
		well: "All is well.",
		look: (names) => `To be looked at: ${names}.`,
		lastRun: (time, status) => `Last run: ${time}, ${status}.`,
		freshness: "Freshness",
		rejects: "etl rejects list names the records that could not be stored.",
		days: (count) => `The last ${count} days`,
		read: "Records read",
		rows: "Rows written",
		duration: (unit) => `Duration of a run (${unit})`,
		outcomes: "Runs by outcome",
		newRejects: "New rejects",
		gone: "Rows marked as deleted",
		day: "day",
		figures: "The figures",
		none: "None in this time.",
		highest: (day, what) => `The highest day is ${day}: ${what}.`,
		beyond: (days) => `Higher than drawn: ${days}`,
		errors: "Days with errors"
	},
	checkpoint: {
		all: "everything is read",
		none: "no checkpoint",
		is: (watermark, syncedAt) => `${watermark ?? "no watermark"}, synced ${syncedAt}`,
		ask: "Change these checkpoints?",
		done: "Done: the next run reads from there."
	},
	company: {
		are: (stored, found) => `stored:  ${stored}\nthe key: ${found}`,
		whatFollows: "The next run reads everything of the new company. Rows of the old one stay until a run finds them gone and marks them as deleted, for which it needs leave: etl sync --full --allow-deletes N.",
		ask: "Change the company?"
	},
	change: {
		nothing: "Nothing was changed.",
		nothingToDo: "Nothing to change.",
		done: "Done.",
		yesOrNo: "[y/N]",
		yes: /^y(es)?$/i
	},
	rejects: {
		none: "No reject is open.",
		open: (count) => `${count} rejects are still open.`,
		more: (shown, total) => `${shown} of ${total}: --limit ${total} shows all`,
		ignored: (count) => `${count} ${count === 1 ? "reject is" : "rejects are"} ignored.`
	},
	queue: {
		empty: "The queue is empty.",
		ready: "The queue is ready.",
		added: (added, there) => `${added} added; ${there} were in the queue already.`,
		retried: (id) => `${id} is tried again.`
	},
	progress: {
		connecting: "connecting",
		closing: "writing down",
		waiting: (what) => `waiting for ${what}`,
		pages: (count, shown) => `${shown} ${count === 1 ? "page" : "pages"}`,
		records: (count, shown) => `${shown} ${count === 1 ? "record" : "records"}`,
		left: (time) => `${time} left`
	},
	alerts: {
		failed: (account, code, what) => `gazelle-etl ${account}: sync failed (exit ${code}): ${what}.`,
		recovered: (account, code, what) => `gazelle-etl ${account}: sync recovered (exit ${code}): ${what}.`,
		well: "all well",
		newRejects: "new rejects",
		counts: (read, rejected) => `${read} read, ${rejected} rejected.`
	}
};
// dist/bin/messages/fr.js
const fr = {
	summary: {
		oldestComparison: (entity, days) => `${entity} : plus ancienne comparaison il y a ${days} ${days < 2 ? "jour" : "jours"}`,
		toBeContinued: "à suivre",
		notBegun: "pas commencé",
		insteadOfAll: "lu au lieu de tout",
		rejected: "rejetée",
		storedWithoutValue: "enregistrée sans une valeur",
		rejectsOnly: "rejets seulement",
		more: (count) => `et ${count} de plus`,
		rejects: (fresh, known, ignored) => `rejets : nouveaux ${fresh}, déjà connus ${known}, ignorés ${ignored}`,
		end: (mode, dryRun, status, why, seconds, id) => `synchronisation ${mode}${dryRun ? " à blanc, rien n’est écrit" : ""}, résultat : ${status}${why} en ${seconds} s (id ${id})`
	},
	status: {
		stale: (entity, age, limit) => `${entity} : dernier succès ${age}, attendu depuis moins de ${limit}`,
		ago: (age) => `il y a ${age}`,
		failed: (entity, times, error) => `${entity} : échec ${times === 1 ? "à la dernière synchronisation" : `${times} fois de suite`} : ${error ?? "raison inconnue"}`
	},
	colon: " :",
	history: {
		none: "Aucune synchronisation n’est encore notée.",
		read: "lues, de la plus ancienne à la plus récente"
	},
	report: {
		title: "De Gazelle à Supabase",
		written: (time, version) => `Écrit le ${time} UTC par gazelle-etl ${version}. Heures et jours sont en UTC.`,
		empty: "Aucune synchronisation n’est encore notée : lancez etl sync, puis etl report de nouveau.",
		well: "Tout va bien.",
		look: (names) => `À regarder : ${names}.`,
		lastRun: (time, status) => `Dernière synchronisation : ${time}, ${status}.`,
		freshness: "Fraîcheur",
		rejects: "etl rejects list nomme les fiches qui n’ont pu être enregistrées.",
		days: (count) => `Les ${count} derniers jours`,
		read: "Fiches lues",
		rows: "Lignes écrites",
		duration: (unit) => `Durée d’une synchronisation (${unit})`,
		outcomes: "Synchronisations par résultat",
		newRejects: "Nouveaux rejets",
		gone: "Lignes marquées comme supprimées",
		day: "jour",
		figures: "Les chiffres",
		none: "Rien pendant ce temps.",
		highest: (day, what) => `Le jour le plus haut est le ${day} : ${what}.`,
		beyond: (days) => `Plus haut que le dessin : ${days}`,
		errors: "Jours avec des erreurs"
	},
	checkpoint: {
		all: "tout est lu",
		none: "aucun point de reprise",
		is: (watermark, syncedAt) => `${watermark ?? "pas encore de repère"}, synchronisé à ${syncedAt}`,
		ask: "Changer ces points de reprise?",
		done: "C’est fait : la prochaine synchronisation lit à partir de là."
	},
	company: {
		are: (stored, found) => `enregistrée : ${stored}\nde la clé :   ${found}`,
		whatFollows: "La prochaine synchronisation lit tout de la nouvelle entreprise. Les lignes de l’ancienne restent jusqu’à ce qu’une synchronisation les trouve disparues et les marque comme supprimées, ce qu’il faut lui permettre : etl sync --full --allow-deletes N.",
		ask: "Changer d’entreprise?"
	},
	change: {
		nothing: "Rien n’a été changé.",
		nothingToDo: "Rien à changer.",
		done: "C’est fait.",
		yesOrNo: "[o/N]",
		yes: /^(o(ui)?|y(es)?)$/i
	},
	rejects: {
		none: "Aucun rejet n’est ouvert.",
		open: (count) => `Rejets encore ouverts : ${count}.`,
		more: (shown, total) => `${shown} sur ${total} : --limit ${total} les montre tous`,
		ignored: (count) => `${count} ${count < 2 ? "rejet est ignoré" : "rejets sont ignorés"}.`
	},
	queue: {
		empty: "La file est vide.",
		ready: "La file est prête.",
		added: (added, there) => `${added} de plus; ${there} étaient déjà dans la file.`,
		retried: (id) => `${id} est repris.`
	},
	progress: {
		connecting: "connexion",
		closing: "mise par écrit",
		waiting: (what) => `en attente : ${what}`,
		pages: (count, shown) => `${shown} ${count < 2 ? "page lue" : "pages lues"}`,
		records: (count, shown) => `${shown} ${count < 2 ? "fiche" : "fiches"}`,
		left: (time) => `encore ${time}`
	},
	alerts: {
		failed: (account, code, what) => `gazelle-etl ${account} : échec de la synchronisation (code ${code}) : ${what}.`,
		recovered: (account, code, what) => `gazelle-etl ${account} : synchronisation rétablie (code ${code}) : ${what}.`,
		well: "tout va bien",
		newRejects: "nouveaux rejets",
		counts: (read, rejected) => `${read} lues, ${rejected} rejetées.`
	}
};
// dist/bin/messages/french-help.js
const frenchHelp = {
	"Read everything, and mark what is gone as deleted": "Tout lire, et marquer comme supprimé ce qui a disparu",
	"Compare every id now: finds contacts edited alone, and what is gone": "Comparer tous les id maintenant : trouve les contacts modifiés seuls et ce qui a disparu",
	"How long that may wait": "Combien de temps cette comparaison peut attendre",
	"Only these, with commas between them; contacts come with their clients": "Seulement celles-ci, séparées par des virgules; les contacts viennent avec leurs clients",
	"Read from 24h or 7d ago, or from an ISO time on; moves no checkpoint": "Lire depuis 24h, 7d ou un moment ISO; ne déplace aucun point de reprise",
	"Write nothing; print what a run would do": "Ne rien écrire; montrer ce que ferait une synchronisation",
	"What to print on stdout": "Ce qui est écrit sur stdout",
	"Short for --output json": "Abrégé de --output json",
	"At most this many records of each collection; moves no checkpoint": "Au plus ce nombre de fiches par collection; ne déplace aucun point de reprise",
	"Let this many rows of a table be marked as deleted  [default: 10, or 5 % of the table]": "Permettre de marquer ce nombre de lignes d’une table comme supprimées  [défaut : 10, ou 5 % de la table]",
	"How far to read behind the last watermark": "Jusqu’où relire avant le dernier moment couvert",
	"Stop reading after this long; the next run goes on": "Cesser de lire après ce temps; la prochaine synchronisation continue",
	"How long to wait for another run to end": "Combien de temps attendre la fin d’une autre synchronisation",
	"Rows per write": "Lignes par écriture",
	"Records per page": "Fiches par page",
	"Requests to Gazelle at once, at most; fewer while it asks for less": "Requêtes simultanées à Gazelle, au plus; moins quand il le demande",
	"Requests to Gazelle per second, at most  [default: as many as it answers]": "Requêtes à Gazelle par seconde, au plus  [défaut : autant qu’il en répond]",
	"How long one request may take": "Durée permise à une requête",
	"Repeats of a request that failed": "Reprises d’une requête qui a échoué",
	"Show on stderr how far the reading is; --no-progress does not": "Montrer sur stderr où en est la lecture; pas avec --no-progress",
	"Accounts at once": "Comptes à la fois",
	"The schema of the tables": "Le schéma des tables",
	"Print JSON": "Écrire en JSON",
	"The account of this id in the accounts file": "Le compte de cet id dans le fichier des comptes",
	"The accounts file  [default: etl.accounts.json]": "Le fichier des comptes  [défaut : etl.accounts.json]",
	"Every account of the accounts file": "Tous les comptes du fichier des comptes",
	"Settings from a file; the environment wins  [default: .env, if there is one]": "Réglages tirés d’un fichier; l’environnement l’emporte  [défaut : .env, s’il existe]",
	"What to tell on stderr": "Ce qui est dit sur stderr",
	"How to tell it": "Sous quelle forme",
	"Only these, with commas between them": "Seulement celles-ci, séparées par des virgules",
	"Do not ask": "Ne rien demander",
	"Where the next run is to read from: 24h or 7d ago, or an ISO time": "D’où lire la prochaine fois : il y a 24h ou 7d, ou un moment ISO",
	"Take the rows of the company that the key opens": "Prendre les lignes de l’entreprise que la clé ouvre",
	"Exit with 1 when the last success of an entity is longer ago than this, such as 26h": "Finir avec 1 quand le dernier succès d’une entité est plus ancien que ceci, p. ex. 26h",
	"So many of the last runs": "Ce nombre des dernières synchronisations",
	"At most this many": "Au plus ce nombre",
	"Every reject that is open": "Tous les rejets ouverts",
	"Requests to Gazelle that comparing old records may take, 0 for none": "Requêtes à Gazelle que peut prendre la comparaison des anciennes fiches, 0 pour aucune",
	"Go on, with a run every 15m (or so); SIGTERM ends it after the batch in hand": "Continuer, avec une synchronisation toutes les 15m (environ); SIGTERM y met fin après le lot en cours",
	"Exit with 1 when a run is unusual, such as far more to read": "Finir avec 1 quand une synchronisation est inhabituelle, comme beaucoup plus à lire",
	"Columns to keep out, such as clients.personal_notes,contacts.phone  [default: ETL_EXCLUDE]": "Colonnes à ne pas garder, comme clients.personal_notes,contacts.phone  [défaut : ETL_EXCLUDE]",
	"Print the SQL of the workers' queue instead": "Écrire plutôt le SQL de la file des exécutants",
	"Delete rows that have been marked as gone for so long, such as 90d": "Effacer les lignes marquées comme disparues depuis ce temps, comme 90d",
	"Delete run logs that are so old, such as 365d": "Effacer les journaux de synchronisation aussi vieux, comme 365d",
	"Delete rejects settled so long ago, and the records that open ones keep": "Effacer les rejets réglés depuis ce temps, et les fiches que gardent ceux encore ouverts",
	"Delete nothing; print what would be": "Ne rien effacer; montrer ce qui le serait",
	"Make the queue's tables, or bring them up to date, and end": "Créer les tables de la file, ou les mettre à jour, puis finir",
	"Accounts at once in this process": "Comptes à la fois dans ce processus",
	"How long one job may read; the next one goes on": "Combien de temps une tâche peut lire; la suivante continue",
	"How often to ask who is due, and over how long to spread them": "À quel intervalle demander qui est à faire, et sur combien de temps les répartir",
	"Serve metrics as OpenMetrics text on this port": "Offrir les mesures en texte OpenMetrics sur ce port",
	"On this address": "À cette adresse",
	"Keep Supabase in this folder  [default: in memory]": "Garder Supabase dans ce dossier  [défaut : en mémoire]",
	"The key of both, without its prefix  [default: a new one at each start]": "La clé des deux, sans son préfixe  [défaut : une nouvelle à chaque démarrage]",
	"Where Gazelle listens": "Où Gazelle écoute",
	"Where Supabase listens": "Où Supabase écoute",
	"Whether Gazelle can sort by UPDATED_AT_DESC; the API as documented cannot": "Si Gazelle peut trier par UPDATED_AT_DESC; l’API telle que documentée ne le peut pas",
	"Rehearse a bad night: reject, failing=pianos, rate-limit, slow=2s; with commas, or repeated": "Répéter une mauvaise nuit : reject, failing=pianos, rate-limit, slow=2s; avec des virgules, ou répété",
	"How long Gazelle takes to answer": "Combien de temps Gazelle met à répondre",
	"Bring Supabase up to date": "Mettre Supabase à jour",
	"Check the settings and both sides, and say what mends them": "Vérifier les réglages et les deux côtés, et dire quoi corriger",
	"Show how fresh and how well what is stored is": "Montrer la fraîcheur et l’état de ce qui est enregistré",
	"Show the last runs, or one of them with its first errors": "Montrer les dernières synchronisations, ou l’une d’elles avec ses premières erreurs",
	"Show or change where the next run starts": "Montrer ou changer d’où part la prochaine synchronisation",
	"Show the checkpoints": "Montrer les points de reprise",
	"Set checkpoints back to an earlier time": "Ramener les points de reprise à un moment antérieur",
	"Have the next run read everything": "Faire tout relire à la prochaine synchronisation",
	"List, retry or ignore the records that could not be stored": "Lister, réessayer ou ignorer les fiches qui n’ont pu être enregistrées",
	"List the open rejects": "Lister les rejets ouverts",
	"Try once more to store them": "Essayer encore de les enregistrer",
	"Acknowledge rejects, by the ids of their records: no longer a warning": "Accepter des rejets, par les id de leurs fiches : plus d’avertissement",
	"Show whose rows are stored, or take those of another company": "Montrer de quelle entreprise sont les lignes, ou passer à une autre",
	"Print the SQL that makes the tables": "Écrire le SQL qui crée les tables",
	"Keep a local Gazelle and a local Supabase up": "Garder en marche un Gazelle et un Supabase locaux",
	"Really delete what is long gone, old run logs and old rejects": "Effacer vraiment ce qui a disparu depuis longtemps, les vieux journaux et les vieux rejets",
	"Keep many accounts fresh, by a queue on Postgres": "Garder de nombreux comptes à jour, par une file sur Postgres",
	"Look at the workers' queue, or change it": "Regarder la file des exécutants, ou la changer",
	"List the waiting, running and dead jobs": "Lister les tâches en attente, en cours et abandonnées",
	"Have accounts synced soon": "Faire synchroniser des comptes bientôt",
	"Put a dead job back": "Remettre une tâche abandonnée dans la file",
	"Show a first sync and a second one, without any account": "Montrer une première synchronisation et une seconde, sans aucun compte",
	"Print a completion script: etl completion bash, or zsh": "Écrire le script de complétion : etl completion bash, ou zsh",
	"Keeps a Supabase project in step with a Gazelle account.": "Garde un projet Supabase au pas d’un compte Gazelle.",
	"name a command; etl --help lists them.": "nommez une commande; etl --help les liste.",
	"checkpoint takes show, rewind or reset.": "checkpoint prend show, rewind ou reset.",
	"rejects takes list, retry or ignore.": "rejects prend list, retry ou ignore.",
	"The language of what is said: en or fr  [default: ETL_LANG, or en]": "La langue de ce qui est dit : en ou fr  [défaut : ETL_LANG, sinon en]",
	"Show this help": "Montrer cette aide",
	"Show the version": "Montrer la version",
	"what a sync would do, without writing": "ce que ferait une synchronisation, sans rien écrire",
	"only some entities": "quelques entités seulement",
	"exits 1 when something is older": "finit avec 1 si quelque chose est plus ancien",
	Entities: "Entités",
	"Exit codes: 0 all is well; 1 not everything is done; 2 usage or settings; 3 another run is under way; 130, 143 interrupted": "Codes de sortie : 0 tout va bien; 1 tout n’est pas fait; 2 usage ou réglages; 3 une autre synchronisation est en cours; 130, 143 interrompu",
	"The file to write the page to; - for stdout": "Le fichier où écrire la page; - pour stdout",
	"Mark an entity whose last success is longer ago than this, such as 26h": "Signaler une entité dont le dernier succès est plus ancien que ceci, p. ex. 26h",
	"Write a page with charts of the last 90 days": "Écrire une page avec des graphiques des 90 derniers jours"
};
// dist/bin/messages/french-words.js
const frenchWords = {
	entity: "entité",
	rows: "lignes",
	changed: "changé",
	"last success": "dernier succès",
	age: "âge",
	compared: "comparé",
	rejects: "rejets",
	run: "id",
	started: "début",
	mode: "mode",
	outcome: "résultat",
	read: "lues",
	written: "écrites",
	took: "durée",
	running: "en cours",
	interrupted: "interrompu",
	never: "jamais",
	strategy: "stratégie",
	status: "état",
	account: "compte",
	requests: "requêtes",
	fetched: "lues",
	inserted: "ajoutées",
	updated: "modifiées",
	unchanged: "inchangées",
	deleted: "supprimées",
	rejected: "rejetées",
	total: "total",
	success: "réussi",
	partial: "partiel",
	failed: "échoué",
	first: "première",
	incremental: "incrémentale",
	full: "complète",
	insert: "ajout",
	update: "modification",
	delete: "suppression",
	id: "id",
	reason: "raison",
	lost: "perdu",
	state: "situation",
	since: "depuis",
	record: "fiche",
	value: "valeur",
	open: "ouvert",
	ignored: "ignoré",
	stored: "enregistrées",
	"rejected again": "encore rejetées",
	collection: "collection",
	watermark: "repère",
	"synced at": "synchronisé à",
	"all ids compared at": "tous les id comparés à",
	table: "table",
	"would be deleted": "seraient effacées",
	sync: "synchronisation",
	retries: "reprises",
	error: "erreur",
	waiting: "en attente",
	dead: "abandonné",
	median: "médiane",
	longest: "plus longue"
};
// dist/bin/messages/text.js
function chosen(argv, env = process.env.ETL_LANG) {
	const given = (flag) => {
		const at = argv.findIndex((word) => word === flag || word.startsWith(`${flag}=`));
		return at < 0 ? void 0 : argv[at]?.split("=")[1] ?? argv[at + 1];
	};
	try {
		return given("--lang") ?? env ?? parseEnv(readFileSync(given("--env-file") ?? ".env", "utf8")).ETL_LANG;
	} catch {
		return;
	}
}
const language = chosen(process.argv.slice(2)) === "fr" ? "fr" : "en";
const text = language === "fr" ? fr : en;
const french = {
	...frenchHelp,
	...frenchWords
};
const t = (english) => language === "fr" ? french[english] : english;
const translated = (cell) => Object.hasOwn(frenchWords, cell) ? t(cell) : cell;
export { translated as i, t as n, text as r, language as t };

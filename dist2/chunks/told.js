import { n as complete } from "./sentence.js";
import { t as language } from "./text.js";
// dist/sentences/french-doctor.js
const ofDoctor = complete({
	version: "version",
	"gazelle-etl {version} on Node {node}": "gazelle-etl {version} sous Node {node}",
	"settings file": "fichier de réglages",
	"there is no .env: the environment alone counts": "il n’y a pas de .env : seul l’environnement compte",
	"{file} is read, and the environment wins": "{file} est lu, et l’environnement l’emporte",
	"not read of {file}: line {lines}": "non lu dans {file} : ligne {lines}",
	"write NAME=value, or # before a comment": "écrivez NOM=valeur, ou # devant un commentaire",
	"correct the path, or make the file readable": "corrigez le chemin, ou rendez le fichier lisible",
	settings: "réglages",
	"all that is needed is set, and well-formed": "tout ce qu’il faut est réglé, et bien formé",
	"{name} is still a placeholder": "{name} est encore la valeur de l’exemple",
	"set it, in the environment or in a file: cp .env.example .env": "réglez-le, dans l’environnement ou dans un fichier : cp .env.example .env",
	"correct it, in the accounts file or where it points to": "corrigez-le, dans le fichier des comptes ou là où il renvoie",
	"not checked": "non vérifié",
	"mend first what fails": "corrigez d’abord ce qui échoue",
	"correct this first": "corrigez d’abord ceci",
	"check the URL and the network, and try again": "vérifiez l’URL et le réseau, puis réessayez",
	"it answers, and takes the key": "il répond, et accepte la clé",
	gazelle: "gazelle",
	"gazelle clock": "horloge de gazelle",
	"supabase clock": "horloge de supabase",
	"{skew} behind the clock of this machine": "{skew} de retard sur l’horloge de cette machine",
	"{skew} ahead of the clock of this machine": "{skew} d’avance sur l’horloge de cette machine",
	"set the clock of this machine: ages and --since are wrong by as much": "réglez l’horloge de cette machine : les âges et --since se trompent d’autant",
	company: "entreprise",
	"none yet": "encore aucune",
	"\"without a name\" ({id})": "« sans nom » ({id})",
	"Gazelle does not say whose key this is": "Gazelle ne dit pas à qui est cette clé",
	"make sure that it is the right one": "assurez-vous que c’est la bonne",
	"the key is that of {found}": "la clé est celle de {found}",
	"the key is that of {found}, and the rows are those of {stored}": "la clé est celle de {found}, et les lignes sont celles de {stored}",
	"check the settings of both sides; `etl company --move` changes the company on purpose": "vérifiez les réglages des deux côtés; `etl company --move` change d’entreprise exprès",
	fields: "champs",
	"every field that the queries ask for is there": "tous les champs que demandent les requêtes existent",
	"the API of today differs: {drift}": "l’API d’aujourd’hui diffère : {drift}",
	"report it: this version of gazelle-etl does not fit the API of today": "signalez-le : cette version de gazelle-etl ne convient pas à l’API d’aujourd’hui",
	listing: "listes",
	"a plain listing holds records of every status": "une simple liste contient les fiches de tous les états",
	"listed only when their status is asked for: {hidden}": "listées seulement quand leur état est demandé : {hidden}",
	"{count} of the {name}": "{count} des {name}",
	"Gazelle does not say which statuses there are": "Gazelle ne dit pas quels états il y a",
	"compare the counts with Gazelle": "comparez les nombres avec Gazelle",
	"strategy of {name}": "stratégie pour {name}",
	supabase: "supabase",
	"the project is not migrated to this version: it lacks the function gazelle_inspect": "le projet n’est pas migré à cette version : il lui manque la fonction gazelle_inspect",
	"run what `etl migrate` prints in the SQL editor, or `supabase db push`": "exécutez ce qu’écrit `etl migrate` dans l’éditeur SQL, ou `supabase db push`",
	tables: "tables",
	"every table, column, trigger and function is there": "toutes les tables, colonnes, déclencheurs et fonctions existent",
	"missing: {names}": "il manque : {names}",
	"table {name}": "table {name}",
	"column {name}": "colonne {name}",
	"trigger {name} of {table}": "déclencheur {name} de {table}",
	"function {name}": "fonction {name}",
	"run this SQL:": "exécutez ce SQL :",
	write: "écriture",
	"the key may write to every table (role {role})": "la clé peut écrire dans toutes les tables (rôle {role})",
	"the key may not write to {tables} (role {role})": "la clé ne peut pas écrire dans {tables} (rôle {role})",
	"give a secret key, or: grant all on {tables} to {role};": "donnez une clé secrète, ou : grant all on {tables} to {role};",
	"row-level security": "sécurité par ligne",
	"it is on for every table": "elle est active pour toutes les tables",
	"it is off for {tables}": "elle est inactive pour {tables}",
	lease: "bail",
	"it is free": "il est libre",
	"run {holder} holds it since {since}": "la synchronisation {holder} le tient depuis {since}",
	"wait for its end; a run that died loses it at {end}": "attendez sa fin; une synchronisation morte le perd à {end}",
	checkpoints: "points de reprise",
	"the checkpoint cannot be read": "le point de reprise ne peut être lu",
	"the checkpoint is from the future": "le point de reprise vient de l’avenir",
	"a run reads everything of these again, and mends it": "une synchronisation relit tout de celles-ci, et le corrige",
	"{count} of {all} collections have one, and all can be believed": "{count} des {all} collections en ont un, et tous sont crédibles",
	rejects: "rejets",
	"none is open, {ignored} ignored": "aucun n’est ouvert, ignorés : {ignored}",
	"{open} open, {ignored} ignored": "ouverts : {open}, ignorés : {ignored}",
	"`etl rejects list` names them": "`etl rejects list` les nomme"
});
// dist/sentences/french-usage.js
const ofUsage = complete({
	"{count} things to fix:": "{count} choses à corriger :",
	"--{flag} takes one whole number from {least} on": "--{flag} prend un nombre entier à partir de {least}",
	"--{flag} takes one whole number from {least} to {most}": "--{flag} prend un nombre entier de {least} à {most}",
	"--{flag} takes a length of time, such as 90s, 10m or 24h": "--{flag} prend une durée, comme 90s, 10m ou 24h",
	"--{flag} takes a length of time, such as 90s, 10m or 24h, {least} at least": "--{flag} prend une durée, comme 90s, 10m ou 24h, au moins {least}",
	"--{flag} lies in the future": "--{flag} est dans l’avenir",
	"--{flag} takes 24h, 7d or a moment such as 2026-01-31T08:00:00Z": "--{flag} prend 24h, 7d ou un moment comme 2026-01-31T08:00:00Z",
	"--{flag} takes 12 letters and digits at least": "--{flag} prend au moins 12 lettres et chiffres",
	"--{flag} is given once": "--{flag} se donne une seule fois",
	"--{flag} takes no value": "--{flag} ne prend pas de valeur",
	"\"{word}\" means nothing here: flags begin with --": "« {word} » ne veut rien dire ici : les options commencent par --",
	"--{flag} takes names: {names}": "--{flag} prend des noms : {names}",
	"{one} and {other} exclude each other": "{one} et {other} s’excluent",
	"--accounts goes with --account or --all-accounts": "--accounts va avec --account ou --all-accounts",
	"--account takes one name here": "--account prend ici un seul nom",
	"there is no {kind} \"{name}\": there are {names}": "« {name} » n’existe pas ({kind}) : il y a {names}",
	"there is no {kind} \"{name}\": did you mean {nearest}?": "« {name} » n’existe pas ({kind}) : vouliez-vous dire {nearest}?",
	flag: "option",
	entity: "entité",
	account: "compte",
	column: "colonne",
	option: "option",
	collection: "collection",
	fault: "panne",
	"{name} cannot be excluded: the sync needs it": "{name} ne peut être exclue : la synchronisation en a besoin",
	"there is no terminal to ask on: add --yes": "il n’y a pas de terminal où demander : ajoutez --yes",
	"prune takes --deleted-for, --logs-for or --rejects-for, such as 90d": "prune prend --deleted-for, --logs-for ou --rejects-for, comme 90d",
	"queue add takes --account or --all-accounts": "queue add prend --account ou --all-accounts",
	"rejects ignore takes ids, or --all": "rejects ignore prend des id, ou --all",
	"no reject is open of {ids}": "aucun rejet n’est ouvert de {ids}",
	"{id} is not the id of a run": "{id} n’est pas l’id d’une synchronisation",
	"there is no run {id}: etl history lists the runs": "il n’y a pas de synchronisation {id} : etl history les liste",
	"more than one run begins with {id}: give more of its id": "plus d’une synchronisation commence par {id} : donnez-en davantage",
	"port {port} is in use: --gazelle-port and --supabase-port take others, and 0 any free one": "le port {port} est occupé : --gazelle-port et --supabase-port en prennent d’autres, et 0 n’importe lequel de libre",
	"the sandbox needs packages that are not installed: npm install -D {packages}": "le bac à sable a besoin de paquets qui ne sont pas installés : npm install -D {packages}",
	"--html {file} cannot be written ({code})": "--html {file} ne peut être écrit ({code})",
	"{file} cannot be read ({code})": "{file} ne peut être lu ({code})",
	"the accounts file {file} cannot be read ({code})": "le fichier des comptes {file} ne peut être lu ({code})",
	"the accounts file {file} is not JSON": "le fichier des comptes {file} n’est pas du JSON",
	"{file}: two accounts have the id {id}": "{file} : deux comptes ont l’id {id}",
	"{one} and {other} have the same Gazelle key and the same Supabase project": "{one} et {other} ont la même clé Gazelle et le même projet Supabase",
	"{name} is not set": "{name} n’est pas réglé",
	"{name} is empty": "{name} est vide",
	"must be env:NAME or file:PATH, never the secret itself": "doit être env:NOM ou file:CHEMIN, jamais le secret lui-même",
	"must be 1 to 40 characters of a-z, 0-9 and -": "doit être fait de 1 à 40 caractères parmi a-z, 0-9 et -",
	"must be a length of time from 1m on, such as 1h": "doit être une durée d’au moins 1m, comme 1h",
	"account takes 1 to 40 characters of a-z, 0-9 and -": "account prend de 1 à 40 caractères parmi a-z, 0-9 et -",
	"GAZELLE_API_KEY is missing (from Gazelle: https://gazelleapp.io/developer); or set GAZELLE_CLIENT_ID, GAZELLE_CLIENT_SECRET, GAZELLE_REFRESH_TOKEN for OAuth": "GAZELLE_API_KEY manque (chez Gazelle : https://gazelleapp.io/developer); ou réglez GAZELLE_CLIENT_ID, GAZELLE_CLIENT_SECRET, GAZELLE_REFRESH_TOKEN pour OAuth",
	"{name} missing beside the other OAuth settings (from Gazelle: https://gazelleapp.io/developer)": "il manque {name} à côté des autres réglages OAuth (chez Gazelle : https://gazelleapp.io/developer)",
	"{one} and {other} missing beside the other OAuth settings (from Gazelle: https://gazelleapp.io/developer)": "il manque {one} et {other} à côté des autres réglages OAuth (chez Gazelle : https://gazelleapp.io/developer)",
	"SUPABASE_URL is missing (from Supabase: Project Settings > Data API > Project URL)": "SUPABASE_URL manque (chez Supabase : Project Settings > Data API > Project URL)",
	"SUPABASE_SECRET_KEY is missing (from Supabase: Project Settings > API Keys > Secret keys; older projects: SUPABASE_SERVICE_ROLE_KEY)": "SUPABASE_SECRET_KEY manque (chez Supabase : Project Settings > API Keys > Secret keys; projets plus anciens : SUPABASE_SERVICE_ROLE_KEY)",
	"{name} holds characters that no key has": "{name} contient des caractères qu’aucune clé n’a",
	"{name} is a publishable key, which cannot write: give a secret key (from Supabase: Project Settings > API Keys > Secret keys)": "{name} est une clé publique, qui ne peut pas écrire : donnez une clé secrète (chez Supabase : Project Settings > API Keys > Secret keys)",
	"{name} is the {role} key, which cannot write: give a secret key (from Supabase: Project Settings > API Keys > Secret keys)": "{name} est la clé {role}, qui ne peut pas écrire : donnez une clé secrète (chez Supabase : Project Settings > API Keys > Secret keys)",
	"{name} is not a URL": "{name} n’est pas une URL",
	"{name} must not hold a user or a password: the key is a setting of its own": "{name} ne doit contenir ni utilisateur ni mot de passe : la clé est un réglage à part",
	"{name} must begin with https://": "{name} doit commencer par https://",
	"{name} must begin with https://: plain http is allowed for this machine only": "{name} doit commencer par https:// : http seul n’est permis que pour cette machine",
	"{name} must be that of the project, without a path": "{name} doit être celle du projet, sans chemin",
	"{name} is not a time zone: give an IANA name such as America/Toronto": "{name} n’est pas un fuseau horaire : donnez un nom IANA comme America/Toronto",
	"{name} is not the name of a schema: small letters, digits and _, and no pg_ in front": "{name} n’est pas le nom d’un schéma : minuscules, chiffres et _, et pas de pg_ devant",
	"ETL_EVERY is not a length of time from 1m on, such as 1h": "ETL_EVERY n’est pas une durée d’au moins 1m, comme 1h",
	"DATABASE_URL is to be the postgres:// URL of the database that holds the queue": "DATABASE_URL doit être l’URL postgres:// de la base qui contient la file"
});
const french = {
	...complete({
		"no answer from Gazelle: {why}": "pas de réponse de Gazelle : {why}",
		"Gazelle refused the key (HTTP {status}); check GAZELLE_API_KEY, or the OAuth settings": "Gazelle refuse la clé (HTTP {status}); vérifiez GAZELLE_API_KEY, ou les réglages OAuth",
		"Gazelle answered with HTTP {status}": "Gazelle a répondu HTTP {status}",
		"Gazelle answered with HTTP {status} to {what}": "Gazelle a répondu HTTP {status} à {what}",
		"Gazelle answered with HTTP {status}, a redirect: check GAZELLE_API_URL": "Gazelle a répondu HTTP {status}, une redirection : vérifiez GAZELLE_API_URL",
		"Gazelle refused the query {what}": "Gazelle refuse la requête {what}",
		"Gazelle failed within the query {what}": "Gazelle a échoué dans la requête {what}",
		"it gave no code, and its own words are not printed": "il n’a donné aucun code, et ses propres mots ne sont pas montrés",
		"{some} and {count} more": "{some} et {count} de plus",
		"Gazelle answered without any data": "Gazelle a répondu sans aucune donnée",
		"Gazelle gave no user at all, twice: none is marked as gone": "Gazelle n’a donné aucun utilisateur, deux fois : aucun n’est marqué comme disparu",
		"the list changed faster than it could be read": "la liste a changé plus vite qu’on ne pouvait la lire",
		"the list changed while a record of it could not be read": "la liste a changé alors qu’une de ses fiches ne pouvait être lue",
		"the next page has a cursor that came before": "la page suivante a un curseur déjà vu",
		"a record came without an id": "une fiche est venue sans id",
		"an answer came without the list that was asked for": "une réponse est venue sans la liste demandée",
		"there are {expected} {name}, and {seen} were seen, in {passes} readings": "il y a {expected} {name}, et {seen} ont été vus, en {passes} lectures",
		"no answer from Gazelle to the renewal of the OAuth token: {why}": "pas de réponse de Gazelle au renouvellement du jeton OAuth : {why}",
		"Gazelle refused the OAuth refresh token (invalid_grant): authorize the application again": "Gazelle refuse le jeton de renouvellement OAuth (invalid_grant) : autorisez l’application de nouveau",
		"Gazelle refused the OAuth application ({why}): check GAZELLE_CLIENT_ID and GAZELLE_CLIENT_SECRET": "Gazelle refuse l’application OAuth ({why}) : vérifiez GAZELLE_CLIENT_ID et GAZELLE_CLIENT_SECRET",
		"Gazelle refused the request for a new OAuth token ({why}): check GAZELLE_TOKEN_URL": "Gazelle refuse la demande d’un nouveau jeton OAuth ({why}) : vérifiez GAZELLE_TOKEN_URL",
		"Gazelle answered the renewal of the OAuth token with {what}": "Gazelle a répondu au renouvellement du jeton OAuth par {what}",
		"something that is no token": "quelque chose qui n’est pas un jeton",
		"the new OAuth token could not be stored ({why}) and is lost when this run ends, and the old one is used up: authorize the application again and set GAZELLE_REFRESH_TOKEN": "le nouveau jeton OAuth n’a pu être enregistré ({why}) et se perd à la fin de cette synchronisation, et l’ancien est épuisé : autorisez l’application de nouveau et réglez GAZELLE_REFRESH_TOKEN",
		"everything is asked for": "tout est demandé",
		"nothing is stored yet": "rien n’est encore enregistré",
		"it is asked for": "c’est demandé",
		"the API cannot sort by UPDATED_AT_DESC": "l’API ne peut pas trier par UPDATED_AT_DESC",
		"there is no watermark to stop at": "il n’y a pas de repère où s’arrêter",
		"it is time to compare every id": "il est temps de comparer tous les id",
		"the API sorts by UPDATED_AT_DESC": "l’API trie par UPDATED_AT_DESC",
		"they are few": "ils sont peu nombreux",
		"entries have no time of their last change": "ces entrées n’ont pas de moment de dernière modification",
		"the ids of a window without an end can be compared": "les id d’une fenêtre sans fin peuvent être comparés",
		"no answer from Supabase for {name}: {why}": "pas de réponse de Supabase pour {name} : {why}",
		"Supabase refused the key for {name} ({code}); check SUPABASE_SECRET_KEY": "Supabase refuse la clé pour {name} ({code}); vérifiez SUPABASE_SECRET_KEY",
		"Supabase does not show the schema of SUPABASE_SCHEMA: add it to the exposed schemas of its Data API": "Supabase ne montre pas le schéma de SUPABASE_SCHEMA : ajoutez-le aux schémas exposés de sa Data API",
		"Supabase has no {what} ({code}): apply the migration {migration} (etl migrate prints all of them)": "il manque à Supabase : {what} ({code}); appliquez la migration {migration} (etl migrate les écrit toutes)",
		"Supabase refused the values ({code}) for {name}": "Supabase refuse les valeurs ({code}) pour {name}",
		"Supabase refused the size of a write to {name} (HTTP 413)": "Supabase refuse la taille d’une écriture dans {name} (HTTP 413)",
		"HTTP 413: the row is too large": "HTTP 413 : la ligne est trop grande",
		"Supabase took too long over {name} ({code}): a smaller --batch-size may help": "Supabase a mis trop de temps pour {name} ({code}) : un --batch-size plus petit peut aider",
		"Supabase answered {name} with HTTP {status}": "Supabase a répondu HTTP {status} pour {name}",
		"Supabase answered {name} with HTTP {status}, a redirect: check SUPABASE_URL": "Supabase a répondu HTTP {status} pour {name}, une redirection : vérifiez SUPABASE_URL",
		"the lease was lost to another run: nothing more is saved": "une autre synchronisation a pris la relève : plus rien n’est enregistré",
		"the run did not end: its process was killed, or its machine went away": "la synchronisation n’a pas fini : son processus a été tué, ou sa machine a disparu",
		"the connection was refused ({code})": "la connexion est refusée ({code})",
		"the name in its URL does not resolve ({code})": "le nom dans son URL est introuvable ({code})",
		"the connection broke off ({code})": "la connexion s’est rompue ({code})",
		"no connection in time ({code})": "pas de connexion à temps ({code})",
		"the network does not lead there ({code})": "le réseau n’y mène pas ({code})",
		"its certificate has expired ({code})": "son certificat est échu ({code})",
		"its certificate is for another name ({code})": "son certificat est à un autre nom ({code})",
		"its certificate is not trusted ({code})": "son certificat n’est pas digne de confiance ({code})",
		"the connection failed ({code})": "la connexion a échoué ({code})",
		"the connection failed": "la connexion a échoué",
		"no answer in time": "pas de réponse à temps",
		"no answer before the run ended": "pas de réponse avant la fin de la synchronisation",
		"the answer is empty": "la réponse est vide",
		"the answer is not JSON": "la réponse n’est pas du JSON",
		"HTTP 404 without a reason": "HTTP 404 sans raison donnée",
		"for an unknown reason": "pour une raison inconnue",
		"another run is at work: {holder} since {since}; if it has died, its lease ends at {end} (etl sync --wait 10m waits)": "une autre synchronisation est en cours : {holder} depuis {since}; si elle est morte, son bail finit à {end} (etl sync --wait 10m attend)",
		"interrupted by {signal}": "interrompu par {signal}",
		"this Supabase project holds the rows of {stored}, and the key is that of {found}: check the settings of both sides; etl company --move changes the company on purpose": "ce projet Supabase contient les lignes de {stored}, et la clé est celle de {found} : vérifiez les réglages des deux côtés; etl company --move change d’entreprise exprès",
		"another run": "une autre synchronisation",
		"{peer}, to ask again": "{peer}, avant de redemander",
		"{problem}: what was read is stored, and the checkpoint stays": "{problem} : ce qui a été lu est enregistré, et le point de reprise reste",
		"{rejected} of {fetched} {entity} could not be stored, too many for this to be about single records: see etl rejects list; what could be is stored": "{rejected} sur {fetched} {entity} n’ont pu être enregistrés, trop pour que cela tienne à quelques fiches : voyez etl rejects list; ce qui pouvait l’être est enregistré",
		"{count} {entity} are gone from Gazelle, more than the {cap} that may be marked without --allow-deletes: none is marked; --allow-deletes {count} allows it": "{count} {entity} ont disparu de Gazelle, plus que les {cap} qui peuvent être marqués sans --allow-deletes : aucun n’est marqué; --allow-deletes {count} le permet",
		"{count} records were read, and {usual} are usual": "{count} fiches ont été lues, et d’habitude {usual}",
		"{entity}: there is nothing, and the last time {before}": "{entity} : il n’y a rien, et la dernière fois {before}",
		"{entity}: there are {now}, a third fewer than the last time ({before})": "{entity} : il y en a {now}, un tiers de moins que la dernière fois ({before})",
		"an unknown failure": "un échec inconnu",
		"an unexpected {name}: please report it": "une erreur inattendue, {name} : signalez-la",
		"an unexpected {name} in {place}: please report it": "une erreur inattendue, {name} dans {place} : signalez-la",
		"rejected by an earlier run, and cannot be asked for alone: --full reads it": "rejeté par une synchronisation antérieure, et ne peut être demandé seul : --full le lit",
		"refused by Postgres ({code})": "refusé par Postgres ({code})",
		"see gazelle_rejects.reason": "voyez gazelle_rejects.reason",
		"{field} is not a number that its column holds": "{field} n’est pas un nombre que sa colonne peut contenir",
		"{field} is not in the years 1 to 9999": "{field} n’est pas dans les années 1 à 9999",
		"{field} is not an instant": "{field} n’est pas un moment",
		"{field} is not a date": "{field} n’est pas une date",
		"the queue's tables are missing: run etl work --migrate once (etl migrate --queue prints the SQL for a new one)": "les tables de la file manquent : faites etl work --migrate une fois (etl migrate --queue écrit le SQL d’une nouvelle)",
		"the queue's tables are of another version: run etl work --migrate once (etl migrate --queue prints the SQL for a new one)": "les tables de la file sont d’une autre version : faites etl work --migrate une fois (etl migrate --queue écrit le SQL d’une nouvelle)",
		"the queue's database (DATABASE_URL) cannot be used: {code}": "la base de la file (DATABASE_URL) ne peut être utilisée : {code}",
		"an error without a code": "une erreur sans code",
		"no dead job has the id {id}: etl queue lists them": "aucune tâche abandonnée n’a l’id {id} : etl queue les liste",
		"--metrics-port {port} cannot be used: {code}": "--metrics-port {port} ne peut être utilisé : {code}",
		"this worker's accounts file has no account {account}": "le fichier des comptes de cet exécutant n’a pas de compte {account}",
		"records were rejected: etl rejects list": "des fiches ont été rejetées : etl rejects list"
	}),
	...ofUsage,
	...ofDoctor
};
// dist/bin/messages/told.js
const told = (text) => language === "en" ? text : text.replaceAll(/\S.*/g, (line) => inFrench(line));
const semicolons = 2;
function inFrench(line) {
	const parts = line.split("; ");
	const found = [];
	for (let length = 1; parts.length > 0; length += 1) {
		const text = parts.slice(0, length).join("; ");
		const sentence = asNames(text) ?? asOne(text) ?? afterName(text);
		const isLast = length > semicolons || length >= parts.length;
		if (sentence === null && !isLast) continue;
		found.push(sentence ?? parts[0] ?? "");
		parts.splice(0, sentence === null ? 1 : length);
		length = 0;
	}
	return found.join("; ");
}
function asOne(text) {
	known ??= patterns();
	for (const { french, pattern } of known) {
		const found = pattern.exec(text);
		if (found) return french.replaceAll(hole, (_, name) => inFrench(found.groups?.[name] ?? ""));
	}
	return null;
}
function asNames(text) {
	const names = text.split(", ");
	const [first, ...others] = names.length > 1 ? names.map(asOne) : [];
	if (!first || others.every((name) => name === null)) return null;
	return [first, ...others].map((name, i) => name ?? names[i]).join(", ");
}
function afterName(text) {
	const [, name, what = ""] = /^(.+?): (.+)$/s.exec(text) ?? [];
	const sentence = name && (asOne(what) ?? afterName(what));
	return sentence ? `${name} : ${sentence}` : null;
}
let known = null;
const patterns = () => Object.entries(french).map(([text, french]) => ({
	french,
	pattern: patternOf(text),
	own: text.replace(hole, "").length
})).sort((a, b) => b.own - a.own);
const hole = /\{(\w+)\}/g;
const several = /^(problem|what|why|drift|hidden|some)$/;
function patternOf(text) {
	const escaped = text.replace(/[.*+?^$()|[\]\\]/g, "\\$&");
	const source = escaped.replace(hole, (given, name, at) => {
		if (escaped.indexOf(given) < at) return `\\k<${name}>`;
		return `(?<${name}>${several.test(name) ? "." : "(?:(?!: )[^;\\n])"}+?)`;
	});
	return new RegExp(`^${source}$`, "s");
}
export { told as t };

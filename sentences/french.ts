import { ofDoctor } from './french-doctor.ts';
import { ofUsage } from './french-usage.ts';

/** What is said of runs and of both sides, in French. */
const ofRuns = {
  'no answer from Gazelle: {why}': 'pas de réponse de Gazelle : {why}',
  'Gazelle refused the key (HTTP {status}); check GAZELLE_API_KEY, or the OAuth settings':
    'Gazelle refuse la clé (HTTP {status}); vérifiez GAZELLE_API_KEY, ou les réglages OAuth',
  'Gazelle answered with HTTP {status}': 'Gazelle a répondu HTTP {status}',
  'Gazelle answered with HTTP {status} to {what}': 'Gazelle a répondu HTTP {status} à {what}',
  'Gazelle answered with HTTP {status}, a redirect: check GAZELLE_API_URL':
    'Gazelle a répondu HTTP {status}, une redirection : vérifiez GAZELLE_API_URL',
  'Gazelle refused the query {what}': 'Gazelle refuse la requête {what}',
  'Gazelle failed within the query {what}': 'Gazelle a échoué dans la requête {what}',
  'it gave no code, and its own words are not printed': 'sans code, et ses propres mots ne sont pas montrés',
  '{some} and {count} more': '{some} et {count} de plus',
  'Gazelle answered without any data': 'Gazelle a répondu sans aucune donnée',
  'Gazelle gave no user at all, twice: none is marked as deleted':
    'Gazelle n’a donné aucun utilisateur, deux fois : aucun n’est marqué comme supprimé',
  'the list changed faster than it could be read': 'la liste a changé plus vite qu’on ne pouvait la lire',
  'the list changed while a record of it could not be read': 'la liste a changé, une fiche étant illisible',
  'the next page has a cursor that came before': 'la page suivante a un curseur déjà vu',
  'a record came without an id': 'une fiche est arrivée sans id',
  'an answer came without the list that was asked for': 'une réponse est arrivée sans la liste demandée',
  'there are {expected} {name}, and {seen} were seen, in {passes} readings':
    'il y a {expected} {name}, et {seen} ont été vus, en {passes} lectures',

  'Gazelle refused the OAuth refresh token (invalid_grant): authorize the application again':
    'Gazelle refuse le jeton de renouvellement OAuth (invalid_grant) : autorisez l’application de nouveau',
  'Gazelle refused the OAuth application ({why}): check GAZELLE_CLIENT_ID, GAZELLE_CLIENT_SECRET and GAZELLE_TOKEN_URL':
    'Gazelle refuse l’application OAuth ({why}) : vérifiez GAZELLE_CLIENT_ID, GAZELLE_CLIENT_SECRET et GAZELLE_TOKEN_URL',
  'Gazelle gave no OAuth token (HTTP {status})': 'Gazelle n’a pas donné de jeton OAuth (HTTP {status})',
  'the new OAuth token could not be stored ({why}) and is lost when this run ends, and the old one is used up: authorize the application again and set GAZELLE_REFRESH_TOKEN':
    'le nouveau jeton OAuth n’a pu être enregistré ({why}) et se perd à la fin de cette synchronisation, et l’ancien n’est plus valable : autorisez l’application de nouveau et définissez GAZELLE_REFRESH_TOKEN',

  'everything is asked for': 'tout est demandé',
  'nothing is stored yet': 'rien n’est encore enregistré',
  'it is asked for': 'c’est demandé',
  'the API cannot sort by UPDATED_AT_DESC': 'l’API ne peut pas trier par UPDATED_AT_DESC',
  'there is no watermark to stop at': 'il n’y a pas de repère où s’arrêter',
  'it is time to compare every id': 'il est temps de comparer tous les id',
  'the API sorts by UPDATED_AT_DESC': 'l’API trie par UPDATED_AT_DESC',
  'they are few': 'ils sont peu nombreux',
  'no run has ended well yet': 'aucune synchronisation ne s’est encore bien terminée',
  'only what is recent changes often': 'seul ce qui est récent change souvent',

  'no answer from Supabase for {name}: {why}': 'pas de réponse de Supabase pour {name} : {why}',
  'Supabase refused the key for {name} ({code}); check SUPABASE_SECRET_KEY':
    'Supabase refuse la clé pour {name} ({code}); vérifiez SUPABASE_SECRET_KEY',
  'Supabase does not show the schema of SUPABASE_SCHEMA: add it to the exposed schemas of its Data API':
    'Supabase ne montre pas le schéma de SUPABASE_SCHEMA : ajoutez-le aux schémas exposés de sa Data API',
  'Supabase has no {what} ({code}): apply the migration {migration} (etl migrate prints all of them)':
    'il manque à Supabase : {what} ({code}); appliquez la migration {migration} (etl migrate les affiche toutes)',
  'Supabase refused the values ({code}) for {name}': 'Supabase refuse les valeurs ({code}) pour {name}',
  'Supabase refused the size of a write to {name} (HTTP 413)':
    'Supabase refuse la taille d’une écriture dans {name} (HTTP 413)',
  'HTTP 413: the row is too large': 'HTTP 413 : la ligne est trop grande',
  'Supabase took too long over {name} ({code}): it is busy, its tables need `vacuum analyze`, or a lock or a trigger holds the statement up':
    'Supabase a mis trop de temps pour {name} ({code}) : il est occupé, ses tables ont besoin de `vacuum analyze`, ou un verrou ou un déclencheur retient la requête',
  'the role of this key lacks a grant on {table} ({code}): give a secret key, or run the grant that `etl doctor` prints':
    'il manque au rôle de cette clé un droit (grant) sur {table} ({code}) : donnez une clé secrète, ou exécutez le grant qu’affiche `etl doctor`',
  'the database of Supabase is read-only ({code}): the free plan or the disk is full, until rows are deleted or it is enlarged; or another server takes over, for some minutes':
    'la base de Supabase est en lecture seule ({code}) : le forfait gratuit ou le disque est plein, tant qu’on n’efface pas de lignes ou ne l’agrandit pas; ou un autre serveur prend la relève, pour quelques minutes',
  'the Supabase project is paused (HTTP 540): restore it in its dashboard':
    'le projet Supabase est en pause (HTTP 540) : réactivez-le dans son tableau de bord',
  'Supabase answered {name} with HTTP {status}': 'Supabase a répondu HTTP {status} pour {name}',
  'Supabase answered {name} with HTTP {status}, a redirect: check SUPABASE_URL':
    'Supabase a répondu HTTP {status} pour {name}, une redirection : vérifiez SUPABASE_URL',
  'the lease was lost to another run: nothing more is saved':
    'une autre synchronisation a pris la relève : plus rien n’est enregistré',
  // The database itself writes it down, for a run that could not.
  'the run did not end: its process was killed, or its machine went away':
    'la synchronisation n’a pas fini : son processus a été tué, ou sa machine a disparu',

  'the connection was refused ({code})': 'la connexion est refusée ({code})',
  'the name in its URL does not resolve ({code})': 'le nom dans son URL est introuvable ({code})',
  'the connection broke off ({code})': 'la connexion s’est rompue ({code})',
  'its certificate is not trusted ({code})': 'son certificat n’est pas digne de confiance ({code})',
  'the connection failed ({code})': 'la connexion a échoué ({code})',
  'HTTPS_PROXY is set: it has to be a URL, and counts from Node 22.21 and 24.5 on':
    'HTTPS_PROXY est défini : il doit être une URL, et ne compte qu’à partir de Node 22.21 et 24.5',
  'the connection failed': 'la connexion a échoué',
  'no answer in time': 'pas de réponse à temps',
  'the answer is not JSON': 'la réponse n’est pas du JSON',

  'another run is at work: {holder} since {since}; if it has died, its lease ends at {end} (etl sync --wait 10m waits)':
    'une autre synchronisation est en cours : {holder} depuis {since}; si elle est morte, son bail finit à {end} (etl sync --wait 10m attend)',
  'interrupted by {signal}': 'interrompu par {signal}',
  'this Supabase project holds the rows of {stored}, and the key is that of {found}: check the settings of both sides; etl company --move changes the company on purpose':
    'ce projet Supabase contient les lignes de {stored}, et la clé est celle de {found} : vérifiez les réglages des deux côtés; etl company --move change d’entreprise exprès',
  'another run': 'une autre synchronisation',
  '{peer}, to ask again': '{peer}, avant de redemander',
  '{problem}: what was read is stored, and the checkpoint stays':
    '{problem} : ce qui a été lu est enregistré, et le point de reprise reste',
  '{rejected} of {fetched} {entity} could not be stored, too many for this to be about single records: see etl rejects list; what could be is stored':
    '{rejected} sur {fetched} {entity} n’ont pu être enregistrés, trop pour que cela tienne à quelques fiches : voyez etl rejects list; ce qui pouvait l’être est enregistré',
  '{count} {entity} are deleted in Gazelle, more than the {cap} that may be marked without --allow-deletes: none is marked; --allow-deletes {count} allows it':
    '{count} {entity} ont disparu de Gazelle, plus que les {cap} qui peuvent être marqués sans --allow-deletes : aucun n’est marqué; --allow-deletes {count} le permet',
  '{count} {name} have lost {entity} in Gazelle, more than the {cap} whose {entity} may be marked without --allow-deletes: none is marked; --allow-deletes {count} allows it':
    '{count} {name} ont perdu des {entity} dans Gazelle, plus que les {cap} dont les {entity} peuvent être marqués sans --allow-deletes : aucun n’est marqué; --allow-deletes {count} le permet',
  '{count} records were read, and {usual} are usual': '{count} fiches ont été lues, et d’habitude {usual}',
  '{entity}: there is nothing, and the last time {before}': '{entity} : rien, et la dernière fois {before}',
  '{entity}: there are {now}, more than a third fewer than the last time ({before})':
    '{entity} : il y en a {now}, plus d’un tiers de moins que la dernière fois ({before})',
  'an unknown failure': 'un échec inconnu',
  'an unexpected {name}: please report it': 'une erreur inattendue, {name} : signalez-la',
  'an unexpected {name} in {place}: please report it': 'erreur inattendue, {name} dans {place} : signalez-la',

  'rejected by an earlier run, and cannot be asked for alone: --full reads it':
    'rejeté par une synchronisation antérieure, et ne peut être demandé seul : --full le lit',
  'refused by Postgres ({code})': 'refusé par Postgres ({code})',
  'see gazelle_rejects.reason': 'voyez gazelle_rejects.reason',
  '{field} is not a number that its column holds': '{field} n’est pas un nombre que sa colonne peut contenir',
  '{field} is not in the years 1 to 9999': '{field} n’est pas dans les années 1 à 9999',
  '{field} is not an instant': '{field} n’est pas un instant',
  '{field} is not a date': '{field} n’est pas une date',

  "the queue's tables are missing or of another version: run etl work --migrate once (etl migrate --queue prints the SQL for a new one)":
    'les tables de la file manquent ou sont d’une autre version : lancez etl work --migrate une fois (etl migrate --queue affiche le SQL d’une nouvelle)',
  "the queue's database (DATABASE_URL) cannot be used: {code}":
    'la base de la file (DATABASE_URL) ne peut être utilisée : {code}',
  "the queue's database (DATABASE_URL) has no TLS: add ?sslmode=disable to its URL where the network is yours":
    'la base de la file (DATABASE_URL) n’a pas de TLS : ajoutez ?sslmode=disable à son URL si le réseau est le vôtre',
  "the certificate of the queue's database (DATABASE_URL) is not trusted ({code}): name the file of its CA in PGSSLROOTCERT":
    'le certificat de la base de la file (DATABASE_URL) n’est pas digne de confiance ({code}) : nommez le fichier de son AC dans PGSSLROOTCERT',
  'an error without a code': 'une erreur sans code',
  'no dead job has the id {id}: etl queue lists them': 'aucune tâche abandonnée {id} : etl queue les liste',
  '--metrics-port {port} cannot be used: {code}': '--metrics-port {port} ne peut être utilisé : {code}',
  "this worker's accounts file has no such account": 'le fichier des comptes n’a pas ce compte',
  'records were rejected: etl rejects list': 'des fiches ont été rejetées : etl rejects list',
};

/** Every sentence of errors and findings in French, by what it is in English; `{name}` stands for a value. */
export const french = { ...ofRuns, ...ofUsage, ...ofDoctor };

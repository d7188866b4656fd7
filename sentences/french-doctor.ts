/** What `etl doctor` looks at, finds, and says to mend it with, in French. */
export const ofDoctor = {
  version: 'version',
  'gazelle-etl {version} on Node {node}': 'gazelle-etl {version} sous Node {node}',
  'time zones': 'fuseaux horaires',
  'its data are of version {version}': 'ses données sont de la version {version}',
  'its data are of version {version}, older than half a year':
    'ses données sont de la version {version}, vieille de plus de six mois',
  'update Node; `etl sync --full` then corrects local times':
    'mettez Node à jour; `etl sync --full` corrige ensuite les heures locales',
  'settings file': 'fichier de réglages',
  'there is no .env: the environment alone counts': 'il n’y a pas de .env : seul l’environnement compte',
  '{file} is read, and the environment wins': '{file} est lu, et l’environnement l’emporte',
  'not read of {file}: line {lines}': 'non lu dans {file} : ligne {lines}',
  'write NAME=value, or # before a comment': 'écrivez NOM=valeur, ou # devant un commentaire',
  'correct the path, or make the file readable': 'corrigez le chemin, ou rendez le fichier lisible',
  settings: 'réglages',
  'all that is needed is set, and well-formed': 'tout ce qu’il faut est défini, et bien formé',
  'set it, in the environment, in .env (cp .env.example .env) or in the accounts file':
    'définissez-le, dans l’environnement, dans .env (cp .env.example .env) ou dans le fichier des comptes',
  'not checked': 'non vérifié',
  'mend first what fails': 'corrigez d’abord ce qui échoue',
  'correct this first': 'corrigez d’abord ceci',
  'check the URL and the network, and try again': 'vérifiez l’URL et le réseau, puis réessayez',
  'it answers, and takes the key': 'il répond, et accepte la clé',

  gazelle: 'gazelle',
  'gazelle clock': 'horloge de gazelle',
  'supabase clock': 'horloge de supabase',
  '{skew} behind the clock of this machine': '{skew} de retard sur l’horloge de cette machine',
  '{skew} ahead of the clock of this machine': '{skew} d’avance sur l’horloge de cette machine',
  'set the clock of this machine: ages and --since are wrong by as much':
    'réglez l’horloge de cette machine : les âges et --since se trompent d’autant',
  company: 'entreprise',
  'none yet': 'encore aucune',
  '"without a name" ({id})': '« sans nom » ({id})',
  'Gazelle does not say whose key this is': 'Gazelle ne dit pas à qui est cette clé',
  'make sure that it is the right one': 'assurez-vous que c’est la bonne',
  'the key is that of {found}': 'la clé est celle de {found}',
  'the key is that of {found}, and the rows are those of {stored}':
    'la clé est celle de {found}, et les lignes sont celles de {stored}',
  'check the settings of both sides; `etl company --move` changes the company on purpose':
    'vérifiez les réglages des deux côtés; `etl company --move` change d’entreprise exprès',
  fields: 'champs',
  'appointment services': 'services des rendez-vous',
  'the services of appointments are read': 'les services des rendez-vous sont lus',
  'the API does not tell the services of appointments: gazelle_appointment_services stays as it is':
    'l’API ne donne pas les services des rendez-vous : gazelle_appointment_services reste telle quelle',
  'every field that the queries ask for is there': 'tous les champs que demandent les requêtes existent',
  'the API of today differs: {drift}': 'l’API d’aujourd’hui diffère : {drift}',
  'report it: this version of gazelle-etl does not fit the API of today':
    'signalez-le : cette version de gazelle-etl ne convient pas à l’API d’aujourd’hui',
  listing: 'listes',
  'a plain listing holds records of every status': 'une liste sans filtre contient tous les statuts',
  'a plain listing leaves out {hidden}: they are asked for apart':
    'une liste sans filtre laisse de côté {hidden} : ils sont demandés à part',
  'listed only when their status is asked for: {hidden}':
    'listées seulement quand leur statut est demandé : {hidden}',
  '{count} of the {name}': '{count} des {name}',
  'Gazelle does not say which statuses there are': 'Gazelle ne dit pas quels statuts existent',
  'compare the counts with Gazelle': 'comparez les nombres avec Gazelle',
  'strategy of {name}': 'stratégie pour {name}',

  supabase: 'supabase',
  'the project is not migrated to this version: it lacks the function gazelle_inspect':
    'le projet n’est pas migré à cette version : il lui manque la fonction gazelle_inspect',
  'run what `etl migrate` prints in the SQL editor, or `supabase db push`':
    'exécutez ce qu’affiche `etl migrate` dans l’éditeur SQL, ou `supabase db push`',
  tables: 'tables',
  'every table, column, trigger and function is there':
    'toutes les tables, colonnes, déclencheurs et fonctions existent',
  'missing: {names}': 'il manque : {names}',
  'table {name}': 'table {name}',
  'column {name}': 'colonne {name}',
  'trigger {name} of {table}': 'déclencheur {name} de {table}',
  'function {name}': 'fonction {name}',
  'run this SQL:': 'exécutez ce SQL :',
  write: 'écriture',
  'the key may write to every table (role {role})': 'la clé peut écrire dans toutes les tables (rôle {role})',
  'the key may not write to {tables} (role {role})': 'la clé ne peut pas écrire dans {tables} (rôle {role})',
  'give a secret key, or: grant all on {tables} to {role};':
    'donnez une clé secrète, ou : grant all on {tables} to {role};',
  'the database is read-only': 'la base est en lecture seule',
  'the free plan or the disk is full, until rows are deleted or it is enlarged; or another server takes over, for some minutes':
    'le forfait gratuit ou le disque est plein, tant qu’on n’efface pas de lignes ou ne l’agrandit pas; ou un autre serveur prend la relève, pour quelques minutes',
  triggers: 'déclencheurs',
  'none but ours sets a column that is synced':
    'aucun autre que les nôtres ne change une colonne synchronisée',
  '{trigger} of {table} sets {column}': '{trigger} de {table} change {column}',
  'drop it, or let it set a column of your own: what Gazelle says is lost':
    'supprimez-le, ou laissez-le changer une colonne à vous : ce que dit Gazelle est perdu',
  'row-level security': 'sécurité par ligne',
  'it is on for every table': 'elle est active pour toutes les tables',
  'it is off for {tables}': 'elle est inactive pour {tables}',
  lease: 'bail',
  'it is free': 'il est libre',
  'run {holder} holds it since {since}': 'la synchronisation {holder} le tient depuis {since}',
  'wait for its end; a run that died loses it at {end}':
    'attendez sa fin; une synchronisation morte le perd à {end}',
  checkpoints: 'points de reprise',
  'the checkpoint cannot be read': 'le point de reprise est illisible',
  'the checkpoint is from the future': 'le point de reprise est daté du futur',
  'a run reads everything of these again, and mends it':
    'une synchronisation relit tout de ces collections, et le corrige',
  '{count} of {all} collections have one, and all can be believed':
    '{count} des {all} collections en ont un, et tous sont crédibles',
  rejects: 'rejets',
  'none is open, {ignored} ignored': 'aucun n’est ouvert, ignorés : {ignored}',
  '{open} open, {ignored} ignored': 'ouverts : {open}, ignorés : {ignored}',
  '`etl rejects list` names them': '`etl rejects list` les nomme',
};

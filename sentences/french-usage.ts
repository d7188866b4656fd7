/** What is said of flags and settings, in French. */
export const ofUsage = {
  '{count} things to fix:': '{count} choses à corriger :',
  '--{flag} takes one whole number from {least} on': '--{flag} attend un entier à partir de {least}',
  '--{flag} takes one whole number from {least} to {most}': '--{flag} attend un entier de {least} à {most}',
  '--{flag} takes a length of time, such as 90s, 10m or 24h': '--{flag} attend une durée, p. ex. 90s ou 24h',
  '--{flag} takes a length of time, such as 90s, 10m or 24h, {least} at least':
    '--{flag} attend une durée, p. ex. 90s, 10m ou 24h, au moins {least}',
  '--{flag} lies in the future': '--{flag} est dans le futur',
  '--{flag} takes 24h, 7d or a moment such as 2026-01-31T08:00:00Z':
    '--{flag} attend 24h, 7d ou une date telle que 2026-01-31T08:00:00Z',
  '--{flag} is given once': '--{flag} se donne une seule fois',
  '--{flag} takes no value': '--{flag} n’accepte pas de valeur',
  '"{word}" means nothing here: flags begin with --': '« {word} » est inconnu : une option commence par --',
  '--{flag} takes names: {names}': '--{flag} attend des noms : {names}',
  '{one} and {other} exclude each other': '{one} et {other} s’excluent',
  '--accounts goes with --account or --all-accounts': '--accounts va avec --account ou --all-accounts',
  '--account takes one name here': '--account n’accepte ici qu’un seul nom',
  'there is no {kind} "{name}": there are {names}': '« {name} » n’existe pas ({kind}) : il y a {names}',
  'there is no {kind} "{name}": did you mean {nearest}?':
    '« {name} » n’existe pas ({kind}) : vouliez-vous dire {nearest}?',
  flag: 'option',
  entity: 'entité',
  account: 'compte',
  column: 'colonne',
  option: 'option',
  collection: 'collection',
  fault: 'panne',
  '{name} cannot be excluded: the sync needs it': '{name} ne peut être exclue : elle est nécessaire',
  'there is no terminal to ask on: add --yes': 'il n’y a pas de terminal où demander : ajoutez --yes',
  'prune takes --deleted-for, --logs-for, --rejects-for or --changes-for, such as 90d':
    'prune attend --deleted-for, --logs-for, --rejects-for ou --changes-for, p. ex. 90d',
  'queue add takes --account or --all-accounts': 'queue add attend --account ou --all-accounts',
  'rejects ignore takes ids, or --all': 'rejects ignore attend des id, ou --all',
  'no reject is open of {ids}': 'aucun rejet n’est ouvert de {ids}',
  '{id} is not the id of a run': '{id} n’est pas l’id d’une synchronisation',
  'there is no run {id}': 'il n’y a pas de synchronisation {id}',
  'more than one run begins with {id}: give more of its id':
    'plusieurs synchronisations commencent par {id} : donnez plus de caractères',
  'port {port} is in use: --gazelle-port and --supabase-port take others, and 0 any free one':
    'le port {port} est occupé : --gazelle-port et --supabase-port en acceptent d’autres, et 0 en choisit un libre',
  'the sandbox needs packages that are not installed: npm install -D {packages}':
    'le bac à sable a besoin de paquets qui ne sont pas installés : npm install -D {packages}',

  '--html {file} cannot be written ({code})': '--html {file} ne peut être écrit ({code})',
  '{file} cannot be read ({code})': '{file} ne peut être lu ({code})',
  '{file} is not JSON': '{file} n’est pas du JSON',
  '{file}: two accounts have the id {id}': '{file} : deux comptes ont l’id {id}',
  '{one} and {other} have the same Gazelle key and the same Supabase project':
    '{one} et {other} ont la même clé Gazelle et le même projet Supabase',
  '{name} is not set': '{name} n’est pas défini',
  '{name} is empty': '{name} est vide',
  'must be env:NAME or file:PATH, never the secret itself': 'doit être env:NOM ou file:CHEMIN, pas le secret',
  'must be 1 to 40 characters of a-z, 0-9 and -': 'doit compter de 1 à 40 caractères parmi a-z, 0-9 et -',
  'must be a length of time from 1m on, such as 1h': 'doit être une durée d’au moins 1m, comme 1h',

  'GAZELLE_API_KEY is missing (from Gazelle: https://gazelleapp.io/developer); or set GAZELLE_CLIENT_ID, GAZELLE_CLIENT_SECRET, GAZELLE_REFRESH_TOKEN for OAuth':
    'GAZELLE_API_KEY manque (chez Gazelle : https://gazelleapp.io/developer); ou définissez GAZELLE_CLIENT_ID, GAZELLE_CLIENT_SECRET, GAZELLE_REFRESH_TOKEN pour OAuth',
  '{name} missing beside the other OAuth settings (from Gazelle: https://gazelleapp.io/developer)':
    'il manque {name} à côté des autres réglages OAuth (chez Gazelle : https://gazelleapp.io/developer)',
  'SUPABASE_URL is missing (from Supabase: Project Settings > Data API > Project URL)':
    'SUPABASE_URL manque (chez Supabase : Project Settings > Data API > Project URL)',
  'SUPABASE_SECRET_KEY is missing (from Supabase: Project Settings > API Keys > Secret keys; older projects: SUPABASE_SERVICE_ROLE_KEY)':
    'SUPABASE_SECRET_KEY manque (chez Supabase : Project Settings > API Keys > Secret keys; projets plus anciens : SUPABASE_SERVICE_ROLE_KEY)',
  '{name} holds characters that no key has': '{name} contient des caractères qu’aucune clé n’a',
  '{name} is the {role} key, which cannot write: give a secret key (from Supabase: Project Settings > API Keys > Secret keys)':
    '{name} est la clé {role}, qui ne peut pas écrire : donnez une clé secrète (chez Supabase : Project Settings > API Keys > Secret keys)',
  '{name} is not a URL': '{name} n’est pas une URL',
  '{name} must not hold a user or a password: the key is a setting of its own':
    '{name} ne doit contenir ni utilisateur ni mot de passe : la clé est un réglage à part',
  '{name} must begin with https://: plain http is allowed for this machine only':
    '{name} doit commencer par https:// : http seul n’est permis que pour cette machine',
  '{name} must be that of the project, without a path': '{name} doit être celle du projet, sans chemin',
  '{name} is not a time zone: give an IANA name such as America/Toronto':
    '{name} n’est pas un fuseau horaire : donnez un nom IANA comme America/Toronto',
  '{name} is not the name of a schema: small letters, digits and _, and no pg_ in front':
    '{name} n’est pas le nom d’un schéma : minuscules, chiffres et _, et pas de pg_ devant',
  'ETL_EVERY is not a length of time from 1m on, such as 1h': 'ETL_EVERY n’est pas une durée d’au moins 1m',
  'DATABASE_URL is to be the postgres:// URL of the database that holds the queue':
    'DATABASE_URL doit être l’URL postgres:// de la base qui contient la file',
};

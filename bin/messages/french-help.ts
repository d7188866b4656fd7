/** The help of commands and flags, in French. */
export const frenchHelp = {
  'Read everything, and mark what Gazelle no longer has as deleted':
    'Tout lire, et marquer comme supprimé ce que Gazelle n’a plus',
  'Compare every id now: finds contacts edited alone, and what was deleted':
    'Comparer tous les id maintenant : trouve les contacts modifiés seuls et ce qui a été supprimé',
  'How often to compare every id  [default: 7d, appointments 28d]':
    'À quel intervalle comparer tous les id  [défaut : 7d, rendez-vous 28d]',
  'Only these, with commas between them; contacts come with their clients':
    'Seulement celles-ci, séparées par des virgules; les contacts viennent avec leurs clients',
  'Read from 24h or 7d ago, or from an ISO time on; moves no checkpoint':
    'Lire depuis 24h, 7d ou une date ISO; ne déplace aucun point de reprise',
  'Write nothing; print what a run would do': 'Ne rien écrire; montrer ce que ferait une synchronisation',
  'The format of the results on stdout': 'Le format des résultats sur stdout',
  'Short for --output json': 'Abrégé de --output json',
  'At most this many records of each collection; moves no checkpoint':
    'Au plus ce nombre de fiches par collection; ne déplace aucun point de reprise',
  'How many rows a table may lose  [default: 10, or 5 %]':
    'Combien de lignes une table peut perdre  [défaut : 10, ou 5 %]',
  'How far to read again behind the watermark': 'Jusqu’où relire avant le repère',
  'Stop reading after this long; the next run resumes':
    'Cesser de lire après cette durée; la prochaine synchronisation prend la suite',
  'How long to wait for another run to end': 'Combien de temps attendre la fin d’une autre synchronisation',
  'Rows per write': 'Lignes par écriture',
  'Records per page': 'Fiches par page',
  'Requests to Gazelle at once, at most': 'Requêtes simultanées à Gazelle, au plus',
  'Requests to Gazelle per second, at most  [default: no limit]':
    'Requêtes à Gazelle par seconde, au plus  [défaut : sans limite]',
  'How long one request may take': 'Durée permise à une requête',
  'How often a failed request is repeated': 'Combien de fois répéter une requête qui a échoué',
  'Show progress on stderr; --no-progress turns it off':
    'Montrer la progression sur stderr; --no-progress la désactive',
  'Accounts at once': 'Comptes traités à la fois',
  'The schema of the tables': 'Le schéma des tables',
  'Print JSON': 'Afficher en JSON',
  'The account of this id in the accounts file': 'Le compte de cet id dans le fichier des comptes',
  'The accounts file  [default: etl.accounts.json]': 'Le fichier des comptes  [défaut : etl.accounts.json]',
  'Every account of the accounts file': 'Tous les comptes du fichier des comptes',
  'Settings from a file; the environment wins  [default: .env, if there is one]':
    'Réglages tirés d’un fichier; l’environnement l’emporte  [défaut : .env, s’il existe]',
  'What to log on stderr': 'Ce qui est journalisé sur stderr',
  'The format of the log': 'Le format du journal',
  'Only these, with commas between them': 'Seulement celles-ci, séparées par des virgules',
  'Do not ask': 'Ne pas demander de confirmation',
  'Read from 24h or 7d ago, or from an ISO time on': 'Lire à partir d’une date ISO, ou d’il y a 24h ou 7d',
  'Change to the company of the key': 'Passer à l’entreprise de la clé',
  'Exit with 1 when the last success of an entity is longer ago than this, such as 26h':
    'Terminer avec 1 si le dernier succès d’une entité est plus ancien que ceci, p. ex. 26h',
  'How many of the last runs to show': 'Combien de synchronisations montrer, en partant de la dernière',
  'At most this many rejects': 'Au plus ce nombre de rejets',
  'All open rejects': 'Tous les rejets ouverts',
  'Run again every 15m (or so); SIGTERM ends it after the batch in hand':
    'Recommencer toutes les 15m (environ); SIGTERM y met fin après le lot en cours',
  'Exit with 1 when a run is unusual, such as one that reads far more':
    'Terminer avec 1 si une synchronisation est inhabituelle, p. ex. si elle lit beaucoup plus',
  'Columns not to store, such as contacts.phone  [default: ETL_EXCLUDE]':
    'Colonnes à ne pas garder, comme contacts.phone  [défaut : ETL_EXCLUDE]',
  "Print the SQL of the workers' queue instead": 'Afficher plutôt le SQL de la file des exécutants',
  'Print the SQL that calls the Edge Function at these times, such as "*/15 * * * *"':
    'Afficher le SQL qui appelle la fonction Edge à ces moments, p. ex. "*/15 * * * *"',
  'Print the SQL that takes this away again': 'Afficher le SQL qui retire ces appels',
  'Delete rows marked as deleted longer ago than this, such as 90d':
    'Effacer les lignes marquées comme supprimées depuis plus longtemps que ceci, p. ex. 90d',
  'Delete run logs older than this, such as 365d':
    'Effacer les journaux de synchronisation plus anciens que ceci, p. ex. 365d',
  'Delete rejects settled longer ago than this, and records that open ones keep':
    'Effacer les rejets réglés depuis plus longtemps que ceci, et les fiches gardées par ceux qui sont ouverts',
  'Delete the changes that were noted longer ago than this, such as 90d':
    'Effacer les changements inscrits depuis plus longtemps que ceci, p. ex. 90d',
  'Show what changed in Supabase, row by row': 'Montrer ce qui a changé dans Supabase, ligne par ligne',
  'Read from 24h or 7d ago, or from an ISO time on  [default: 24h]':
    'Lire à partir d’une date ISO, ou d’il y a 24h ou 7d  [défaut : 24h]',
  'Only what comes after the change of this id': 'Seulement ce qui suit le changement de cet id',
  'Wait for more changes, until it is interrupted': 'Attendre d’autres changements, jusqu’à interruption',
  'Show the names of users and clients too': 'Montrer aussi les noms des utilisateurs et des clients',
  'Print each change as a line of JSON': 'Afficher chaque changement sur une ligne de JSON',
  'Print the SQL that notes the changes of these entities only; none: of none':
    'Afficher le SQL qui inscrit les changements de ces seules entités; none : d’aucune',
  'Delete nothing; print what would be deleted': 'Ne rien effacer; montrer ce qui le serait',
  "Make or update the queue's tables, and exit":
    'Créer les tables de la file, ou les mettre à jour, puis finir',
  'Accounts at once in this process': 'Comptes traités à la fois dans ce processus',
  'How long one job may read; the next one resumes':
    'Combien de temps une tâche peut lire; la suivante reprend',
  'How often to look for accounts that are due': 'À quel intervalle chercher les comptes à synchroniser',
  'Serve metrics as OpenMetrics text on this port': 'Exposer les métriques OpenMetrics sur ce port',
  'The address of the metrics': 'L’adresse des métriques',
  'Keep Supabase in this folder  [default: in memory]':
    'Garder Supabase dans ce dossier  [défaut : en mémoire]',
  'The key of both, without its prefix  [default: a new one at each start]':
    'La clé des deux, sans son préfixe  [défaut : une nouvelle à chaque démarrage]',
  'Where Gazelle listens': 'Où Gazelle écoute',
  'Where Supabase listens': 'Où Supabase écoute',
  'Whether Gazelle can sort by UPDATED_AT_DESC': 'Si Gazelle peut trier par UPDATED_AT_DESC',
  'Rehearse a bad night: reject, failing=pianos, rate-limit, slow=2s':
    'Simuler une mauvaise nuit : reject, failing=pianos, rate-limit, slow=2s',
  'How long Gazelle takes to answer': 'Combien de temps Gazelle met à répondre',
  'Bring Supabase up to date': 'Mettre Supabase à jour',
  'Check the settings and both sides, and say what to fix':
    'Vérifier les réglages et les deux côtés, et dire ce qu’il faut corriger',
  'Show how fresh each entity is, and what fails': 'Montrer la fraîcheur de chaque entité, et ce qui échoue',
  'Show the last runs, or one of them with its first errors':
    'Montrer les dernières synchronisations, ou l’une d’elles avec ses premières erreurs',
  'Show or change where the next run starts': 'Montrer ou changer d’où repart la synchronisation',
  'Show the checkpoints': 'Montrer les points de reprise',
  'Set checkpoints back to an earlier time': 'Ramener les points de reprise à une date antérieure',
  'Make the next run read everything': 'Faire tout relire à la prochaine synchronisation',
  'List, retry or ignore the records that could not be stored':
    'Lister, réessayer ou ignorer les fiches qui n’ont pas pu être enregistrées',
  'List the open rejects': 'Lister les rejets ouverts',
  'Try once more to store them': 'Essayer encore de les enregistrer',
  'Acknowledge rejects, by the ids of their records: no longer a warning':
    'Prendre acte de rejets, par les id de leurs fiches : plus d’avertissement',
  'Show which company is stored, or change to another one':
    'Montrer quelle entreprise est enregistrée, ou passer à une autre',
  'Print the SQL that makes the tables': 'Afficher le SQL qui crée les tables',
  'Write the Edge Function that syncs inside Supabase, for supabase functions deploy':
    'Écrire la fonction Edge qui synchronise dans Supabase, pour supabase functions deploy',
  'Run a local Gazelle and a local Supabase': 'Lancer un Gazelle et un Supabase locaux',
  'Really delete rows marked as deleted long ago, old run logs and old rejects':
    'Effacer pour de bon les lignes marquées comme supprimées depuis longtemps, les vieux journaux et les vieux rejets',
  'Keep many accounts fresh, by a queue on Postgres':
    'Garder de nombreux comptes à jour, par une file sur Postgres',
  "Look at the workers' queue, or change it": 'Regarder la file des exécutants, ou la changer',
  'List the waiting, running and dead jobs': 'Lister les tâches en attente, en cours et abandonnées',
  'Put accounts into the queue': 'Mettre des comptes dans la file',
  'Put a dead job back': 'Remettre une tâche abandonnée dans la file',
  'Show a first sync and a second one, without any account':
    'Montrer une première synchronisation et une seconde, sans aucun compte',
  'Print a completion script: etl completion bash, or zsh':
    'Afficher un script de complétion : etl completion bash, ou zsh',
  'Keeps a Supabase project in step with a Gazelle account.':
    'Garde un projet Supabase synchronisé avec un compte Gazelle.',
  'name a command; etl --help lists them.': 'nommez une commande; etl --help les liste.',
  'checkpoint takes show, rewind or reset.': 'checkpoint attend show, rewind ou reset.',
  'rejects takes list, retry or ignore.': 'rejects attend list, retry ou ignore.',
  'The language of the output: en or fr  [default: ETL_LANG, or en]':
    'La langue de l’affichage : en ou fr  [défaut : ETL_LANG, sinon en]',
  'Show this help': 'Montrer cette aide',
  'Show the version': 'Montrer la version',
  'what a sync would do, without writing': 'ce que ferait une synchronisation, sans rien écrire',
  'only some entities': 'quelques entités seulement',
  'exits 1 when something is older': 'termine avec 1 si quelque chose est plus ancien',
  Entities: 'Entités',
  'Exit codes: 0 all is well; 1 not everything is done; 2 usage or settings; 3 another run is under way; 130, 143 interrupted':
    'Codes de sortie : 0 tout va bien; 1 tout n’est pas fait; 2 usage ou réglages; 3 une autre synchronisation est en cours; 130, 143 interrompu',
  'The file to write the page to; - for stdout': 'Le fichier où écrire la page; - pour stdout',
  'Mark an entity whose last success is longer ago than this, such as 26h':
    'Signaler une entité dont le dernier succès est plus ancien que ceci, p. ex. 26h',
  'Write a page with charts of the last 90 days': 'Écrire une page avec des graphiques des 90 derniers jours',
};

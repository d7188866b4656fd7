import * as flag from './flag.ts';

/** For a command that prints an answer. */
export const json = flag.toggle('Print JSON');

/** The flags of a command that can use another account than that of the environment. */
export const accountFlags = {
  account: flag.names('The account of this id in the accounts file'),
  accounts: flag.text('The accounts file  [default: etl.accounts.json]'),
};

/** The flags of a command that can use several accounts at once. */
export const manyAccountsFlags = {
  ...accountFlags,
  'all-accounts': flag.toggle('Every account of the accounts file'),
};

/** The flags of every command that reaches Gazelle or Supabase. */
export const commonFlags = {
  'env-file': flag.text('Settings from a file; the environment wins  [default: .env, if there is one]'),
  'log-level': flag.choice('What to log on stderr', ['debug', 'info', 'warn', 'error', 'silent'], 'info'),
  'log-format': flag.choice('The format of the log', ['text', 'json'], 'text'),
};

/** For the commands that store records. */
export const exclude = flag.names('Columns not to store  [default: ETL_EXCLUDE]');

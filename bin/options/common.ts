import ms from 'ms';
import type { Options } from 'yargs';
import { t } from '../messages/text.ts';
import { logFormats, logLevels } from '../output/formats.ts';
import { duration, nameList, wholeNumber } from '../settings/flag-values.ts';

/** A flag that takes a whole number from `least` to `most`. */
export const numberFlag = (flag: string, value: number, describe: string, least: number, most?: number) => ({
  default: value,
  coerce: wholeNumber(flag, least, most),
  requiresArg: true,
  describe,
});

/** A flag that takes a length of time; its default and the least it takes are in milliseconds. */
export const durationFlag = (flag: string, value: number, describe: string, least = 0) => ({
  default: value === 0 ? '0s' : ms(value),
  coerce: duration(flag, least),
  requiresArg: true,
  describe,
});

/** Where `etl migrate` makes the tables. */
export const migrateOptions = {
  queue: { type: 'boolean', default: false, describe: t("Print the SQL of the workers' queue instead") },
  schema: { type: 'string', default: 'public', requiresArg: true, describe: t('The schema of the tables') },
} as const satisfies Record<string, Options>;

/** For a command that answers a question. */
export const json = { type: 'boolean', default: false, describe: t('Print JSON') } as const satisfies Options;

/** The flags of a command that may be about another account than that of the environment. */
export const accountOptions = {
  account: {
    type: 'string',
    coerce: nameList,
    requiresArg: true,
    describe: t('The account of this id in the accounts file'),
  },
  accounts: {
    type: 'string',
    requiresArg: true,
    describe: t('The accounts file  [default: etl.accounts.json]'),
  },
} satisfies Record<string, Options>;

/** The flags of a command that may be about several accounts at once. */
export const manyAccountsOptions = {
  ...accountOptions,
  'all-accounts': { type: 'boolean', default: false, describe: t('Every account of the accounts file') },
} as const satisfies Record<string, Options>;

/** The flag of what stores records. */
export const exclude = {
  type: 'string',
  coerce: nameList,
  requiresArg: true,
  describe: t('Columns to keep out, such as clients.personal_notes,contacts.phone  [default: ETL_EXCLUDE]'),
} as const satisfies Options;

/** The flags of every command that reaches Gazelle or Supabase. */
export const commonOptions = {
  'env-file': {
    type: 'string',
    requiresArg: true,
    describe: t('Settings from a file; the environment wins  [default: .env, if there is one]'),
  },
  'log-level': { choices: logLevels, default: 'info' as const, describe: t('What to tell on stderr') },
  'log-format': { choices: logFormats, default: 'text' as const, describe: t('How to tell it') },
} satisfies Record<string, Options>;

import ms from 'ms';
import { type Text, t } from '../messages/text.ts';
import { logFormats, logLevels } from '../output/formats.ts';
import { duration, nameList, wholeNumber } from '../settings/flag-values.ts';

/** A flag that is given or not. */
export const switchFlag = (describe: Text, value = false) =>
  ({ type: 'boolean', default: value, describe: t(describe) }) as const;

/** A flag that takes text. */
export const textFlag = (describe: Text) =>
  ({ type: 'string', requiresArg: true, describe: t(describe) }) as const;

/** A flag whose value is read by `coerce`, which gets the name of the flag too; without a default. */
export const valueFlag = <T>(describe: Text, coerce: (value: unknown, flag?: string) => T) => ({
  coerce,
  requiresArg: true,
  describe: t(describe),
});

/** A flag that takes names, with commas between them or repeated. */
export const namesFlag = (describe: Text) => ({ ...textFlag(describe), coerce: nameList });

/** A flag that takes a whole number of a range. */
export const numberFlag = (describe: Text, range: readonly [number, number?], value: number) => ({
  ...valueFlag(describe, wholeNumber(range)),
  default: value,
});

/** A flag that takes a length of time; its default and the least it takes are in milliseconds. */
export const durationFlag = (describe: Text, value: number, least = 0) => ({
  ...valueFlag(describe, duration(least)),
  default: value === 0 ? '0s' : ms(value),
});

/** For a command that prints an answer. */
export const json = switchFlag('Print JSON');

/** The flags of a command that can use another account than that of the environment. */
export const accountFlags = {
  account: namesFlag('The account of this id in the accounts file'),
  accounts: textFlag('The accounts file  [default: etl.accounts.json]'),
};

/** The flags of a command that can use several accounts at once. */
export const manyAccountsFlags = {
  ...accountFlags,
  'all-accounts': switchFlag('Every account of the accounts file'),
};

/** The flags of every command that reaches Gazelle or Supabase. */
export const commonFlags = {
  'env-file': textFlag('Settings from a file; the environment wins  [default: .env, if there is one]'),
  'log-level': { choices: logLevels, default: 'info' as const, describe: t('What to log on stderr') },
  'log-format': { choices: logFormats, default: 'text' as const, describe: t('The format of the log') },
};

/** For the commands that store records. */
export const exclude = namesFlag(
  'Columns not to store, such as clients.personal_notes,contacts.phone  [default: ETL_EXCLUDE]',
);

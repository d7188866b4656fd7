import ms from 'ms';
import { t } from '../messages/text.ts';
import { logFormats, logLevels } from '../output/formats.ts';
import { duration, nameList, wholeNumber } from '../settings/flag-values.ts';

/** A flag that is given or not. */
export const switchFlag = (describe: string, value = false) =>
  ({ type: 'boolean', default: value, describe }) as const;

/** A flag that takes text. */
export const textFlag = (describe: string) => ({ type: 'string', requiresArg: true, describe }) as const;

/** A flag that takes names, with commas between them or repeated. */
export const namesFlag = (describe: string) => ({ ...textFlag(describe), coerce: nameList });

/** A flag whose value is read by `coerce`; without a default. */
export const valueFlag = <T>(coerce: (value: unknown) => T, describe: string) => ({
  coerce,
  requiresArg: true,
  describe,
});

/** A flag that takes a whole number from `least` to `most`. */
export const numberFlag = (flag: string, value: number, describe: string, least: number, most?: number) => ({
  ...valueFlag(wholeNumber(flag, least, most), describe),
  default: value,
});

/** A flag that takes a length of time; its default and the least it takes are in milliseconds. */
export const durationFlag = (flag: string, value: number, describe: string, least = 0) => ({
  ...valueFlag(duration(flag, least), describe),
  default: value === 0 ? '0s' : ms(value),
});

/** For a command that prints an answer. */
export const json = switchFlag(t('Print JSON'));

/** The flags of a command that can use another account than that of the environment. */
export const accountFlags = {
  account: namesFlag(t('The account of this id in the accounts file')),
  accounts: textFlag(t('The accounts file  [default: etl.accounts.json]')),
};

/** The flags of a command that can use several accounts at once. */
export const manyAccountsFlags = {
  ...accountFlags,
  'all-accounts': switchFlag(t('Every account of the accounts file')),
};

/** The flags of every command that reaches Gazelle or Supabase. */
export const commonFlags = {
  'env-file': textFlag(t('Settings from a file; the environment wins  [default: .env, if there is one]')),
  'log-level': { choices: logLevels, default: 'info' as const, describe: t('What to log on stderr') },
  'log-format': { choices: logFormats, default: 'text' as const, describe: t('The format of the log') },
};

/** For the commands that store records. */
export const exclude = namesFlag(
  t('Columns not to store, such as clients.personal_notes,contacts.phone  [default: ETL_EXCLUDE]'),
);

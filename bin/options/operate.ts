import { t } from '../messages/text.ts';
import { duration } from '../settings/flag-values.ts';
import {
  type ArgumentsOf,
  accountOptions,
  commonOptions,
  json,
  manyAccountsOptions,
  numberFlag,
  textFlag,
  valueFlag,
} from './common.ts';

const maxAge = (describe: string) => valueFlag(duration('max-age', 1000), describe);

export const statusOptions = {
  'max-age': maxAge(t('Exit with 1 when the last success of an entity is longer ago than this, such as 26h')),
  json,
  ...manyAccountsOptions,
  ...commonOptions,
};

export const historyOptions = {
  last: numberFlag('last', 20, t('So many of the last runs'), 1, 1000),
  json,
  ...manyAccountsOptions,
  ...commonOptions,
};

export const reportOptions = {
  html: { ...textFlag(t('The file to write the page to; - for stdout')), demandOption: true },
  'max-age': maxAge(t('Mark an entity whose last success is longer ago than this, such as 26h')),
  ...manyAccountsOptions,
  ...commonOptions,
} as const;

export const doctorOptions = { json, ...accountOptions, ...commonOptions };

export type DoctorArguments = ArgumentsOf<typeof doctorOptions>;
export type StatusArguments = ArgumentsOf<typeof statusOptions>;
export type ReportArguments = ArgumentsOf<typeof reportOptions>;
export type HistoryArguments = ArgumentsOf<typeof historyOptions> & { run?: string | undefined };

import { t } from '../messages/text.ts';
import { duration, moment } from '../settings/flag-values.ts';
import {
  type ArgumentsOf,
  accountOptions,
  commonOptions,
  exclude,
  json,
  manyAccountsOptions,
  namesFlag,
  numberFlag,
  switchFlag,
  textFlag,
  valueFlag,
} from './common.ts';

const oneAccount = { ...accountOptions, ...commonOptions };
const manyAccounts = { ...manyAccountsOptions, ...commonOptions };
const yes = switchFlag(t('Do not ask'));
const age = (flag: string, describe: string) => valueFlag(duration(flag, 1000), describe);

export const doctorOptions = { json, ...oneAccount };
export type DoctorArguments = ArgumentsOf<typeof doctorOptions>;

export const statusOptions = {
  'max-age': age(
    'max-age',
    t('Exit with 1 when the last success of an entity is longer ago than this, such as 26h'),
  ),
  json,
  ...manyAccounts,
};
export type StatusArguments = ArgumentsOf<typeof statusOptions>;

export const historyOptions = {
  last: numberFlag('last', 20, t('How many of the last runs to show'), 1, 1000),
  json,
  ...manyAccounts,
};
export type HistoryArguments = ArgumentsOf<typeof historyOptions> & { run?: string | undefined };

export const reportOptions = {
  html: { ...textFlag(t('The file to write the page to; - for stdout')), demandOption: true },
  'max-age': age('max-age', t('Mark an entity whose last success is longer ago than this, such as 26h')),
  ...manyAccounts,
} as const;
export type ReportArguments = ArgumentsOf<typeof reportOptions>;

const entity = namesFlag(t('Only these, with commas between them'));

export const showOptions = { json, entity, ...oneAccount };
export type ShowArguments = ArgumentsOf<typeof showOptions>;

export const resetOptions = { yes, entity, ...oneAccount };
export type ResetArguments = ArgumentsOf<typeof resetOptions>;

export const rewindOptions = {
  to: {
    ...textFlag(t('Where the next run is to read from: 24h or 7d ago, or an ISO time')),
    coerce: moment('to', Date.now),
    demandOption: true,
  },
  ...resetOptions,
} as const;
export type RewindArguments = ArgumentsOf<typeof rewindOptions>;

export const listOptions = {
  limit: numberFlag('limit', 100, t('At most this many rejects'), 1),
  json,
  ...oneAccount,
};
export type ListArguments = ArgumentsOf<typeof listOptions>;

export const retryOptions = { exclude, json, ...oneAccount };
export type RetryArguments = ArgumentsOf<typeof retryOptions>;

export const ignoreOptions = { all: switchFlag(t('All open rejects')), json, ...oneAccount };
export type IgnoreArguments = ArgumentsOf<typeof ignoreOptions> & { ids?: string[] | undefined };

export const pruneOptions = {
  'deleted-for': age('deleted-for', t('Delete rows marked as deleted longer ago than this, such as 90d')),
  'logs-for': age('logs-for', t('Delete run logs older than this, such as 365d')),
  'rejects-for': age(
    'rejects-for',
    t('Delete rejects settled longer ago than this, and the records that older open ones keep'),
  ),
  'dry-run': switchFlag(t('Delete nothing; print what would be deleted')),
  json,
  ...manyAccounts,
};
export type PruneArguments = ArgumentsOf<typeof pruneOptions>;

export const companyOptions = { move: switchFlag(t('Change to the company of the key')), yes, ...oneAccount };
export type CompanyArguments = ArgumentsOf<typeof companyOptions>;

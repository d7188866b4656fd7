import { t } from '../messages/text.ts';
import { duration } from '../settings/flag-values.ts';
import {
  type ArgumentsOf,
  commonOptions,
  json,
  manyAccountsOptions,
  switchFlag,
  valueFlag,
} from './common.ts';

const age = (flag: string, describe: string) => valueFlag(duration(flag, 1000), describe);

export const pruneOptions = {
  'deleted-for': age('deleted-for', t('Delete rows that have been marked as gone for so long, such as 90d')),
  'logs-for': age('logs-for', t('Delete run logs that are so old, such as 365d')),
  'rejects-for': age(
    'rejects-for',
    t('Delete rejects settled so long ago, and the records that open ones keep'),
  ),
  'dry-run': switchFlag(t('Delete nothing; print what would be')),
  json,
  ...manyAccountsOptions,
  ...commonOptions,
};

export type PruneArguments = ArgumentsOf<typeof pruneOptions>;

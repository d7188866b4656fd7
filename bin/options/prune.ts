import type { ArgumentsCamelCase, InferredOptionTypes, Options } from 'yargs';
import { t } from '../messages/text.ts';
import { duration } from '../settings/flag-values.ts';
import { commonOptions, json, manyAccountsOptions } from './common.ts';

const age = (flag: string, describe: string) => ({
  coerce: duration(flag, 1000),
  requiresArg: true,
  describe,
});

/** The flags of `etl prune`. */
export const pruneOptions = {
  'deleted-for': age('deleted-for', t('Delete rows that have been marked as gone for so long, such as 90d')),
  'logs-for': age('logs-for', t('Delete run logs that are so old, such as 365d')),
  'rejects-for': age(
    'rejects-for',
    t('Delete rejects settled so long ago, and the records that open ones keep'),
  ),
  'dry-run': { type: 'boolean', default: false, describe: t('Delete nothing; print what would be') },
  json,
  ...manyAccountsOptions,
  ...commonOptions,
} satisfies Record<string, Options>;

export type PruneArguments = ArgumentsCamelCase<InferredOptionTypes<typeof pruneOptions>>;

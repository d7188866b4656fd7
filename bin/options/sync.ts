import type { ArgumentsCamelCase, InferredOptionTypes, Options } from 'yargs';
import { httpDefaults } from '../../pipeline/config.ts';
import { defaults, ranges } from '../../pipeline/options.ts';
import { text } from '../messages/text.ts';
import { outputFormats } from '../output/formats.ts';
import { duration, moment, nameList, wholeNumber } from '../settings/flag-values.ts';
import { commonOptions, durationFlag, exclude, manyAccountsOptions, numberFlag } from './common.ts';

export const syncOptions = {
  full: {
    type: 'boolean',
    default: defaults.full,
    describe: text.flags.full,
  },
  sweep: {
    type: 'boolean',
    default: defaults.sweep,
    describe: text.flags.sweep,
  },
  'sweep-every': durationFlag('sweep-every', defaults.sweepEveryMs, text.flags.sweepEvery),
  entity: {
    type: 'string',
    coerce: nameList,
    requiresArg: true,
    describe: text.flags.syncEntity,
  },
  exclude,
  since: {
    type: 'string',
    coerce: moment('since', Date.now),
    requiresArg: true,
    describe: text.flags.since,
  },
  'dry-run': {
    type: 'boolean',
    default: defaults.dryRun,
    describe: text.flags.dryRun,
  },
  output: { choices: outputFormats, default: 'table' as const, describe: text.flags.output },
  json: { type: 'boolean', describe: text.flags.shortJson },
  limit: {
    coerce: wholeNumber('limit', ...ranges.limit),
    requiresArg: true,
    describe: text.flags.limit,
  },
  'allow-deletes': {
    coerce: wholeNumber('allow-deletes', ...ranges.allowDeletes),
    requiresArg: true,
    describe: text.flags.allowDeletes,
  },
  'audit-requests': numberFlag(
    'audit-requests',
    defaults.auditRequests,
    'Requests to Gazelle that comparing old appointments may take, 0 for none',
    0,
    1000,
  ),
  overlap: durationFlag('overlap', defaults.overlapMs, text.flags.overlap),
  'time-budget': {
    coerce: duration('time-budget', ranges.timeBudgetMs[0]),
    requiresArg: true,
    describe: text.flags.timeBudget,
  },
  wait: durationFlag('wait', defaults.waitMs, text.flags.wait),
  every: {
    coerce: duration('every', 1000),
    requiresArg: true,
    describe: 'Go on, with a run every 15m (or so); SIGTERM ends it after the batch in hand',
  },
  strict: {
    type: 'boolean',
    default: false,
    describe: 'Exit with 1 when a run is unusual, such as far more to read',
  },
  'batch-size': numberFlag('batch-size', defaults.batchSize, text.flags.batchSize, ...ranges.batchSize),
  'page-size': numberFlag('page-size', defaults.pageSize, text.flags.pageSize, ...ranges.pageSize),
  concurrency: numberFlag('concurrency', defaults.concurrency, text.flags.concurrency, ...ranges.concurrency),
  rate: {
    coerce: wholeNumber('rate', ...ranges.rate),
    requiresArg: true,
    describe: text.flags.rate,
  },
  timeout: durationFlag('timeout', httpDefaults.timeoutMs, text.flags.timeout, ranges.timeoutMs[0]),
  retries: numberFlag('retries', httpDefaults.retries, text.flags.retries, ...ranges.retries),
  ...manyAccountsOptions,
  progress: {
    type: 'boolean',
    default: true,
    describe: text.flags.progress,
  },
  'account-concurrency': numberFlag('account-concurrency', 4, text.flags.accountConcurrency, 1, 100),
  ...commonOptions,
} satisfies Record<string, Options>;

export type SyncArguments = ArgumentsCamelCase<InferredOptionTypes<typeof syncOptions>>;

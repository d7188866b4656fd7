import type { ArgumentsCamelCase, InferredOptionTypes, Options } from 'yargs';
import { httpDefaults } from '../../pipeline/config.ts';
import { defaults, ranges } from '../../pipeline/options.ts';
import { outputFormats } from '../output/formats.ts';
import { duration, moment, nameList, wholeNumber } from '../settings/flag-values.ts';
import { commonOptions, durationFlag, exclude, manyAccountsOptions, numberFlag } from './common.ts';

export const syncOptions = {
  full: {
    type: 'boolean',
    default: defaults.full,
    describe: 'Read everything, and mark what is gone as deleted',
  },
  sweep: {
    type: 'boolean',
    default: defaults.sweep,
    describe: 'Compare every id now: finds contacts edited alone, and what is gone',
  },
  'sweep-every': durationFlag('sweep-every', defaults.sweepEveryMs, 'How long that may wait'),
  entity: {
    type: 'string',
    coerce: nameList,
    requiresArg: true,
    describe: 'Only these, with commas between them; contacts come with their clients',
  },
  exclude,
  since: {
    type: 'string',
    coerce: moment('since', Date.now),
    requiresArg: true,
    describe: 'Read from 24h or 7d ago, or from an ISO time on; moves no checkpoint',
  },
  'dry-run': {
    type: 'boolean',
    default: defaults.dryRun,
    describe: 'Write nothing; print what a run would do',
  },
  output: { choices: outputFormats, default: 'table' as const, describe: 'What to print on stdout' },
  json: { type: 'boolean', describe: 'Short for --output json' },
  limit: {
    coerce: wholeNumber('limit', ...ranges.limit),
    requiresArg: true,
    describe: 'At most this many records of each collection; moves no checkpoint',
  },
  'allow-deletes': {
    coerce: wholeNumber('allow-deletes', ...ranges.allowDeletes),
    requiresArg: true,
    describe: 'Let this many rows of a table be marked as deleted  [default: 10, or 5 % of the table]',
  },
  'audit-requests': numberFlag(
    'audit-requests',
    defaults.auditRequests,
    'Requests to Gazelle that comparing old appointments may take, 0 for none',
    0,
    1000,
  ),
  overlap: durationFlag('overlap', defaults.overlapMs, 'How far to read behind the last watermark'),
  'time-budget': {
    coerce: duration('time-budget', ranges.timeBudgetMs[0]),
    requiresArg: true,
    describe: 'Stop reading after this long; the next run goes on',
  },
  wait: durationFlag('wait', defaults.waitMs, 'How long to wait for another run to end'),
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
  'batch-size': numberFlag('batch-size', defaults.batchSize, 'Rows per write', ...ranges.batchSize),
  'page-size': numberFlag('page-size', defaults.pageSize, 'Records per page', ...ranges.pageSize),
  concurrency: numberFlag(
    'concurrency',
    defaults.concurrency,
    'Requests to Gazelle at once, at most; fewer while it asks for less',
    ...ranges.concurrency,
  ),
  rate: {
    coerce: wholeNumber('rate', ...ranges.rate),
    requiresArg: true,
    describe: 'Requests to Gazelle per second, at most  [default: as many as it answers]',
  },
  timeout: durationFlag(
    'timeout',
    httpDefaults.timeoutMs,
    'How long one request may take',
    ranges.timeoutMs[0],
  ),
  retries: numberFlag('retries', httpDefaults.retries, 'Repeats of a request that failed', ...ranges.retries),
  ...manyAccountsOptions,
  progress: {
    type: 'boolean',
    default: true,
    describe: 'Show on stderr how far the reading is; --no-progress does not',
  },
  'account-concurrency': numberFlag('account-concurrency', 4, 'Accounts at once', 1, 100),
  ...commonOptions,
} satisfies Record<string, Options>;

export type SyncArguments = ArgumentsCamelCase<InferredOptionTypes<typeof syncOptions>>;

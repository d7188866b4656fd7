import type { ArgumentsCamelCase, InferredOptionTypes, Options } from 'yargs';
import { httpDefaults } from '../../pipeline/config.ts';
import { defaults } from '../../pipeline/options.ts';
import { outputFormats } from '../output/formats.ts';
import { duration, entityList, moment, toDuration, wholeNumber } from '../settings/flag-values.ts';
import { commonOptions } from './common.ts';

export const syncOptions = {
  full: {
    type: 'boolean',
    default: defaults.full,
    describe: 'Read everything, and mark what is gone as deleted',
  },
  entity: {
    type: 'string',
    coerce: entityList,
    requiresArg: true,
    describe: 'Only these, with commas between them; contacts come with their clients',
  },
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
    coerce: wholeNumber('limit', 1),
    requiresArg: true,
    describe: 'At most this many records of each collection; moves no checkpoint',
  },
  'allow-deletes': {
    coerce: wholeNumber('allow-deletes', 1),
    requiresArg: true,
    describe: 'Let this many rows of a table be marked as deleted  [default: 10, or 5 % of the table]',
  },
  overlap: {
    default: toDuration(defaults.overlapMs),
    coerce: duration('overlap'),
    describe: 'How far to read behind the last watermark',
  },
  wait: {
    default: toDuration(defaults.waitMs),
    coerce: duration('wait'),
    describe: 'How long to wait for another run to end',
  },
  'batch-size': {
    default: defaults.batchSize,
    coerce: wholeNumber('batch-size', 1, 1000),
    describe: 'Rows per write',
  },
  'page-size': {
    default: defaults.pageSize,
    coerce: wholeNumber('page-size', 2, 1000),
    describe: 'Records per page',
  },
  concurrency: {
    default: defaults.concurrency,
    coerce: wholeNumber('concurrency', 1, 100),
    describe: 'Requests to Gazelle at once',
  },
  rate: {
    default: defaults.rate,
    coerce: wholeNumber('rate', 1, 1000),
    describe: 'Requests to Gazelle per second',
  },
  timeout: {
    default: toDuration(httpDefaults.timeoutMs),
    coerce: duration('timeout', 100),
    describe: 'How long one request may take',
  },
  retries: {
    default: httpDefaults.retries,
    coerce: wholeNumber('retries', 0, 20),
    describe: 'Repeats of a request that failed',
  },
  ...commonOptions,
} satisfies Record<string, Options>;

export type SyncArguments = ArgumentsCamelCase<InferredOptionTypes<typeof syncOptions>>;

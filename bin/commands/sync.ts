import type { ArgumentsCamelCase, Argv, InferredOptionTypes, Options } from 'yargs';
import { defaults, type SyncOptions } from '../../pipeline/options.ts';
import { run } from '../../pipeline/run.ts';
import { exitCodeOf } from '../exit-codes.ts';
import { abortOnInterrupt } from '../interruption.ts';
import { openLog } from '../log.ts';
import { createReporter, outputFormats } from '../output/report.ts';
import { commonOptions } from '../settings/common-options.ts';
import { duration, entityList, moment, wholeNumber } from '../settings/flag-values.ts';
import { loadEnvFile, readConfig } from '../settings/read-config.ts';
import { UsageError } from '../usage-error.ts';

const options = {
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
    coerce: wholeNumber('allow-deletes', 0),
    requiresArg: true,
    describe: 'Let this many rows of a table be marked as deleted  [default: 10, or 5 % of the table]',
  },
  overlap: {
    default: '5m',
    coerce: duration('overlap'),
    describe: 'How far to read behind the last watermark',
  },
  wait: { default: '0s', coerce: duration('wait'), describe: 'How long to wait for another run to end' },
  'batch-size': {
    default: defaults.batchSize,
    coerce: wholeNumber('batch-size', 1),
    describe: 'Rows per write',
  },
  'page-size': {
    default: defaults.pageSize,
    coerce: wholeNumber('page-size', 2),
    describe: 'Records per page',
  },
  concurrency: {
    default: defaults.concurrency,
    coerce: wholeNumber('concurrency', 1),
    describe: 'Requests to Gazelle at once',
  },
  rate: {
    default: defaults.rate,
    coerce: wholeNumber('rate', 1),
    describe: 'Requests to Gazelle per second',
  },
  timeout: { default: '60s', coerce: duration('timeout'), describe: 'How long one request may take' },
  retries: { default: 5, coerce: wholeNumber('retries', 0), describe: 'Repeats of a request that failed' },
  ...commonOptions,
} satisfies Record<string, Options>;

export type SyncArguments = ArgumentsCamelCase<InferredOptionTypes<typeof options>>;

export const addSyncOptions = (yargs: Argv) =>
  yargs
    .options(options)
    .example('$0 sync --dry-run --json', 'what would be done, for a script')
    .example('$0 sync --full --entity pianos', 'read all pianos again');

/** Runs `etl sync` and returns its exit code. */
export async function syncCommand(args: SyncArguments): Promise<number> {
  if (args.batchSize > 1000) throw new UsageError(['--batch-size may be 1000 at most']);
  if (args.full && args.since) throw new UsageError(['--full and --since exclude each other']);
  loadEnvFile(args.envFile);
  const http = { timeoutMs: args.timeout, retries: args.retries };
  const { config, timezone } = readConfig(process.env, {
    supabase: args.dryRun ? 'optional' : 'needed',
    http,
  });
  const log = openLog(args);
  const interruption = abortOnInterrupt((signal) => log.warn(`${signal}: finishing the batch in hand`));
  const reporter = createReporter(args.json ? 'json' : args.output, (text) => process.stdout.write(text));
  try {
    const result = await run(config, toSyncOptions(args, timezone), {
      log,
      signal: interruption.signal,
      onEntity: reporter.entity,
    });
    reporter.end(result.summary);
    return exitCodeOf(result);
  } finally {
    interruption.stop();
  }
}

function toSyncOptions(args: SyncArguments, timezone: string): SyncOptions {
  return {
    full: args.full,
    dryRun: args.dryRun,
    entities: args.entity ?? [],
    since: args.since ?? null,
    limit: args.limit ?? null,
    batchSize: args.batchSize,
    pageSize: args.pageSize,
    concurrency: args.concurrency,
    rate: args.rate,
    overlapMs: args.overlap,
    allowDeletes: args.allowDeletes ?? null,
    waitMs: args.wait,
    timezone,
    triggeredBy: process.env.GITHUB_ACTIONS ? 'github-actions' : (process.env.ETL_TRIGGERED_BY ?? null),
  };
}

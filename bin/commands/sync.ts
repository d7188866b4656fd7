import type { SyncOptions } from '../../pipeline/options.ts';
import { run } from '../../pipeline/run.ts';
import { exitCodeOf } from '../exit-codes.ts';
import { interruptible } from '../interruption.ts';
import type { SyncArguments } from '../options/sync.ts';
import { createReporter } from '../output/report.ts';
import { chosenEntities } from '../settings/flag-values.ts';
import { openSettings } from '../settings/open-settings.ts';
import { UsageError } from '../usage-error.ts';

/** Runs `etl sync` and returns its exit code. */
export async function syncCommand(args: SyncArguments): Promise<number> {
  if (args.json && args.output === 'ndjson')
    throw new UsageError(['--json and --output ndjson exclude each other']);
  const ways = (['full', 'sweep', 'since'] as const).filter((flag) => args[flag]).map((flag) => `--${flag}`);
  if (ways.length > 1) throw new UsageError([`${ways.join(' and ')} exclude each other`]);
  const entities = await chosenEntities(args.entity);
  const http = { timeoutMs: args.timeout, retries: args.retries };
  const supabase = args.dryRun ? 'optional' : 'needed';
  const { config, timezone, log } = openSettings(args, { supabase, http });
  const reporter = createReporter(args.json ? 'json' : args.output, (text) => process.stdout.write(text));
  const options = toSyncOptions(args, timezone, entities);
  const announce = (signal: string) => log.warn(`${signal}: finishing the batch in hand`);
  const result = await interruptible(announce, (signal) =>
    run(config, options, { log, signal, onEntity: reporter.entity }),
  );
  reporter.end(result.summary);
  return exitCodeOf(result);
}

function toSyncOptions(args: SyncArguments, timezone: string, entities: readonly string[]): SyncOptions {
  return {
    full: args.full,
    sweep: args.sweep,
    sweepEveryMs: args.sweepEvery,
    dryRun: args.dryRun,
    entities,
    since: args.since ?? null,
    limit: args.limit ?? null,
    batchSize: args.batchSize,
    pageSize: args.pageSize,
    concurrency: args.concurrency,
    rate: args.rate ?? null,
    overlapMs: args.overlap,
    allowDeletes: args.allowDeletes ?? null,
    timeBudgetMs: args.timeBudget ?? null,
    waitMs: args.wait,
    timezone,
    triggeredBy: process.env.GITHUB_ACTIONS ? 'github-actions' : (process.env.ETL_TRIGGERED_BY ?? null),
  };
}

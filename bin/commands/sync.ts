import type { SyncOptions } from '../../pipeline/options.ts';
import { run } from '../../pipeline/run.ts';
import { type AccountOutcome, runAccounts } from '../../pipeline/run-accounts.ts';
import { safeMessage } from '../../pipeline/safe-message.ts';
import { exitCodeOf, exitCodeOfAccounts } from '../exit-codes.ts';
import { interruptible } from '../interruption.ts';
import type { SyncArguments } from '../options/sync.ts';
import { createAccountsReporter } from '../output/accounts-report.ts';
import { annotateError, tellGithub } from '../output/github.ts';
import { createReporter } from '../output/report.ts';
import { chosenEntities } from '../settings/flag-values.ts';
import { openAccounts } from '../settings/open-settings.ts';
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
  const { settings, log } = await openAccounts(args, { supabase, http });
  const jobs = settings.map(({ config, timezone }) => ({
    config,
    options: toSyncOptions(args, timezone, entities),
  }));
  const format = args.json ? 'json' : args.output;
  const write = (text: string) => process.stdout.write(text);
  const announce = (signal: string) => log.warn(`${signal}: finishing the batch in hand`);
  return interruptible(announce, async (signal) => {
    const [only, ...more] = jobs;
    if (only && more.length === 0 && !args.allAccounts) {
      const reporter = createReporter(format, write);
      const result = await run(only.config, only.options, { log, signal, onEntity: reporter.entity });
      reporter.end(result.summary);
      tellGithub(result);
      return exitCodeOf(result);
    }
    const reporter = createAccountsReporter(format, write);
    const onAccount = (outcome: AccountOutcome) => {
      reporter.account(outcome);
      if (outcome.result) tellGithub(outcome.result, outcome.account);
      else annotateError(outcome.account, safeMessage(outcome.error));
    };
    const hooks = { log, signal, onEntity: reporter.entity, onAccount };
    const outcomes = await runAccounts(jobs, args.accountConcurrency, hooks);
    reporter.end(outcomes);
    return exitCodeOfAccounts(outcomes);
  });
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

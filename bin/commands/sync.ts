import { withProject } from '../../pipeline/config.ts';
import { defaults, type SyncOptions } from '../../pipeline/options.ts';
import { run } from '../../pipeline/run.ts';
import { type AccountOutcome, runAccounts } from '../../pipeline/run-accounts.ts';
import { safeMessage } from '../../pipeline/safe-message.ts';
import { type Alerts, openAlerts } from '../alerts.ts';
import { exitCodeOf, exitCodeOfAccounts, exitCodeOfError, exitCodes } from '../exit-codes.ts';
import { interruptible } from '../interruption.ts';
import { told } from '../messages/told.ts';
import type { SyncArguments } from '../options/sync.ts';
import { annotateError, tellGithub } from '../output/github.ts';
import { type Progress, showProgress } from '../output/progress.ts';
import { createAccountsReporter, createReporter } from '../output/report.ts';
import { inRounds } from '../rounds.ts';
import { chosenColumns, chosenEntities } from '../settings/flag-values.ts';
import { openAccounts } from '../settings/open-settings.ts';
import { UsageError } from '../usage-error.ts';

/** Runs `etl sync` and returns its exit code. */
export async function syncCommand(args: SyncArguments): Promise<number> {
  if (args.json && args.output === 'ndjson')
    throw new UsageError(['--json and --output ndjson exclude each other']);
  const ways = (['full', 'sweep', 'since'] as const).filter((flag) => args[flag]).map((flag) => `--${flag}`);
  if (ways.length > 1)
    throw new UsageError([`${ways.slice(0, -1).join(', ')} and ${ways.at(-1)} exclude each other`]);
  const entities = await chosenEntities(args.entity);
  const http = { timeoutMs: args.timeout, retries: args.retries };
  const supabase = args.dryRun ? 'optional' : 'needed';
  const { settings, log } = await openAccounts(args, { supabase, http });
  if (args.auditRequests !== undefined)
    log.warn('--audit-requests is deprecated and does nothing: see --sweep-every');
  // Read after the settings file, which may set ETL_EXCLUDE.
  const exclude = await chosenColumns(args.exclude);
  const jobs = settings.map(({ config, timezone }) => ({
    config,
    options: toSyncOptions(args, timezone, { entities, exclude }),
  }));
  const format = args.json ? 'json' : args.output;
  const write = (text: string) => process.stdout.write(text);
  const alerts = args.dryRun ? null : openAlerts(process.env, log, args.strict);
  // No progress lines beside a log in JSON, which programs read, or a silent one.
  const isForPeople = args.logFormat === 'text' && args.logLevel !== 'silent';
  const { every } = args;
  return interruptible(log, 'finishing the batch in hand', (signal) => {
    const round = () => monitored(alerts, () => syncOnce(signal));
    return every === undefined ? round() : inRounds(every, round, { log, signal });
  });

  async function syncOnce(signal: AbortSignal): Promise<number> {
    const progress = await showProgress(args.progress && isForPeople);
    return syncShown(signal, progress).finally(progress.end);
  }

  async function syncShown(signal: AbortSignal, progress: Progress): Promise<number> {
    const { onFlow, onWait } = progress;
    const [only, ...more] = jobs;
    if (only && more.length === 0 && !args.allAccounts) {
      const reporter = createReporter(format, write);
      const { account = 'main' } = only.config;
      const hooks = { log, signal, onFlow, onWait, onEntity: reporter.entity };
      const result = await run(only.config, only.options, hooks).catch(async (error: unknown) => {
        await alert({ account, result: null, error });
        throw error;
      });
      progress.end();
      reporter.end(result.summary);
      tellGithub(result);
      await alert({ account, result, error: null });
      return exitCodeOf(result, args.strict);
    }
    const reporter = createAccountsReporter(format, write);
    const onAccount = (outcome: AccountOutcome) => {
      reporter.account(outcome);
      if (outcome.result) tellGithub(outcome.result, outcome.account);
      else annotateError(outcome.account, told(safeMessage(outcome.error)));
    };
    const hooks = { log, signal, onFlow, onWait, onEntity: reporter.entity, onAccount };
    const outcomes = await runAccounts(jobs, args.accountConcurrency, hooks);
    progress.end();
    reporter.end(outcomes);
    for (const outcome of outcomes) await alert(outcome);
    return exitCodeOfAccounts(outcomes, args.strict);
  }

  async function alert(outcome: AccountOutcome): Promise<void> {
    const config = jobs.find((job) => (job.config.account ?? 'main') === outcome.account)?.config;
    if (config?.supabase) await alerts?.account(withProject(config), outcome);
  }
}

/** Runs one round, and reports its beginning and its exit code to the monitor. */
async function monitored(alerts: Alerts | null, round: () => Promise<number>): Promise<number> {
  alerts?.begin();
  let code: number = exitCodes.incomplete;
  try {
    code = await round();
    return code;
  } catch (error) {
    code = exitCodeOfError(error);
    throw error;
  } finally {
    await alerts?.end(code);
  }
}

function toSyncOptions(
  args: SyncArguments,
  timezone: string,
  names: Pick<SyncOptions, 'entities' | 'exclude'>,
): SyncOptions {
  const { full, sweep, dryRun, batchSize, pageSize, concurrency } = args;
  return {
    ...defaults,
    ...names,
    ...{ full, sweep, dryRun, batchSize, pageSize, concurrency, timezone },
    sweepEveryMs: args.sweepEvery ?? defaults.sweepEveryMs,
    since: args.since ?? null,
    limit: args.limit ?? null,
    rate: args.rate ?? null,
    overlapMs: args.overlap,
    allowDeletes: args.allowDeletes ?? null,
    timeBudgetMs: args.timeBudget ?? null,
    waitMs: args.wait,
    triggeredBy: process.env.GITHUB_ACTIONS ? 'github-actions' : (process.env.ETL_TRIGGERED_BY ?? null),
  };
}

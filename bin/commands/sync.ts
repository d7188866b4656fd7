import { withProject } from '../../pipeline/config.ts';
import { defaults, type SyncOptions } from '../../pipeline/options.ts';
import {
  type AccountJob,
  type AccountOutcome,
  runAccount,
  runAccounts,
} from '../../pipeline/run-accounts.ts';
import { safeMessage } from '../../pipeline/safe-message.ts';
import { type Alerts, openAlerts } from '../alerts.ts';
import { exitCodeOfAccounts } from '../exit-codes.ts';
import { interruptible } from '../interruption.ts';
import { told } from '../messages/text.ts';
import type { Arguments } from '../options/arguments.ts';
import { annotateError, tellGithub } from '../output/github.ts';
import { type Progress, showProgress } from '../output/progress.ts';
import { createReporter } from '../output/report.ts';
import { inRounds } from '../rounds.ts';
import { chosenColumns, chosenEntities, exclusive } from '../settings/flag-values.ts';
import { openAccounts } from '../settings/open-settings.ts';
import { UsageError } from '../usage-error.ts';

/** Runs `etl sync` and returns its exit code. */
export async function syncCommand(args: Arguments<'sync'>): Promise<number> {
  if (args.json && args.output === 'ndjson')
    throw new UsageError(['--json and --output ndjson exclude each other']);
  exclusive(args);
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
    options: { ...toSyncOptions(args), timezone, entities, exclude },
  }));
  const alerts = args.dryRun ? null : openAlerts(process.env, log, args.strict);
  // No progress lines beside a log in JSON, which programs read, or a silent one.
  const isForPeople = args.logFormat === 'text' && args.logLevel !== 'silent';
  const { every } = args;
  return interruptible(log, 'finishing the batch in hand', (signal) => {
    const task = async () => {
      const progress = await showProgress(args.progress && isForPeople);
      return syncOnce(args, jobs, { log, signal, alerts, ...progress }).finally(progress.end);
    };
    const round = alerts ? () => alerts.round(task) : task;
    return every === undefined ? round() : inRounds(every, round, { log, signal });
  });
}

type Hooks = Progress & Parameters<typeof inRounds>[2] & { alerts: Alerts | null };

/** Syncs every account once, and reports it. Where there is a single one, an error that keeps it from beginning is thrown. */
async function syncOnce(
  args: Arguments<'sync'>,
  jobs: readonly AccountJob[],
  { log, signal, onFlow, onWait, end, alerts }: Hooks,
): Promise<number> {
  const [only] = args.allAccounts || jobs.length > 1 ? [] : jobs;
  const write = (text: string) => process.stdout.write(text);
  const reporter = createReporter(args.json ? 'json' : args.output, write, only !== undefined);
  const hooks = { log, signal, onFlow, onWait };
  const onAccount = (outcome: AccountOutcome) => {
    reporter.account(outcome);
    if (outcome.result) tellGithub(outcome.result, log, only ? undefined : outcome.account);
    else if (!only) annotateError(outcome.account, told(safeMessage(outcome.error)));
  };
  const outcomes = only
    ? [await runAccount(only, { ...hooks, onEntity: (summary) => reporter.entity('', summary) })]
    : await runAccounts(jobs, args.accountConcurrency, { ...hooks, onEntity: reporter.entity, onAccount });
  end();
  reporter.end(outcomes);
  if (only) outcomes.forEach(onAccount);
  for (const [i, outcome] of outcomes.entries()) {
    const config = jobs[i]?.config;
    if (config?.supabase) await alerts?.account(withProject(config), outcome);
    if (only && !outcome.result) throw outcome.error;
  }
  return exitCodeOfAccounts(outcomes, args.strict);
}

function toSyncOptions(args: Arguments<'sync'>): SyncOptions {
  const { full, sweep, dryRun, batchSize, pageSize, concurrency, overlap: overlapMs, wait: waitMs } = args;
  const { since = null, limit = null, rate = null, allowDeletes = null } = args;
  const { sweepEvery: sweepEveryMs = null, timeBudget: timeBudgetMs = null } = args;
  const { GITHUB_ACTIONS, ETL_TRIGGERED_BY = null } = process.env;
  return {
    ...defaults,
    ...{ full, sweep, dryRun, batchSize, pageSize, concurrency, overlapMs, waitMs },
    ...{ since, limit, rate, allowDeletes, sweepEveryMs, timeBudgetMs },
    triggeredBy: GITHUB_ACTIONS ? 'github-actions' : ETL_TRIGGERED_BY,
  };
}

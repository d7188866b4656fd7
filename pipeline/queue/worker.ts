import type { Job, JobResult, PgBoss } from 'pg-boss';
import type { Logger } from 'pino';
import { PrintableError } from '../../printable-error.ts';
import type { Config } from '../config.ts';
import { defaults } from '../options.ts';
import { run } from '../run.ts';
import type { AccountOutcome } from '../run-accounts.ts';
import { safeMessage } from '../safe-message.ts';
import { isHealthy } from '../summary.ts';
import type { SyncResult } from '../sync.ts';
import { enqueueDue, nameOf, type QueuedAccount } from './due.ts';
import { addJob, forgetDead } from './jobs.ts';
import type { WorkerMetrics } from './metrics.ts';
import { queues, type SyncJob } from './queues.ts';

export interface WorkOptions {
  /** Accounts at once in this process. */
  concurrency: number;
  /** How long one job may read, in milliseconds; the next job goes on with what is left. */
  timeBudgetMs: number;
  /** How often to ask who is due, and over how long to spread those who are, in milliseconds. */
  tickMs: number;
  triggeredBy: string | null;
  /** Columns to keep out, as entity.column (default: none). */
  exclude?: readonly string[];
}

interface WorkHooks {
  log: Logger;
  signal: AbortSignal;
  metrics: WorkerMetrics;
  /** Told how each run of an account fared, and when it began (milliseconds since 1970). */
  onRun?: (config: Config, outcome: AccountOutcome, began: number) => Promise<void>;
}

/** How a job ended: `continued` and `given back` leave another one in the queue, and so does `busy`, a little later. */
export type Outcome = 'success' | 'continued' | 'busy' | 'given back' | 'failed' | 'refused';

/** How long a job waits for another run of its account, in seconds. */
const busyDelay = 30;

/** Takes jobs until the signal aborts; then the batches in hand are finished and their jobs given back. */
export async function work(
  boss: PgBoss,
  accounts: readonly QueuedAccount[],
  options: WorkOptions,
  { log, signal, metrics, onRun }: WorkHooks,
): Promise<void> {
  const byName = new Map(accounts.map((account) => [nameOf(account), account]));
  const poll = { pollingIntervalSeconds: 1, burstWhenBatchFull: true };

  async function runJob(job: Job<SyncJob>): Promise<JobResult> {
    const began = Date.now();
    const { outcome, result, error } = await attempt(job);
    metrics.jobEnded(outcome, Date.now() - began, result?.summary.totals ?? null);
    const { account } = job.data;
    const config = byName.get(account)?.config;
    const fared: AccountOutcome = result
      ? { account, result, error: null }
      : { account, result: null, error };
    if (config && outcome !== 'given back') await onRun?.(config, fared, began);
    const ownLog = log.child({ account });
    const kind = job.data.full ? 'full sync' : 'sync';
    const isDone = outcome !== 'failed' && outcome !== 'refused';
    const message = error ? safeMessage(error) : null;
    ownLog[isDone ? 'info' : 'error'](`${kind} ${outcome}${message ? `: ${message}` : ''}`);
    if (outcome === 'failed') return { id: job.id, status: 'failed', output: { message } };
    if (outcome === 'refused') return { id: job.id, status: 'deadletter', output: { message } };
    if (outcome === 'success') {
      await forgetDead(boss, job.data);
    } else {
      // Completed first: the queue takes no second job of a kind while one is there.
      await boss.complete(queues.sync, job.id);
      await addJob(boss, job.data, outcome === 'busy' ? busyDelay : 0);
    }
    return { id: job.id, status: 'completed' };
  }

  async function attempt(
    job: Job<SyncJob>,
  ): Promise<{ outcome: Outcome; result?: SyncResult; error?: unknown }> {
    const account = byName.get(job.data.account);
    if (signal.aborted) return { outcome: 'given back' };
    if (!account) {
      const error = new PrintableError(`this worker's accounts file has no account ${job.data.account}`);
      return { outcome: 'refused', error };
    }
    try {
      const { timezone, config } = account;
      const { full } = job.data;
      const { timeBudgetMs, triggeredBy, exclude = [] } = options;
      const wanted = { ...defaults, full, timezone, timeBudgetMs, triggeredBy, exclude };
      // The job's own signal tells that the queue has taken it away.
      const stop = AbortSignal.any([signal, job.signal]);
      const result = await run(config, wanted, {
        log: log.child({ account: job.data.account }),
        signal: stop,
      });
      if (signal.aborted) return { outcome: 'given back', result };
      const error = result.closingError ?? result.outcomes.find((one) => one.error !== null)?.error;
      if (error) return { outcome: outcomeOf(error), result, error };
      const isContinued = result.summary.entities.some(({ toBeContinued }) => toBeContinued);
      if (isContinued) return { outcome: 'continued', result };
      if (isHealthy(result.summary)) return { outcome: 'success', result };
      const rejected = new PrintableError('records were rejected: etl rejects list');
      return { outcome: 'failed', result, error: rejected };
    } catch (error) {
      return signal.aborted ? { outcome: 'given back' } : { outcome: outcomeOf(error), error };
    }
  }

  const slot = { singletonSeconds: Math.max(1, Math.round(options.tickMs / 1000)) };
  const askForTick = () => boss.send(queues.tick, null, slot).catch(() => {});
  const timer = setInterval(askForTick, options.tickMs);
  const ended = new Promise<void>((resolve) => {
    if (signal.aborted) resolve();
    signal.addEventListener('abort', () => resolve(), { once: true });
  });
  try {
    await askForTick();
    await boss.work(queues.tick, poll, () => enqueueDue(boss, accounts, { spreadMs: options.tickMs, log }));
    const many = { ...poll, perJobResults: true, groupConcurrency: 1, localConcurrency: options.concurrency };
    await boss.work(queues.sync, many, (jobs: Job<SyncJob>[]) => Promise.all(jobs.map(runJob)));
    log.info(`${accounts.length} accounts, ${options.concurrency} at once`);
    await ended;
  } finally {
    clearInterval(timer);
    await boss.stop({ graceful: true, timeout: 60_000 });
  }
}

function outcomeOf(error: unknown): Outcome {
  const remedy = error instanceof PrintableError ? error.remedy : 'none';
  return ({ 'other run': 'busy', settings: 'refused', none: 'failed' } as const)[remedy];
}

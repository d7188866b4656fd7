import { once } from 'node:events';
import type { Job, JobResult, PgBoss } from 'pg-boss';
import { PrintableError } from '../../printable-error.ts';
import type { Config } from '../config.ts';
import type { Hooks } from '../connect.ts';
import { type AccountOutcome, runAccount } from '../run-accounts.ts';
import { safeMessage } from '../safe-message.ts';
import { isHealthy } from '../summary.ts';
import { enqueueDue, nameOf, type QueuedAccount } from './due.ts';
import { addJob, forgetDead, type Outcome } from './jobs.ts';
import type { WorkerMetrics } from './metrics.ts';
import { QueueError, queues, type SyncJob } from './queues.ts';

interface WorkOptions extends Hooks {
  accounts: QueuedAccount[];
  /** Accounts at once in this process. */
  concurrency: number;
  /** How often to ask who is due, and over how long to spread those who are, in milliseconds. */
  tickMs: number;
  metrics: WorkerMetrics;
  /** Called with how each run of an account fared, and when it began (milliseconds since 1970). */
  onRun?: (config: Config, outcome: AccountOutcome, began: number) => Promise<void>;
}

/** How long a job waits for another run of its account, in seconds. */
const busyDelay = 30;

/** A job whose account no worker knows, after an hour or so, is dead. */
const passesAtMost = 120;

const poll = { pollingIntervalSeconds: 1, burstWhenBatchFull: true };

/** Takes jobs until the signal aborts; then the batches in hand are finished and their jobs given back. */
export async function work(boss: PgBoss, options: WorkOptions): Promise<void> {
  const { accounts, log, signal, concurrency, tickMs } = options;
  const runJobs = (jobs: Job<SyncJob>[]) => Promise.all(jobs.map((job) => runJob(boss, job, options)));
  const slot = { singletonSeconds: Math.max(1, Math.round(tickMs / 1000)) };
  const askForTick = () => boss.send(queues.tick, null, slot).catch(() => {});
  const timer = setInterval(askForTick, tickMs);
  try {
    await askForTick();
    await boss.work(queues.tick, poll, () => enqueueDue(boss, accounts, tickMs, log));
    const many = { ...poll, perJobResults: true, groupConcurrency: 1, localConcurrency: concurrency };
    await boss.work(queues.sync, many, runJobs);
    log.info(`${accounts.length} accounts, ${concurrency} at once`);
    if (!signal.aborted) await once(signal, 'abort');
  } finally {
    clearInterval(timer);
    await boss.stop({ graceful: true, timeout: 60_000 });
  }
}

/** Syncs the account of a job, and leaves another job in its place where there is more to do. */
async function runJob(boss: PgBoss, job: Job<SyncJob>, options: WorkOptions): Promise<JobResult> {
  const { accounts, signal, metrics, onRun } = options;
  const began = Date.now();
  const { account: name, full, passed = 0 } = job.data;
  const log = options.log.child({ account: name });
  // The job's own signal is aborted when the queue has taken the job away.
  const hooks = { log, signal: AbortSignal.any([signal, job.signal]) };
  const account = accounts.find((each) => nameOf(each) === name);
  const fared = account && (await runAccount({ ...account, options: { ...account.options, full } }, hooks));
  // Another worker may have a newer accounts file.
  const isPassed = !account && passed < passesAtMost;
  const judged = judge(fared);
  const outcome = signal.aborted || isPassed ? 'given back' : judged.outcome;
  metrics.jobEnded(outcome, Date.now() - began, fared?.result?.summary.totals);
  if (fared && outcome !== 'given back') await onRun?.(account.config, fared, began);
  const message = judged.error && !signal.aborted ? safeMessage(judged.error) : null;
  const status = statusOf[outcome] ?? 'completed';
  const ended = `${full ? 'full sync' : 'sync'} ${outcome}${message ? `: ${message}` : ''}`;
  log[status === 'completed' ? 'info' : 'error'](ended);
  if (outcome === 'success') {
    await forgetDead(boss, job.data);
  } else if (status === 'completed') {
    // Completed first: the queue takes no second job of a kind while one is there.
    await boss.complete(queues.sync, job.id);
    const next = isPassed ? { ...job.data, passed: passed + 1 } : { account: name, full };
    await addJob(boss, next, outcome === 'busy' || isPassed ? busyDelay : 0);
  }
  return { id: job.id, status, output: { message } };
}

/** What the queue does with a job that leaves no other in its place: one that failed is tried again. */
const statusOf: Partial<Record<Outcome, JobResult['status']>> = { failed: 'failed', refused: 'deadletter' };

const byRemedy = { 'other run': 'busy', settings: 'refused', none: 'failed' } as const;

/** How a job ended that was not given back, and why. */
function judge(fared: AccountOutcome | undefined): { outcome: Outcome; error?: unknown } {
  if (!fared)
    return { outcome: 'refused', error: new QueueError("this worker's accounts file has no such account") };
  const { result } = fared;
  const [error = fared.error] = result?.errors ?? [];
  if (error) return { outcome: byRemedy[error instanceof PrintableError ? error.remedy : 'none'], error };
  if (result?.summary.entities.some(({ toBeContinued }) => toBeContinued)) return { outcome: 'continued' };
  if (result && isHealthy(result.summary)) return { outcome: 'success' };
  return { outcome: 'failed', error: new PrintableError('records were rejected: etl rejects list') };
}

import pLimit from 'p-limit';
import type { Config } from './config.ts';
import type { SyncOptions } from './options.ts';
import { run } from './run.ts';
import type { RunHooks } from './run-context.ts';
import { safeMessage } from './safe-message.ts';
import type { EntitySummary } from './summary.ts';
import type { SyncResult } from './sync.ts';

/** What one of several accounts is synced with. */
export type AccountJob = { config: Config; options: SyncOptions };

/** How an account fared: its run, or why it could not begin. */
export type AccountOutcome = { account: string; result: SyncResult | null; error: unknown };

/** `onAccount` is called with each account as it ends. */
type AccountsHooks = Omit<RunHooks, 'onEntity'> & {
  onEntity(account: string, summary: EntitySummary): void;
  onAccount(outcome: AccountOutcome): void;
};

/** Syncs accounts, `atOnce` at a time, in the order given; one that fails does not stop the others. Never throws. */
export async function runAccounts(jobs: readonly AccountJob[], atOnce: number, hooks: AccountsHooks) {
  return pLimit(atOnce).map(jobs, async (job) => {
    const { account = 'main' } = job.config;
    const log = hooks.log.child({ account });
    const outcome = await runAccount(job, {
      ...hooks,
      log,
      onFlow: (name, progress) => hooks.onFlow?.(`${account} ${name}`, progress),
      onEntity: (summary) => hooks.onEntity(account, summary),
    });
    if (!outcome.result) log.error(safeMessage(outcome.error));
    hooks.onAccount(outcome);
    return outcome;
  });
}

/** Syncs one of several accounts. Never throws. */
export async function runAccount({ config, options }: AccountJob, hooks: RunHooks): Promise<AccountOutcome> {
  const { account = 'main' } = config;
  try {
    hooks.signal.throwIfAborted();
    return { account, result: await run(config, options, hooks), error: null };
  } catch (error) {
    return { account, result: null, error };
  }
}

import pLimit from 'p-limit';
import type { Config } from './config.ts';
import type { SyncOptions } from './options.ts';
import { type RunHooks, run } from './run.ts';
import type { CollectionProgress } from './run-context.ts';
import { safeMessage } from './safe-message.ts';
import type { EntitySummary } from './summary.ts';
import type { SyncResult } from './sync.ts';

/** What one of several accounts is synced with. */
export interface AccountJob {
  config: Config;
  options: SyncOptions;
}

/** How an account fared: its run, or why it could not begin. */
export type AccountOutcome = { account: string } & (
  | { result: SyncResult; error: null }
  | { result: null; error: unknown }
);

interface AccountsHooks extends Pick<RunHooks, 'log' | 'signal' | 'onFlow' | 'onWait'> {
  onEntity(account: string, summary: EntitySummary): void;
  /** Called with each account as it ends. */
  onAccount(outcome: AccountOutcome): void;
}

/** Syncs accounts, `atOnce` at a time, in the order given; one that fails does not stop the others. Never throws. */
export async function runAccounts(
  jobs: readonly AccountJob[],
  atOnce: number,
  { log, signal, onEntity, onFlow, onWait, onAccount }: AccountsHooks,
): Promise<AccountOutcome[]> {
  const limit = pLimit(atOnce);

  async function runOne({ config, options }: AccountJob): Promise<AccountOutcome> {
    const { account = 'main' } = config;
    const ownLog = log.child({ account });
    try {
      signal.throwIfAborted();
      const hooks = {
        log: ownLog,
        signal,
        onWait,
        // The log's own name for it.
        onFlow:
          onFlow &&
          ((work: CollectionProgress) =>
            onFlow(Object.create(work, { name: { value: `${account} ${work.name}` } }))),
        onEntity: (summary: EntitySummary) => onEntity(account, summary),
      };
      return { account, result: await run(config, options, hooks), error: null };
    } catch (error) {
      ownLog.error(safeMessage(error));
      return { account, result: null, error };
    }
  }

  return limit.map(jobs, async (job) => {
    const outcome = await runOne(job);
    onAccount(outcome);
    return outcome;
  });
}

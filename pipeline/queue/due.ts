import { createHash } from 'node:crypto';
import type { PgBoss } from 'pg-boss';
import type { Logger } from 'pino';
import { readLastSuccesses } from '../../sinks/supabase/settings.ts';
import { withProject } from '../config.ts';
import { connectSupabase } from '../connect.ts';
import type { AccountJob } from '../run-accounts.ts';
import { safeMessage } from '../safe-message.ts';
import { addJob, listJobs } from './jobs.ts';

/** An account that a worker keeps fresh. The time budget is that of one job: the next one resumes what is left. */
export interface QueuedAccount extends AccountJob {
  /** How old its last success may grow before it is synced again, in milliseconds. */
  everyMs: number;
}

export const nameOf = ({ config }: Pick<QueuedAccount, 'config'>): string => config.account ?? 'main';

/**
 * Each account with when it last fully succeeded (milliseconds since 1970); those of a project that gives no answer are logged
 * and left out.
 */
export async function lastSuccesses(accounts: readonly QueuedAccount[], log: Logger) {
  const projects = Map.groupBy(accounts, ({ config: { supabase } }) => JSON.stringify(supabase));
  const found = projects.values().map(async (members) => {
    const [first] = members;
    if (!first) return [];
    try {
      const { supabase } = connectSupabase(withProject(first.config), log);
      const times = await readLastSuccesses(supabase, members.map(nameOf));
      return members.map((account) => ({ account, at: times.get(nameOf(account)) ?? null }));
    } catch (error) {
      log.warn(`who is due in the project of ${nameOf(first)} cannot be told: ${safeMessage(error)}`);
      return [];
    }
  });
  return (await Promise.all(found)).flat();
}

/** Enqueues each account whose last success, or last dead job, is older than its `every`, spread over `spreadMs`. */
export async function enqueueDue(
  boss: PgBoss,
  accounts: readonly QueuedAccount[],
  { spreadMs, log }: { spreadMs: number; log: Logger },
): Promise<void> {
  // Asked before the last successes: a job that is no longer there has left its success behind.
  const jobs = Map.groupBy(await listJobs(boss), ({ account }) => account);
  for (const { account, at } of await lastSuccesses(accounts, log)) {
    const name = nameOf(account);
    const own = jobs.get(name) ?? [];
    if (own.some(({ state, mode }) => state !== 'dead' && mode === 'incremental')) continue;
    const diedAt = own.findLast(({ state }) => state === 'dead')?.since;
    const last = Math.max(at ?? 0, diedAt ? Date.parse(diedAt) : 0);
    if (Date.now() - last < account.everyMs) continue;
    // The same place for an account every time, so that it is neither early nor late by chance.
    const place = createHash('sha256').update(name).digest().readUInt32BE() / 2 ** 32;
    await addJob(boss, { account: name, full: false }, Math.floor((place * spreadMs) / 1000));
  }
}

import { createHash } from 'node:crypto';
import type { PgBoss } from 'pg-boss';
import type { Logger } from 'pino';
import { readLastSuccesses } from '../../sinks/supabase/settings.ts';
import { withProject } from '../config.ts';
import { connectSupabase } from '../connect.ts';
import type { AccountJob } from '../run-accounts.ts';
import { safeMessage } from '../safe-message.ts';
import { addJob, listJobs } from './jobs.ts';

/** An account that is synced again when its last success is `everyMs` old. Its time budget is that of one job: the next resumes. */
export type QueuedAccount = AccountJob & { everyMs: number };

export const nameOf = ({ config }: Pick<QueuedAccount, 'config'>): string => config.account ?? 'main';

/**
 * Each account with when it last fully succeeded (milliseconds since 1970, or 0); those of a project that gives no answer are
 * logged and left out.
 */
export async function lastSuccesses(accounts: readonly QueuedAccount[], log: Logger) {
  const projects = Map.groupBy(accounts, ({ config }) => JSON.stringify(config.supabase));
  const found = projects.values().map(async (members) => {
    const names = members.map(nameOf);
    try {
      const [{ config }] = members as [QueuedAccount];
      const { supabase } = connectSupabase(withProject(config), log);
      const times = await readLastSuccesses(supabase, names);
      return members.map((account) => ({ account, at: times.get(nameOf(account)) ?? 0 }));
    } catch (error) {
      log.warn(`who is due in the project of ${names[0]} cannot be known: ${safeMessage(error)}`);
      return [];
    }
  });
  return (await Promise.all(found)).flat();
}

/** Enqueues each account whose last success, or last dead job, is older than its `every`, spread over `spreadMs`. */
export async function enqueueDue(boss: PgBoss, accounts: QueuedAccount[], spreadMs: number, log: Logger) {
  // Asked before the last successes: a job that is no longer there has left its success behind.
  const jobs = Map.groupBy(await listJobs(boss), ({ account }) => account);
  for (const { account, at } of await lastSuccesses(accounts, log)) {
    const name = nameOf(account);
    const own = jobs.get(name) ?? [];
    if (own.some(({ state, mode }) => state !== 'dead' && mode === 'incremental')) continue;
    const deaths = own.filter(({ state }) => state === 'dead').map(({ since }) => Date.parse(since));
    if (Date.now() - Math.max(at, ...deaths) < account.everyMs) continue;
    // The same place for an account every time, so that it is neither early nor late by chance.
    const place = createHash('sha256').update(name).digest().readUInt32BE() / 2 ** 32;
    await addJob(boss, { account: name, full: false }, Math.floor((place * spreadMs) / 1000));
  }
}

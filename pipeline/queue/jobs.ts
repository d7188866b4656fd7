import type { PgBoss } from 'pg-boss';
import { QueueError, queues, type SyncJob, schema } from './queues.ts';

/** How a job ended: `continued` and `given back` leave another one in the queue, and so does `busy`, a little later. */
export type Outcome = 'success' | 'continued' | 'busy' | 'given back' | 'failed' | 'refused';

/** Enqueues a sync in `delay` seconds; false when one of its kind waits or runs. Of the jobs of an account one runs at a time. */
export async function addJob(boss: PgBoss, job: SyncJob, delay = 0): Promise<boolean> {
  const id = await boss.send(queues.sync, job, {
    singletonKey: job.full ? `${job.account}/full` : job.account,
    group: { id: job.account },
    // An incremental one goes first.
    priority: job.full ? 0 : 1,
    startAfter: delay,
  });
  return id !== null;
}

const listing = `
  select id, data, name, state, retry_count, start_after, started_on, created_on, output, source_output
  from ${schema}.job
  where name in ('${queues.sync}', '${queues.dead}') and state <= 'active'
  order by data->>'account', created_on`;

/** The waiting, running and dead jobs, by account; times are ISO 8601 in UTC. */
export async function listJobs(boss: PgBoss) {
  const { rows } = await boss.getDb().executeSql(listing);
  return rows.map(({ id, name, data, ...row }) => {
    const living = row.state === 'active' ? 'running' : 'waiting';
    const state = name === queues.dead ? 'dead' : living;
    const mode: 'full' | 'incremental' = data?.full ? 'full' : 'incremental';
    /** Since when it runs or is dead, or when it may start. */
    const since = { dead: row.created_on, running: row.started_on, waiting: row.start_after }[state];
    /** Why its last attempt failed. */
    const error = (row.source_output ?? row.output)?.message ?? null;
    const common = { id: String(id), account: String(data?.account), mode, state };
    return { ...common, since: new Date(since).toISOString(), retries: Number(row.retry_count), error };
  });
}

/** Puts a dead job back into the queue. Throws a QueueError when there is none of this id. */
export async function retryJob(boss: PgBoss, id: string): Promise<void> {
  const dead = (await listJobs(boss)).find((job) => job.id === id && job.state === 'dead');
  if (!dead) throw new QueueError(`no dead job has the id ${id}: etl queue lists them`);
  await addJob(boss, { account: dead.account, full: dead.mode === 'full' });
  await boss.deleteJob(queues.dead, id);
}

/** Takes away the dead jobs of an account that succeeded since. */
export async function forgetDead(boss: PgBoss, { account, full }: SyncJob): Promise<void> {
  // What is full brings what an incremental one would have.
  const dead = await boss.findJobs(queues.dead, { data: full ? { account } : { account, full } });
  for (const { id } of dead) await boss.deleteJob(queues.dead, id);
}

import type { PgBoss } from 'pg-boss';
import { addJob, listJobs, retryJob } from '../../pipeline/queue/jobs.ts';
import { openQueue } from '../../pipeline/queue/queues.ts';
import { exitCodes } from '../exit-codes.ts';
import { openLog } from '../log.ts';
import { t, told, type Word } from '../messages/text.ts';
import type { Arguments } from '../options/arguments.ts';
import { print, say } from '../output/print.ts';
import { formatTable } from '../output/table.ts';
import { accountNames, readQueueUrl } from '../settings/open-settings.ts';
import { UsageError } from '../usage-error.ts';

/** Lists the jobs by account; ends with 1 when one is dead. */
export async function listJobsCommand(args: Arguments<'listJobs'>): Promise<number> {
  const jobs = await withQueue(args, listJobs);
  const head: Word[] = ['account', 'sync', 'state', 'since', 'retries', 'id', 'error'];
  const rows = jobs.map(({ account, mode, state, since, retries, id, error }) => {
    return [account, mode, state, since, String(retries), id, told(error ?? '')];
  });
  print(args, jobs, () =>
    jobs.length > 0 ? formatTable(head, rows, head.length) : t('The queue is empty.'),
  );
  return jobs.some(({ state }) => state === 'dead') ? exitCodes.incomplete : exitCodes.success;
}

/** Enqueues a sync of each account that the flags name, unless one of its kind is there. */
export async function addJobsCommand(args: Arguments<'addJobs'>): Promise<void> {
  if (!args.account && !args.allAccounts)
    throw new UsageError(['queue add takes --account or --all-accounts']);
  const accounts = await accountNames(args);
  const added: string[] = [];
  await withQueue(args, async (boss) => {
    for (const account of accounts) if (await addJob(boss, { account, full: args.full })) added.push(account);
  });
  const there = accounts.filter((account) => !added.includes(account));
  print(args, { added, there }, () =>
    t('{added} added; {there} were in the queue already.', added.length, there.length),
  );
}

/** Puts a dead job back into the queue. */
export async function retryJobCommand(args: Arguments<'retryJob'>): Promise<void> {
  const { json, id } = args;
  await withQueue(args, (boss) => retryJob(boss, id));
  say(json ? JSON.stringify({ retried: id }) : t('{id} is tried again.', id));
}

async function withQueue<T>(args: Arguments<'listJobs'>, task: (boss: PgBoss) => Promise<T>): Promise<T> {
  const boss = await openQueue({ connectionString: readQueueUrl(args.envFile) }, openLog(args), 'ask');
  return task(boss).finally(() => boss.stop({ graceful: false }));
}

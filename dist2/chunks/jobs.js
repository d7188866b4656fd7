import { o as queues, s as schema, t as QueueError } from "./queues2.js";
// dist/pipeline/queue/jobs.js
async function addJob(boss, job, delay = 0) {
	return await boss.send(queues.sync, job, {
		singletonKey: job.full ? `${job.account}/full` : job.account,
		group: { id: job.account },
		priority: job.full ? 0 : 1,
		startAfter: delay
	}) !== null;
}
const listing = `
  select id, data, name, state, retry_count, start_after, started_on, created_on, output, source_output
  from ${schema}.job
  where name in ('${queues.sync}', '${queues.dead}') and state <= 'active'
  order by data->>'account', created_on`;
async function listJobs(boss) {
	const { rows } = await boss.getDb().executeSql(listing);
	return rows.map((row) => {
		const state = row.name === queues.dead ? "dead" : row.state === "active" ? "running" : "waiting";
		const since = {
			dead: row.created_on,
			running: row.started_on,
			waiting: row.start_after
		}[state];
		return {
			id: String(row.id),
			account: String(row.data?.account),
			mode: row.data?.full ? "full" : "incremental",
			state,
			since: new Date(since).toISOString(),
			retries: Number(row.retry_count),
			error: (row.source_output ?? row.output)?.message ?? null
		};
	});
}
async function retryJob(boss, id) {
	const dead = (await listJobs(boss)).find((job) => job.id === id && job.state === "dead");
	if (!dead) throw new QueueError(`no dead job has the id ${id}: etl queue lists them`);
	await addJob(boss, {
		account: dead.account,
		full: dead.mode === "full"
	});
	await boss.deleteJob(queues.dead, id);
}
async function forgetDead(boss, { account, full }) {
	const data = full ? { account } : {
		account,
		full
	};
	const ids = (await boss.findJobs(queues.dead, {
		data,
		queued: true
	})).map(({ id }) => id);
	if (ids.length > 0) await boss.deleteJob(queues.dead, ids);
}
export { retryJob as i, forgetDead as n, listJobs as r, addJob as t };

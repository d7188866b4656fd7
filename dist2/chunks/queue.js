import { i as retryJob, r as listJobs, t as addJob } from "./jobs.js";
import { i as openQueue } from "./queues2.js";
import { a as exitCodes } from "./exit-codes2.js";
import { o as readQueueUrl, s as openLog, t as accountNames } from "./open-settings.js";
import { r as text } from "./text.js";
import { t as told } from "./told.js";
import { i as formatTable } from "./table.js";
import { t as UsageError } from "./usage-error.js";
// dist/bin/commands/queue.js
async function listJobsCommand(args) {
	const jobs = await withQueue(args, listJobs);
	const head = [
		"account",
		"sync",
		"state",
		"since",
		"retries",
		"id",
		"error"
	];
	const rows = jobs.map(({ account, mode, state, since, retries, id, error }) => {
		return [
			account,
			mode,
			state,
			since,
			String(retries),
			id,
			told(error ?? "")
		];
	});
	const table = jobs.length > 0 ? `${formatTable(head, rows, head.length)}\n` : `${text.queue.empty}\n`;
	process.stdout.write(args.json ? `${JSON.stringify(jobs, null, 2)}\n` : table);
	return jobs.some(({ state }) => state === "dead") ? exitCodes.incomplete : exitCodes.success;
}
async function addJobsCommand(args) {
	if (!args.account && !args.allAccounts) throw new UsageError(["queue add takes --account or --all-accounts"]);
	const accounts = await accountNames(args);
	const added = await withQueue(args, async (boss) => {
		const added = [];
		for (const account of accounts) if (await addJob(boss, {
			account,
			full: args.full
		})) added.push(account);
		return added;
	});
	const there = accounts.filter((account) => !added.includes(account));
	const counts = `${text.queue.added(added.length, there.length)}\n`;
	process.stdout.write(args.json ? `${JSON.stringify({
		added,
		there
	}, null, 2)}\n` : counts);
	return exitCodes.success;
}
async function retryJobCommand(args) {
	await withQueue(args, (boss) => retryJob(boss, args.id));
	const { json, id } = args;
	process.stdout.write(`${json ? JSON.stringify({ retried: id }) : text.queue.retried(id)}\n`);
	return exitCodes.success;
}
async function withQueue(args, task) {
	const boss = await openQueue({ connectionString: readQueueUrl(args.envFile) }, openLog(args), "client");
	return task(boss).finally(() => boss.stop({ graceful: false }));
}
export { addJobsCommand, listJobsCommand, retryJobCommand };

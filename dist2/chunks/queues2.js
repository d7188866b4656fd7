import { t as PrintableError } from "./printable-error.js";
import { PgBoss, getConstructionPlans } from "pg-boss";
// dist/pipeline/queue/queues.js
const schema = "gazelle_queue";
const queues = {
	sync: "sync",
	dead: "sync-dead",
	tick: "tick"
};
const retention = {
	retentionSeconds: 2592e3,
	deleteAfterSeconds: 3600
};
const definitions = [
	{
		name: queues.dead,
		policy: "standard",
		...retention
	},
	{
		name: queues.sync,
		policy: "exclusive",
		deadLetter: queues.dead,
		heartbeatSeconds: 30,
		retryLimit: 4,
		retryDelay: 30,
		retryBackoff: true,
		retryDelayMax: 900,
		...retention
	},
	{
		name: queues.tick,
		policy: "exclusive",
		retryLimit: 0,
		expireInSeconds: 300,
		...retention
	}
];
var QueueError = class extends PrintableError {
	name = "QueueError";
	remedy = "settings";
};
async function openQueue(database, log, role) {
	const isWorker = role === "worker";
	const boss = new PgBoss({
		...database,
		schema,
		application_name: "gazelle-etl",
		max: isWorker ? 3 : 1,
		migrate: false,
		schedule: false,
		supervise: isWorker,
		monitorIntervalSeconds: 10
	});
	boss.on("error", (error) => log.warn(`the queue's database: ${codeOf(error)}`));
	try {
		await boss.start();
		for (const { name, ...options } of definitions) await boss.createQueue(name, options);
	} catch (cause) {
		await boss.stop({ graceful: false }).catch(() => {});
		throw new QueueError(problemOf(cause), { cause });
	}
	return boss;
}
async function migrateQueue(database) {
	const boss = new PgBoss({
		...database,
		schema,
		max: 1,
		schedule: false,
		supervise: false
	});
	boss.on("error", () => {});
	try {
		await boss.start();
	} catch (cause) {
		throw new QueueError(problemOf(cause), { cause });
	} finally {
		await boss.stop({ graceful: false }).catch(() => {});
	}
}
const queueScript = () => getConstructionPlans(schema);
const codeOf = (error) => String(error.code ?? "an error without a code");
function problemOf(error) {
	const { message } = error;
	if (message === "pg-boss is not installed") return `the queue's tables are missing: ${remedy}`;
	if (message === "pg-boss database requires migrations") return `the queue's tables are of another version: ${remedy}`;
	return `the queue's database (DATABASE_URL) cannot be used: ${codeOf(error)}`;
}
const remedy = "run etl work --migrate once (etl migrate --queue prints the SQL for a new one)";
export { queueScript as a, openQueue as i, codeOf as n, queues as o, migrateQueue as r, schema as s, QueueError as t };

import { r as withProject } from "./config.js";
import { t as answer } from "./answer.js";
import { h as inChunks } from "./lease.js";
import { c as keyOf, n as connectSupabase } from "./connect.js";
import { t as safeMessage } from "./safe-message2.js";
import { n as forgetDead, r as listJobs, t as addJob } from "./jobs.js";
import { i as openQueue, n as codeOf, o as queues, r as migrateQueue, t as QueueError } from "./queues2.js";
import { t as PrintableError } from "./printable-error.js";
import { t as defaults } from "./options.js";
import { t as run } from "./run.js";
import { t as isHealthy } from "./summary.js";
import { t as openAlerts } from "./alerts.js";
import { a as exitCodes } from "./exit-codes2.js";
import { t as interruptible } from "./interruption.js";
import { r as text } from "./text.js";
import { t as chosenColumns } from "./flag-values.js";
import { n as openAccounts, o as readQueueUrl } from "./open-settings.js";
import { once } from "node:events";
import { createServer } from "node:http";
import { createHash } from "node:crypto";
import { Counter, Gauge, Histogram, Registry } from "prom-client";
// dist/sinks/supabase/last-success.js
const table = "system_settings";
async function readLastSuccesses(supabase, accounts) {
	const names = new Map(accounts.map((account) => [keyOf({ account }, "last_sync_date"), account]));
	const found = /* @__PURE__ */ new Map();
	for (const keys of inChunks([...names.keys()])) {
		const rows = await answer({ name: table }, supabase.from(table).select("key, value").in("key", keys));
		for (const { key, value } of rows) found.set(names.get(key) ?? key, Date.parse(value));
	}
	return found;
}
// dist/pipeline/queue/due.js
const nameOf = ({ config }) => config.account ?? "main";
async function lastSuccesses(accounts, log) {
	const found = /* @__PURE__ */ new Map();
	const projects = Map.groupBy(accounts, ({ config: { supabase } }) => JSON.stringify(supabase));
	await Promise.all([...projects.values()].map(async (members) => {
		const [first] = members;
		if (!first) return;
		try {
			const { supabase } = connectSupabase(withProject(first.config), log);
			const times = await readLastSuccesses(supabase, members.map(nameOf));
			for (const member of members) found.set(member, times.get(nameOf(member)) ?? null);
		} catch (error) {
			log.warn(`who is due in the project of ${nameOf(first)} cannot be told: ${safeMessage(error)}`);
		}
	}));
	return found;
}
async function enqueueDue(boss, accounts, { spreadMs, log }) {
	const jobs = await listJobs(boss);
	const since = new Map(jobs.filter(({ state }) => state === "dead").map((job) => [job.account, job.since]));
	const there = jobs.filter(({ state, mode }) => state !== "dead" && mode === "incremental");
	const isThere = new Set(there.map(({ account }) => account));
	for (const [account, success] of await lastSuccesses(accounts, log)) {
		const name = nameOf(account);
		if (isThere.has(name)) continue;
		const last = Math.max(success ?? 0, Date.parse(since.get(name) ?? "1970-01-01"));
		if (Date.now() - last < account.everyMs) continue;
		const place = createHash("sha256").update(name).digest().readUInt32BE() / 2 ** 32;
		await addJob(boss, {
			account: name,
			full: false
		}, Math.floor(place * spreadMs / 1e3));
	}
}
// dist/pipeline/queue/metrics.js
function workerMetrics(boss, accounts, log) {
	const registry = new Registry();
	registry.setContentType(Registry.OPENMETRICS_CONTENT_TYPE);
	const registers = [registry];
	const jobs = new Counter({
		name: "etl_jobs_total",
		help: "Jobs of this process by how they ended",
		labelNames: ["outcome"],
		registers
	});
	const duration = new Histogram({
		name: "etl_job_duration_seconds",
		help: "How long jobs took",
		buckets: [
			.5,
			1,
			2,
			5,
			10,
			30,
			60,
			300,
			900
		],
		registers
	});
	const records = new Counter({
		name: "etl_records_total",
		help: "Records read, and rows written, by what became of them",
		labelNames: ["kind"],
		registers
	});
	new Gauge({
		name: "etl_queue_depth",
		help: "Jobs in the queue by state",
		labelNames: ["state"],
		registers,
		async collect() {
			const found = await listJobs(boss);
			for (const state of [
				"waiting",
				"running",
				"dead"
			]) this.set({ state }, found.filter((job) => job.state === state).length);
		}
	});
	new Gauge({
		name: "etl_last_success_age_seconds",
		help: "How long ago an account fully succeeded; none for one that never did",
		labelNames: ["account"],
		registers,
		async collect() {
			for (const [account, at] of await lastSuccesses(accounts, log)) if (at !== null) this.set({ account: nameOf(account) }, (Date.now() - at) / 1e3);
		}
	});
	return {
		jobEnded(outcome, durationMs, totals) {
			jobs.inc({ outcome });
			duration.observe(durationMs / 1e3);
			if (!totals) return;
			for (const kind of [
				"fetched",
				"inserted",
				"updated",
				"deleted",
				"rejected"
			]) records.inc({ kind }, totals[kind] ?? 0);
		},
		text: () => registry.metrics(),
		contentType: registry.contentType
	};
}
async function serveMetrics(metrics, { host, port, log }) {
	const server = createServer(async (_request, response) => {
		try {
			response.setHeader("content-type", metrics.contentType).end(await metrics.text());
		} catch {
			response.writeHead(503).end();
		}
	});
	try {
		server.listen(port, host);
		await once(server, "listening");
	} catch (cause) {
		throw new QueueError(`--metrics-port ${port} cannot be used: ${codeOf(cause)}`, { cause });
	}
	log.info(`metrics on http://${host}:${port}/metrics`);
	return () => server.close();
}
// dist/pipeline/queue/worker.js
const busyDelay = 30;
async function work(boss, accounts, options, { log, signal, metrics, onRun }) {
	const byName = new Map(accounts.map((account) => [nameOf(account), account]));
	const poll = {
		pollingIntervalSeconds: 1,
		burstWhenBatchFull: true
	};
	async function runJob(job) {
		const began = Date.now();
		const { outcome, result, error } = await attempt(job);
		metrics.jobEnded(outcome, Date.now() - began, result?.summary.totals ?? null);
		const { account } = job.data;
		const config = byName.get(account)?.config;
		const fared = result ? {
			account,
			result,
			error: null
		} : {
			account,
			result: null,
			error
		};
		if (config && outcome !== "given back") await onRun?.(config, fared, began);
		const ownLog = log.child({ account });
		const kind = job.data.full ? "full sync" : "sync";
		const isDone = outcome !== "failed" && outcome !== "refused";
		const message = error ? safeMessage(error) : null;
		ownLog[isDone ? "info" : "error"](`${kind} ${outcome}${message ? `: ${message}` : ""}`);
		if (outcome === "failed") return {
			id: job.id,
			status: "failed",
			output: { message }
		};
		if (outcome === "refused") return {
			id: job.id,
			status: "deadletter",
			output: { message }
		};
		if (outcome === "success") await forgetDead(boss, job.data);
		else {
			await boss.complete(queues.sync, job.id);
			await addJob(boss, job.data, outcome === "busy" ? busyDelay : 0);
		}
		return {
			id: job.id,
			status: "completed"
		};
	}
	async function attempt(job) {
		const account = byName.get(job.data.account);
		if (signal.aborted) return { outcome: "given back" };
		if (!account) return {
			outcome: "refused",
			error: new PrintableError(`this worker's accounts file has no account ${job.data.account}`)
		};
		try {
			const { timezone, config } = account;
			const { full } = job.data;
			const { timeBudgetMs, triggeredBy, exclude = [] } = options;
			const wanted = {
				...defaults,
				full,
				timezone,
				timeBudgetMs,
				triggeredBy,
				exclude
			};
			const stop = AbortSignal.any([signal, job.signal]);
			const result = await run(config, wanted, {
				log: log.child({ account: job.data.account }),
				signal: stop
			});
			if (signal.aborted) return {
				outcome: "given back",
				result
			};
			const error = result.closingError ?? result.outcomes.find((one) => one.error !== null)?.error;
			if (error) return {
				outcome: outcomeOf(error),
				result,
				error
			};
			if (result.summary.entities.some(({ toBeContinued }) => toBeContinued)) return {
				outcome: "continued",
				result
			};
			if (isHealthy(result.summary)) return {
				outcome: "success",
				result
			};
			return {
				outcome: "failed",
				result,
				error: new PrintableError("records were rejected: etl rejects list")
			};
		} catch (error) {
			return signal.aborted ? { outcome: "given back" } : {
				outcome: outcomeOf(error),
				error
			};
		}
	}
	const slot = { singletonSeconds: Math.max(1, Math.round(options.tickMs / 1e3)) };
	const askForTick = () => boss.send(queues.tick, null, slot).catch(() => {});
	const timer = setInterval(askForTick, options.tickMs);
	const ended = new Promise((resolve) => {
		if (signal.aborted) resolve();
		signal.addEventListener("abort", () => resolve(), { once: true });
	});
	try {
		await askForTick();
		await boss.work(queues.tick, poll, () => enqueueDue(boss, accounts, {
			spreadMs: options.tickMs,
			log
		}));
		const many = {
			...poll,
			perJobResults: true,
			groupConcurrency: 1,
			localConcurrency: options.concurrency
		};
		await boss.work(queues.sync, many, (jobs) => Promise.all(jobs.map(runJob)));
		log.info(`${accounts.length} accounts, ${options.concurrency} at once`);
		await ended;
	} finally {
		clearInterval(timer);
		await boss.stop({
			graceful: true,
			timeout: 6e4
		});
	}
}
function outcomeOf(error) {
	return {
		"other run": "busy",
		settings: "refused",
		none: "failed"
	}[error instanceof PrintableError ? error.remedy : "none"];
}
// dist/bin/commands/work.js
async function workCommand(args) {
	const database = { connectionString: readQueueUrl(args.envFile) };
	if (args.migrate) {
		await migrateQueue(database);
		process.stdout.write(`${text.queue.ready}\n`);
		return exitCodes.success;
	}
	const { settings, log } = await openAccounts({
		...args,
		allAccounts: true
	});
	const { concurrency, timeBudget: timeBudgetMs, tick: tickMs, metricsPort: port, metricsHost: host } = args;
	const options = {
		exclude: await chosenColumns(void 0),
		concurrency,
		timeBudgetMs,
		tickMs,
		triggeredBy: process.env.ETL_TRIGGERED_BY ?? "worker"
	};
	const alerts = openAlerts(process.env, log);
	await interruptible(log, "finishing the batches in hand", async (signal) => {
		const boss = await openQueue(database, log, "worker");
		const metrics = workerMetrics(boss, settings, log);
		try {
			const close = port === void 0 ? () => {} : await serveMetrics(metrics, {
				host,
				port,
				log
			});
			const onRun = (config, outcome, began) => alerts.account(withProject(config), outcome, began);
			await work(boss, settings, options, {
				log,
				signal,
				metrics,
				onRun
			}).finally(close);
		} finally {
			await boss.stop({ graceful: false });
		}
	});
	return exitCodes.success;
}
export { workCommand };

import { r as withProject } from "./config.js";
import { t as run } from "./run.js";
import { t as safeMessage } from "./safe-message2.js";
import { t as openAlerts } from "./alerts.js";
import { a as exitCodes, n as exitCodeOfAccounts, r as exitCodeOfError, t as exitCodeOf } from "./exit-codes2.js";
import { t as interruptible } from "./interruption.js";
import { t as told } from "./told.js";
import { n as tellGithub, t as annotateError } from "./github2.js";
import { r as text } from "./text.js";
import { f as summaryTable, n as formatCount, t as accountsTable } from "./table.js";
import { n as sumUp } from "./summary.js";
import { n as chosenEntities, t as chosenColumns } from "./flag-values.js";
import { n as openAccounts } from "./open-settings.js";
import { t as UsageError } from "./usage-error.js";
import pLimit from "p-limit";
import { setTimeout } from "node:timers/promises";
// dist/pipeline/run-accounts.js
async function runAccounts(jobs, atOnce, { log, signal, onEntity, onFlow, onWait, onAccount }) {
	const limit = pLimit(atOnce);
	async function runOne({ config, options }) {
		const { account = "main" } = config;
		const ownLog = log.child({ account });
		try {
			signal.throwIfAborted();
			return {
				account,
				result: await run(config, options, {
					log: ownLog,
					signal,
					onWait,
					onFlow: onFlow && ((work) => onFlow(Object.create(work, { name: { value: `${account} ${work.name}` } }))),
					onEntity: (summary) => onEntity(account, summary)
				}),
				error: null
			};
		} catch (error) {
			ownLog.error(safeMessage(error));
			return {
				account,
				result: null,
				error
			};
		}
	}
	return limit.map(jobs, async (job) => {
		const outcome = await runOne(job);
		onAccount(outcome);
		return outcome;
	});
}
// dist/bin/output/progress.js
const liveMs = 200;
const lineMs = 15e3;
const waitShownMs = 3e3;
async function showProgress(isWanted, stream = process.stderr) {
	if (!isWanted) return {
		onFlow: void 0,
		onWait: void 0,
		end() {}
	};
	const isLive = Boolean(stream.isTTY) && process.env.TERM !== "dumb";
	const began = /* @__PURE__ */ new Map();
	let wait = {
		what: "",
		at: Number.NEGATIVE_INFINITY
	};
	const options = {
		isEnabled: true,
		discardStdin: false,
		hideCursor: false,
		text: text.progress.connecting
	};
	const spinner = isLive ? (await import("ora")).default({
		stream: process.stderr,
		...options
	}).start() : null;
	function look() {
		const now = Date.now();
		const lines = [...began].filter(([work]) => !work.isDone).map(([work, at]) => progressLine(work, now - at));
		if (now - wait.at < (isLive ? waitShownMs : lineMs)) lines.push(text.progress.waiting(told(wait.what)));
		if (spinner) spinner.text = lines.join("\n  ") || text.progress.closing;
		else if (lines.length > 0) stream.write(`${lines.join("; ")}\n`);
	}
	const timer = setInterval(look, isLive ? liveMs : lineMs);
	timer.unref();
	return {
		onFlow: (work) => began.set(work, Date.now()),
		onWait(what) {
			wait = {
				what,
				at: Date.now()
			};
		},
		end() {
			clearInterval(timer);
			spinner?.stop();
		}
	};
}
function progressLine({ name, strategy, requests, fetched, listed }, tookMs) {
	const perSecond = fetched / Math.max(.001, tookMs / 1e3);
	const parts = [
		text.progress.pages(requests, formatCount(requests)),
		text.progress.records(fetched, formatCount(fetched)),
		`${formatCount(Math.round(perSecond))}/s`
	];
	if (strategy === "full" && listed && fetched > 0) {
		const part = Math.min(1, fetched / listed);
		const left = duration(listed * (1 - part) / perSecond);
		parts.push(`${Math.floor(part * 100)} %`, text.progress.left(left));
	}
	return `${name}${text.colon} ${parts.join(", ")}`;
}
const duration = (seconds) => seconds < 90 ? `${Math.ceil(seconds)} s` : `${Math.ceil(seconds / 60)} min`;
// dist/bin/output/report.js
const createReporter = (format, write) => ({
	entity(summary) {
		if (format === "ndjson") write(`${JSON.stringify(summary)}\n`);
	},
	end(summary) {
		if (format === "table") write(summaryTable(summary));
		if (format === "json") write(`${JSON.stringify(summary, null, 2)}\n`);
	}
});
const createAccountsReporter = (format, write) => ({
	entity(account, summary) {
		if (format === "ndjson") write(`${JSON.stringify({
			account,
			...summary
		})}\n`);
	},
	account({ account, result, error }) {
		if (format !== "table") return;
		write(`${account}\n${result ? summaryTable(result.summary) : `${told(safeMessage(error))}\n`}\n`);
	},
	end(outcomes) {
		const counts = outcomes.flatMap(({ result }) => result?.summary.totals ?? []);
		const totals = sumUp(counts, 0);
		if (format === "table") write(accountsTable(outcomes, totals));
		if (format !== "json") return;
		const accounts = outcomes.map(({ account, result, error }) => ({
			account,
			...result ? result.summary : { error: safeMessage(error) }
		}));
		write(`${JSON.stringify({
			accounts,
			totals
		}, null, 2)}\n`);
	}
});
// dist/bin/rounds.js
const jitter = .1;
async function inRounds(everyMs, task, { log, signal }) {
	while (!signal.aborted) {
		const began = Date.now();
		await task().catch((error) => log.error(safeMessage(error)));
		const pause = began + everyMs * (1 + jitter * Math.random()) - Date.now();
		if (!signal.aborted) log.info(`the next round begins in ${Math.max(0, Math.round(pause / 1e3))} s`);
		await setTimeout(Math.max(0, pause), void 0, { signal }).catch(() => {});
	}
	return exitCodeOfError(signal.reason);
}
// dist/bin/commands/sync.js
async function syncCommand(args) {
	if (args.json && args.output === "ndjson") throw new UsageError(["--json and --output ndjson exclude each other"]);
	const ways = [
		"full",
		"sweep",
		"since"
	].filter((flag) => args[flag]).map((flag) => `--${flag}`);
	if (ways.length > 1) throw new UsageError([`${ways.slice(0, -1).join(", ")} and ${ways.at(-1)} exclude each other`]);
	const entities = await chosenEntities(args.entity);
	const http = {
		timeoutMs: args.timeout,
		retries: args.retries
	};
	const supabase = args.dryRun ? "optional" : "needed";
	const { settings, log } = await openAccounts(args, {
		supabase,
		http
	});
	const exclude = await chosenColumns(args.exclude);
	const jobs = settings.map(({ config, timezone }) => ({
		config,
		options: toSyncOptions(args, timezone, {
			entities,
			exclude
		})
	}));
	const format = args.json ? "json" : args.output;
	const write = (text) => process.stdout.write(text);
	const alerts = args.dryRun ? null : openAlerts(process.env, log, args.strict);
	const isRead = args.logFormat === "text" && args.logLevel !== "silent";
	const { every } = args;
	return interruptible(log, "finishing the batch in hand", (signal) => {
		const round = () => watched(alerts, () => syncOnce(signal));
		return every === void 0 ? round() : inRounds(every, round, {
			log,
			signal
		});
	});
	async function syncOnce(signal) {
		const progress = await showProgress(args.progress && isRead);
		return syncShown(signal, progress).finally(progress.end);
	}
	async function syncShown(signal, progress) {
		const { onFlow, onWait } = progress;
		const [only, ...more] = jobs;
		if (only && more.length === 0 && !args.allAccounts) {
			const reporter = createReporter(format, write);
			const { account = "main" } = only.config;
			const hooks = {
				log,
				signal,
				onFlow,
				onWait,
				onEntity: reporter.entity
			};
			const result = await run(only.config, only.options, hooks).catch(async (error) => {
				await tell({
					account,
					result: null,
					error
				});
				throw error;
			});
			progress.end();
			reporter.end(result.summary);
			tellGithub(result);
			await tell({
				account,
				result,
				error: null
			});
			return exitCodeOf(result, args.strict);
		}
		const reporter = createAccountsReporter(format, write);
		const onAccount = (outcome) => {
			reporter.account(outcome);
			if (outcome.result) tellGithub(outcome.result, outcome.account);
			else annotateError(outcome.account, told(safeMessage(outcome.error)));
		};
		const hooks = {
			log,
			signal,
			onFlow,
			onWait,
			onEntity: reporter.entity,
			onAccount
		};
		const outcomes = await runAccounts(jobs, args.accountConcurrency, hooks);
		progress.end();
		reporter.end(outcomes);
		for (const outcome of outcomes) await tell(outcome);
		return exitCodeOfAccounts(outcomes, args.strict);
	}
	async function tell(outcome) {
		const config = jobs.find((job) => (job.config.account ?? "main") === outcome.account)?.config;
		if (config?.supabase) await alerts?.account(withProject(config), outcome);
	}
}
async function watched(alerts, round) {
	alerts?.begin();
	let code = exitCodes.incomplete;
	try {
		code = await round();
		return code;
	} catch (error) {
		code = exitCodeOfError(error);
		throw error;
	} finally {
		await alerts?.end(code);
	}
}
function toSyncOptions(args, timezone, names) {
	const { full, sweep, dryRun, batchSize, pageSize, concurrency, auditRequests } = args;
	return {
		...names,
		full,
		sweep,
		dryRun,
		batchSize,
		pageSize,
		concurrency,
		auditRequests,
		timezone,
		sweepEveryMs: args.sweepEvery,
		since: args.since ?? null,
		limit: args.limit ?? null,
		rate: args.rate ?? null,
		overlapMs: args.overlap,
		allowDeletes: args.allowDeletes ?? null,
		timeBudgetMs: args.timeBudget ?? null,
		waitMs: args.wait,
		triggeredBy: process.env.GITHUB_ACTIONS ? "github-actions" : process.env.ETL_TRIGGERED_BY ?? null
	};
}
export { syncCommand };

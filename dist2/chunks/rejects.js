import { f as listRejects, u as ignoreRejects } from "./lease.js";
import { n as connectSupabase, t as connectGazelle } from "./connect.js";
import { t as defaults } from "./options.js";
import { t as underLease } from "./under-lease.js";
import { n as checkCompany, t as askCompany } from "./company.js";
import { r as withProject } from "./config.js";
import { a as unaskedFields, i as excluding } from "./exclude.js";
import { n as flows, t as entityNames } from "./flows.js";
import { o as retryRejects, r as newTally, t as createStore } from "./store.js";
import { a as exitCodes } from "./exit-codes2.js";
import { t as interruptible } from "./interruption.js";
import { r as text } from "./text.js";
import { t as told } from "./told.js";
import { n as shortTime } from "./status.js";
import { i as formatTable, n as formatCount } from "./table.js";
import { t as chosenColumns } from "./flag-values.js";
import { a as openSettings, r as openProject } from "./open-settings.js";
import { t as UsageError } from "./usage-error.js";
import pLimit from "p-limit";
// dist/pipeline/open-rejects.js
async function readOpenRejects(config, limit, log) {
	const { rejects, total } = await listRejects(connectSupabase(config, log).supabase, limit);
	return {
		rejects: rejects.map(({ entity, recordId, kind, reason, createdAt, runId, ignoredAt }) => ({
			entity,
			id: recordId,
			kind,
			state: ignoredAt ? "ignored" : "open",
			reason: printable(reason),
			since: createdAt,
			run: runId
		})),
		total
	};
}
function printable(reason) {
	const code = /^([0-9A-Z]{5}): /.exec(reason)?.[1];
	if (code) return `refused by Postgres (${code})`;
	return /^(\w+ is not [\w ]+(; )?)+$|^HTTP 413: |^Gazelle failed within the query /.test(reason) ? reason : "see gazelle_rejects.reason";
}
async function ignoreOpenRejects(config, ids, hooks) {
	return underLease(config, defaults, hooks, ({ supabase }) => ignoreRejects(supabase, ids));
}
// dist/pipeline/retry-run.js
async function retryRun(config, options, hooks) {
	return underLease(withProject(config), options, hooks, async ({ supabase, sink, signal }) => {
		const { log } = hooks;
		const api = connectGazelle(config, supabase, {
			...options,
			log,
			signal,
			unasked: unaskedFields(options.exclude)
		});
		const [state, company] = await Promise.all([sink.readState([]), askCompany(api)]);
		checkCompany(state.settings, company, log);
		const tallies = new Map(entityNames.map((entity) => [entity, newTally()]));
		const chosen = flows.map((flow) => excluding(flow, options.exclude));
		for (const flow of chosen) {
			const store = createStore(flow, {
				options,
				sink,
				state,
				writes: pLimit(1),
				log,
				signal,
				tallies
			});
			await retryRejects(flow, {
				api,
				log
			}, store, { all: true });
		}
		const { rejectCounts } = await sink.readState([]);
		return {
			tallies,
			open: rejectCounts.open
		};
	});
}
// dist/bin/commands/rejects.js
async function listRejectsCommand(args) {
	const { config, log } = await openProject(args);
	const { rejects, total } = await readOpenRejects(config, args.limit, log);
	if (args.json) process.stdout.write(`${JSON.stringify(rejects, null, 2)}\n`);
	else if (rejects.length === 0) process.stdout.write(`${text.rejects.none}\n`);
	else {
		const head = [
			"entity",
			"id",
			"reason",
			"lost",
			"state",
			"since",
			"run"
		];
		const rows = rejects.map(({ entity, id, reason, kind, state, since, run }) => {
			return [
				entity,
				id,
				told(reason),
				kind,
				state,
				shortTime(since),
				run
			];
		});
		const more = total > rejects.length ? `${text.rejects.more(rejects.length, total)}\n` : "";
		process.stdout.write(`${formatTable(head, rows, head.length)}\n${more}`);
	}
	return rejects.some(({ state }) => state === "open") ? exitCodes.incomplete : exitCodes.success;
}
async function ignoreRejectsCommand(args) {
	const ids = args.ids ?? [];
	if (args.all === ids.length > 0) throw new UsageError(["rejects ignore takes ids, or --all"]);
	const { config, log } = await openProject(args);
	const ignored = await interruptible(log, "stopping", (signal) => ignoreOpenRejects(config, args.all ? "all" : ids, {
		log,
		signal
	}));
	const unknown = ids.filter((id) => !ignored.includes(id));
	const count = text.rejects.ignored(ignored.length);
	process.stdout.write(`${args.json ? JSON.stringify({
		ignored,
		unknown
	}, null, 2) : count}\n`);
	if (unknown.length > 0) throw new UsageError([`no reject is open of ${unknown.join(", ")}`]);
	return exitCodes.success;
}
async function retryRejectsCommand(args) {
	const { config, timezone, log } = await openSettings(args);
	const exclude = await chosenColumns(args.exclude);
	const { tallies, open } = await interruptible(log, "finishing the batch in hand", (signal) => retryRun(config, {
		...defaults,
		timezone,
		exclude
	}, {
		log,
		signal
	}));
	const tried = [...tallies].filter(([, { fetched, rejected }]) => fetched + rejected > 0);
	if (args.json) process.stdout.write(`${JSON.stringify(Object.fromEntries(tried), null, 2)}\n`);
	else if (tried.length === 0) process.stdout.write(`${open > 0 ? text.rejects.open(open) : text.rejects.none}\n`);
	else {
		const rows = tried.map(([entity, { fetched, rejected }]) => [
			entity,
			formatCount(Math.max(0, fetched - rejected)),
			formatCount(rejected)
		]);
		process.stdout.write(`${formatTable([
			"entity",
			"stored",
			"rejected again"
		], rows, 1)}\n`);
	}
	return open > 0 ? exitCodes.incomplete : exitCodes.success;
}
export { ignoreRejectsCommand, listRejectsCommand, retryRejectsCommand };

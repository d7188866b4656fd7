import { t as readRuns } from "./history.js";
import { a as exitCodes } from "./exit-codes2.js";
import { t as byAccount } from "./by-account.js";
import { i as translated, n as t, r as text } from "./text.js";
import { t as told } from "./told.js";
import { n as shortTime } from "./status.js";
import { i as formatTable, n as formatCount, r as formatSeconds, s as modeOf } from "./table.js";
import { i as openProjects } from "./open-settings.js";
import { t as UsageError } from "./usage-error.js";
// dist/bin/output/history.js
const heads = {
	run: [
		"run",
		"started",
		"mode",
		"outcome",
		"read",
		"written",
		"rejected",
		"took"
	],
	entity: [
		"entity",
		"strategy",
		"outcome",
		"read",
		"written",
		"rejected"
	]
};
const bars = [..."▁▂▃▄▅▆▇█"];
function sparkline(numbers) {
	const most = Math.max(1, ...numbers.map(Number));
	return numbers.map((n) => n === null ? " " : bars[Math.ceil(n / most * (bars.length - 1))]).join("");
}
const seconds = (durationMs) => durationMs === null ? "-" : `${formatSeconds(durationMs)} s`;
function cells(counts) {
	if (!counts) return [
		"-",
		"-",
		"-"
	];
	const { fetched, inserted, updated, deleted, rejected } = counts;
	return [
		fetched,
		(inserted ?? 0) + (updated ?? 0) + deleted,
		rejected
	].map((count) => formatCount(count));
}
function historyTable(runs) {
	if (runs.length === 0) return `${text.history.none}\n`;
	const rows = runs.map(({ id, startedAt, mode, status, totals, durationMs, entities }) => {
		return [
			...[
				id.slice(0, 8),
				shortTime(startedAt),
				modeOf(mode, entities) ?? "-",
				status ?? "-"
			],
			...cells(totals),
			seconds(durationMs)
		];
	});
	const past = runs.toReversed();
	const trends = [past.map(({ totals }) => totals?.fetched ?? null), past.map((run) => run.durationMs)].map((some, i) => `${[text.history.read, t("took")][i]} ${sparkline(some)}`);
	return `${formatTable(heads.run, rows, 4)}\n\n${trends.join("   ")}\n`;
}
function runReport({ entities, errors, warnings = [], ...run }) {
	const rows = entities.map((one) => [
		one.entity,
		one.strategy ?? "-",
		one.status,
		...cells(one)
	]);
	const times = `${run.startedAt ?? "-"} -> ${run.finishedAt ?? "-"} (${seconds(run.durationMs)})`;
	const words = [modeOf(run.mode, entities), run.status].map((word) => word && translated(word));
	return `${[
		[
			run.id,
			...words,
			times,
			run.triggeredBy
		].filter(Boolean).join("  "),
		formatTable(heads.entity, rows, 3),
		...[...warnings, ...errors].map(told)
	].join("\n")}\n`;
}
// dist/bin/commands/history.js
async function historyCommand({ run: id, ...args }) {
	const { configs, log } = await openProjects(args);
	if (id && !/^[\w-]*$/.test(id.replaceAll("_", "?"))) throw new UsageError([`${id} is not the id of a run`]);
	const wanted = id ? {
		limit: 2,
		id
	} : { limit: args.last };
	const found = await byAccount(configs, args, (config) => readRuns(config, wanted, log));
	const runs = found.items;
	const [run, another] = runs;
	if (id && !run) throw new UsageError([`there is no run ${id}: etl history lists the runs`]);
	if (id && another) throw new UsageError([`more than one run begins with ${id}: give more of its id`]);
	const inBrief = () => runs.map(({ entities: _, errors: __, ...brief }) => brief);
	const json = () => `${JSON.stringify({ runs: id ? runs : inBrief() }, null, 2)}\n`;
	process.stdout.write(args.json ? json() : id && run ? runReport(run) : found.text(historyTable));
	return exitCodes.success;
}
export { historyCommand };

import { i as translated, n as t, r as text, t as language } from "./text.js";
import { t as told } from "./told.js";
import { stripVTControlCharacters, styleText } from "node:util";
import Table from "cli-table3";
// dist/bin/output/table.js
const locale = language === "fr" ? "fr-CA" : "en";
const numberFormat = new Intl.NumberFormat(locale);
const secondsFormat = new Intl.NumberFormat(locale, {
	minimumFractionDigits: 1,
	maximumFractionDigits: 1,
	useGrouping: false
});
const countNames = [
	"requests",
	"fetched",
	"inserted",
	"updated",
	"unchanged",
	"deleted",
	"rejected"
];
const borders = [
	"top",
	"bottom",
	"left",
	"mid",
	"right"
].flatMap((side) => [side, `${side}-mid`]);
const corners = [
	"top-left",
	"top-right",
	"bottom-left",
	"bottom-right"
];
const plain = {
	chars: {
		...Object.fromEntries([...borders, ...corners].map((name) => [name, ""])),
		middle: "  "
	},
	style: {
		head: [],
		border: [],
		"padding-left": 0,
		"padding-right": 0
	}
};
const colours = {
	success: "green",
	partial: "yellow",
	failed: "red"
};
const nameColumns = [
	"account",
	"entity",
	"strategy",
	"collection",
	"id"
];
const inColumn = (head, cell) => head !== void 0 && nameColumns.includes(head) ? cell : translated(cell);
function coloured(head, text) {
	const colour = Object.entries(colours).find(([status]) => status === text)?.[1];
	const cell = inColumn(head, text);
	return colour ? styleText(colour, cell, { stream: process.stdout }) : cell;
}
const dispensable = [
	"requests",
	"strategy",
	"unchanged",
	"compared",
	"changed",
	"mode",
	"run",
	"since"
];
function formatTable(head, rows, left, width = process.stdout.isTTY ? process.stdout.columns : Number.POSITIVE_INFINITY) {
	const shown = rows.map((row) => row.map((cell, column) => coloured(head[column], cell)));
	const text = layOut(head.map(translated), shown, left);
	if (Math.max(...text.split("\n").map((line) => stripVTControlCharacters(line).length)) <= width) return text;
	const isZero = (column) => rows.every((row) => row[column] === "0");
	const zero = head.findLastIndex((_, column) => column >= left && isZero(column));
	const unused = zero >= 0 ? zero : dispensable.map((name) => head.indexOf(name)).find((at) => at >= 0);
	if (unused === void 0) return text;
	const without = (row) => row.filter((_, column) => column !== unused);
	return formatTable(without(head), rows.map(without), unused < left ? left - 1 : left, width);
}
function layOut(head, rows, left) {
	const colAligns = head.map((_, column) => column < left ? "left" : "right");
	const table = new Table({
		...plain,
		head: [...head],
		colAligns
	});
	table.push(...rows.map((row) => [...row]));
	return table.toString().split("\n").map((line) => line.trimEnd()).join("\n");
}
const formatCount = (count, bound = "") => count === null ? "?" : `${bound}${numberFormat.format(count)}`;
const formatSeconds = (lengthMs) => secondsFormat.format(lengthMs / 1e3);
const bounds = {
	inserted: ">=",
	updated: ">=",
	unchanged: "<=",
	deleted: ">="
};
const cells = (counts) => countNames.map((name) => formatCount(counts[name], counts.lowerBound ? bounds[name] : ""));
function accountsTable(outcomes, totals) {
	const rows = outcomes.map(({ account, result }) => result ? [
		account,
		result.summary.run.status,
		...cells(result.summary.totals)
	] : [
		account,
		text.summary.notBegun,
		...countNames.map(() => "-")
	]);
	rows.push([
		t("total"),
		"",
		...cells(totals)
	]);
	return `${formatTable([
		"account",
		"status",
		...countNames
	], rows, 2)}\n`;
}
const summaryHead = [
	"entity",
	"strategy",
	"status",
	...countNames
];
const summaryRows = ({ run, entities, totals }) => [...entities.map((entity) => [
	entity.entity,
	entity.strategy ?? "-",
	entity.toBeContinued ? text.summary.toBeContinued : entity.status,
	...cells(entity)
]), [
	t("total"),
	"",
	run.status,
	...cells(totals)
]];
function summaryTable(summary) {
	return `${[
		formatTable(summaryHead, summaryRows(summary), 3),
		"",
		...comparison(summary),
		...summaryNotes(summary)
	].join("\n")}\n`;
}
function comparison({ entities }) {
	const parts = entities.flatMap(({ entity, fetched, listed }) => listed ? [`${entity} ${formatCount(listed)} -> ${formatCount(fetched)} (${percent(listed, fetched)})`] : []);
	return parts.length > 0 ? [`${text.summary.insteadOfAll}${text.colon} ${parts.join(", ")}`] : [];
}
function percent(before, after) {
	if (before === 0) return "";
	const change = Math.trunc((after / before - 1) * 100);
	return `${change > 0 ? "+" : ""}${change} %`;
}
const modeOf = (mode, entities) => mode === "incremental" && entities.length > 0 && entities.every(({ watermark }) => watermark.from === null) ? "first" : mode;
function summaryNotes({ run, entities, totals }) {
	const lines = [];
	for (const { entity, oldestComparison } of entities) {
		if (oldestComparison === null) continue;
		const days = Math.floor((Date.parse(run.finishedAt) - Date.parse(oldestComparison)) / 864e5);
		lines.push(text.summary.oldestComparison(entity, Math.max(0, days)));
	}
	for (const { entity, differences = [], inserted, updated, deleted } of entities) {
		for (const { id, change, columns } of differences) {
			const which = columns.length > 0 ? ` (${columns.join(", ")})` : "";
			lines.push(`${entity} ${id}${text.colon} ${translated(change)}${which}`);
		}
		const more = (inserted ?? 0) + (updated ?? 0) + deleted - differences.length;
		if (run.dryRun && differences.length > 0 && more > 0) lines.push(`${entity}${text.colon} ${text.summary.more(formatCount(more))}`);
	}
	for (const { entity, error, rejects = [] } of entities) {
		if (error) lines.push(`${entity}${text.colon} ${told(error)}`);
		for (const { id, kind, reason } of rejects) {
			const what = kind === "value" ? text.summary.storedWithoutValue : text.summary.rejected;
			lines.push(`${entity} ${id}${text.colon} ${what}${text.colon} ${told(reason)}`);
		}
	}
	if (run.error) lines.push(told(run.error));
	const { newRejects, ignored } = totals;
	const known = totals.rejected + totals.incomplete - newRejects;
	if (newRejects + known + ignored > 0) lines.push(text.summary.rejects(newRejects, known, ignored));
	const isForRejects = run.status === "partial" && run.failed.length === 0 && !run.error;
	const why = run.failed.length > 0 ? ` (${t("failed")}${text.colon} ${run.failed.join(", ")})` : isForRejects ? ` (${text.summary.rejectsOnly})` : "";
	const mode = translated(modeOf(run.mode, entities) ?? "");
	const seconds = formatSeconds(run.durationMs);
	lines.push(text.summary.end(mode, run.dryRun, translated(run.status), why, seconds, run.id));
	return lines;
}
export { inColumn as a, percent as c, summaryRows as d, summaryTable as f, formatTable as i, summaryHead as l, formatCount as n, locale as o, formatSeconds as r, modeOf as s, accountsTable as t, summaryNotes as u };

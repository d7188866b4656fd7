import { n as readDays, t as readStatus } from "./status2.js";
import { n as connectSupabase } from "./connect.js";
import { t as readRuns } from "./history.js";
import { a as exitCodes } from "./exit-codes2.js";
import { i as translated, n as t, r as text, t as language } from "./text.js";
import { t as told } from "./told.js";
import { a as statusHead, i as span, r as since, t as concerns } from "./status.js";
import { n as formatCount, o as locale } from "./table.js";
import { i as openProjects } from "./open-settings.js";
import { t as UsageError } from "./usage-error.js";
import manifest from "gazelle-etl/package.json" with { type: "json" };
import { rename, rm, stat, writeFile } from "node:fs/promises";
import { scaleLinear, scaleUtc } from "d3-scale";
import { area, curveStepAfter, stack, stackOffsetNone } from "d3-shape";
// dist/pipeline/report.js
const idle = {
	runs: 0,
	success: 0,
	partial: 0,
	failed: 0,
	read: 0,
	inserted: 0,
	updated: 0,
	deleted: 0,
	rejects: 0,
	median: 0,
	longest: 0,
	error: null
};
async function readReport(config, { count, maxAgeMs }, log) {
	const now = Date.now();
	const dates = Array.from({ length: count }, (_, i) => (/* @__PURE__ */ new Date(now - (count - 1 - i) * 864e5)).toISOString().slice(0, 10));
	const [entities, found, [lastRun = null]] = await Promise.all([
		readStatus(config, maxAgeMs, log),
		readDays(connectSupabase(config, log).supabase, `${dates[0]}T00:00:00Z`),
		readRuns(config, { limit: 1 }, log)
	]);
	const days = dates.map((day) => found.find((one) => one.day === day) ?? {
		...idle,
		day
	});
	return {
		account: config.account ?? "main",
		entities,
		days,
		lastRun
	};
}
// dist/bin/output/page/html.js
var Markup = class {
	text;
	constructor(text) {
		this.text = text;
	}
};
const html = (strings, ...parts) => new Markup(String.raw({ raw: strings }, ...parts.map(filledIn)));
function filledIn(part) {
	if (part instanceof Markup) return part.text;
	if (part === null || part === void 0) return "";
	if (typeof part === "object") return part.map(filledIn).join("");
	return String(part).replaceAll(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
// dist/bin/output/page/chart.js
const frame = {
	width: 340,
	height: 150,
	left: 32,
	right: 338,
	top: 14,
	bottom: 126
};
const compact = new Intl.NumberFormat(locale, { notation: "compact" });
const dateFormat = new Intl.DateTimeFormat(locale, {
	month: "short",
	day: "numeric",
	timeZone: "UTC"
});
const shortDay = (time) => dateFormat.format(new Date(time));
const round = (coordinate) => Math.round(coordinate * 10) / 10;
function drawChart(days, { title, measures, overlaid }) {
	const { width, height, left, right, top, bottom } = frame;
	const layers = stack().keys(measures).value((day, measure) => day[measure]).offset(overlaid ? () => {} : stackOffsetNone)([...days]);
	const heights = days.map((_, i) => Math.max(...layers.map((layer) => layer[i]?.[1] ?? 0)));
	const most = Math.max(...heights);
	const y = scaleLinear([0, limitOf(heights)], [bottom, top]).nice(3).clamp(true);
	const at = (i) => new Date(Date.parse(days[0]?.day ?? "") + i * 864e5);
	const x = scaleUtc([at(0), at(days.length)], [left, right]);
	const edge = (i) => round(x(at(i)));
	const shape = area((_, i) => edge(i)).y0(([from]) => y(from)).y1(([, to]) => y(to)).curve(curveStepAfter).digits(1);
	const paths = layers.map((layer, i) => html`<path class="${measures[i]}" d="${shape([...layer, ...layer.slice(-1)])}"/>`);
	const rules = y.ticks(3).filter((tick) => overlaid || Number.isInteger(tick)).map((tick) => html`<path class="rule" d="M${left} ${round(y(tick))}H${right}"/>
<text x="${left - 6}" y="${round(y(tick) + 3.5)}">${compact.format(tick)}</text>`);
	const dates = x.ticks(4).map((tick) => {
		const anchor = x(tick) > right - 20 ? "end" : "middle";
		return html`<text x="${round(x(tick))}" y="${bottom + 16}" style="text-anchor:${anchor}">${shortDay(tick)}</text>`;
	});
	const told = days.map((day) => measures.map((measure) => `${formatCount(day[measure])} ${t(measure)}`).join(", "));
	const hovered = days.map(({ day }, i) => heights[i] === 0 ? null : html`<path class="day" d="M${edge(i)} ${top}H${edge(i + 1)}V${bottom}H${edge(i)}z"><title>${shortDay(day)} – ${told[i]}</title></path>`);
	const higher = [...days.keys()].filter((i) => (heights[i] ?? 0) > (y.domain()[1] ?? most));
	const arrows = higher.map((i) => html`<path class="beyond" d="M${edge(i)} ${top - 2}h5l-2.5 -5z"/>`);
	const highest = heights.lastIndexOf(most);
	const name = most > 0 ? text.report.highest(shortDay(at(highest)), told[highest] ?? "") : text.report.none;
	return {
		svg: html`<svg viewBox="0 0 ${width} ${height}" role="img" aria-label="${title}. ${name}">
${rules}${paths}${dates}${arrows}${hovered}</svg>`,
		beyond: higher.map((i) => `${shortDay(at(i))} (${formatCount(heights[i] ?? 0)})`.replaceAll(" ", "\xA0"))
	};
}
function limitOf(heights) {
	const some = heights.filter((height) => height > 0).sort((a, b) => a - b);
	const usual = some[Math.floor((some.length - 1) * .9)] ?? 1;
	const most = some.at(-1) ?? 1;
	return most > Math.max(20, 4 * usual) ? 1.5 * usual : most;
}
// dist/bin/output/page/figures.js
const { report: say$1 } = text;
const chartsOf = (unit) => [
	{
		title: say$1.read,
		measures: ["read"]
	},
	{
		title: say$1.rows,
		measures: ["inserted", "updated"]
	},
	{
		title: say$1.duration(unit),
		measures: ["longest", "median"],
		overlaid: true
	},
	{
		title: say$1.outcomes,
		measures: [
			"failed",
			"partial",
			"success"
		]
	},
	{
		title: say$1.newRejects,
		measures: ["rejects"]
	},
	{
		title: say$1.gone,
		measures: ["deleted"]
	}
];
function chartFigures(days) {
	const [unit, unitMs] = days.some(({ longest }) => longest > 3e5) ? ["min", 6e4] : ["s", 1e3];
	const length = (ms) => Math.round(10 * ms / unitMs) / 10;
	const inUnits = days.map((day) => ({
		...day,
		median: length(day.median),
		longest: length(day.longest)
	}));
	return chartsOf(unit).map((chart) => figure(inUnits, chart));
}
function figure(days, chart) {
	const { title, measures, overlaid } = chart;
	const { svg, beyond } = drawChart(days, chart);
	const legend = measures.map((measure) => {
		const sum = days.reduce((sum, day) => sum + day[measure], 0);
		return html`<span><i class="${measure}"></i>${t(measure)}${overlaid ? null : html` <b>${formatCount(sum)}</b>`}</span> `;
	});
	const rows = days.filter((day) => measures.some((measure) => day[measure] > 0)).toReversed();
	const more = beyond.length > 3 ? [text.summary.more(formatCount(beyond.length - 3))] : [];
	const heads = measures.map((measure) => html`<th scope="col">${t(measure)}</th>`);
	const table = html`<details><summary>${say$1.figures}</summary>
<div class="scroll" role="region" aria-label="${title}" tabindex="0"><table>
<thead><tr><th scope="col">${say$1.day}</th>${heads}</tr></thead>
<tbody>${rows.map((day) => html`<tr><td>${day.day}</td>${measures.map((measure) => html`<td>${formatCount(day[measure])}</td>`)}</tr>`)}</tbody>
</table></div></details>`;
	return html`<figure><figcaption><strong>${title}</strong><p>${legend}</p></figcaption>
${svg}${beyond.length > 0 ? html`<p>${say$1.beyond([...beyond.slice(-3), ...more].join("; "))}</p>` : null}
${rows.length > 0 ? table : html`<p>${say$1.none}</p>`}</figure>`;
}
// dist/bin/output/page/account.js
const { report: say } = text;
const timeFormat = new Intl.DateTimeFormat(locale, {
	dateStyle: "medium",
	timeStyle: "short",
	hourCycle: "h23",
	timeZone: "UTC"
});
const pageTime = (time) => timeFormat.format(new Date(time));
const head = statusHead.filter((name) => name !== "age").map((name) => html`<th scope="col">${translated(name)}</th>`);
const marked = html` class="bad"`;
const isBad = ({ stale, failures, openRejects }) => stale || failures > 0 || openRejects > 0;
function verdict({ entities, lastRun }) {
	if (!lastRun) return html`<p class="verdict bad">${say.empty}</p>`;
	const bad = entities.filter(isBad).map(({ entity }) => entity);
	const last = say.lastRun(pageTime(lastRun.startedAt ?? ""), translated(lastRun.status ?? "-"));
	if (bad.length === 0) return html`<p class="verdict"><strong>${say.well}</strong> ${last}</p>`;
	return html`<p class="verdict bad"><strong>${say.look(bad.join(", "))}</strong> ${last}</p>`;
}
function accountDetails(report, maxAgeMs, level) {
	const { entities, days, lastRun } = report;
	if (!lastRun) return verdict(report);
	const heading = (title) => html`<h${level}>${title}</h${level}>`;
	const lines = concerns(entities, maxAgeMs);
	if (entities.some(({ openRejects }) => openRejects > 0)) lines.push(say.rejects);
	const failed = errors(days);
	return html`${verdict(report)}
${heading(say.freshness)}
<div class="card" role="region" aria-label="${say.freshness}" tabindex="0"><table>
<thead><tr>${head}</tr></thead>
<tbody>${entities.map(freshness)}</tbody></table></div>
${lines.length > 0 ? html`<ul>${lines.map((line) => html`<li>${line}</li>`)}</ul>` : null}
${heading(say.days(days.length))}
<div class="charts">${chartFigures(days)}</div>
${failed.length > 0 ? html`${heading(say.errors)}<ul class="card errors">${failed}</ul>` : null}
`;
}
function freshness(one) {
	const time = one.lastSuccessAt && html`<small>${pageTime(one.lastSuccessAt)}</small> `;
	const age = one.ageMs === null ? t("never") : span(one.ageMs);
	return html`<tr><th scope="row">${one.entity}</th><td>${formatCount(one.rows)}</td><td>${since(one.lastChangeAt)}</td>
<td${one.stale ? marked : null}>${time}${age}</td><td>${since(one.lastComparedAt)}</td>
<td${one.failures > 0 ? marked : null}>${formatCount(one.failures)}</td>
<td${one.openRejects > 0 ? marked : null}>${formatCount(one.openRejects)}</td></tr>`;
}
function errors(days) {
	const failed = days.filter(({ error }) => error !== null).toReversed();
	const items = failed.slice(0, 10).map(({ day, error }) => {
		const lines = (error ?? "").split("\n");
		const shown = lines.length > 3 ? [...lines.slice(0, 3), text.summary.more(formatCount(lines.length - 3))] : lines;
		return html`<li><strong>${shortDay(day)}</strong>${shown.map((line) => html`<br>${told(line)}`)}</li>`;
	});
	return failed.length > 10 ? [...items, html`<li>${text.summary.more(formatCount(failed.length - 10))}</li>`] : items;
}
// dist/bin/output/page/style.js
const style = html`
:root { color-scheme: light dark; --ground: #f6f7f9; --card: #fff; --ink: #1c2430; --muted: #596475; --line: #dde2e9;
  --strong: #174f98; --soft: #5c93d6; --warn: #a85b00; --bad: #c4232b; --good: #1a7340; --over: #1c243014; }
@media (prefers-color-scheme: dark) { :root { --ground: #10151c; --card: #181f29; --ink: #e4e9f0; --muted: #9ba8b8; --line: #2c3643;
  --strong: #5fa0f5; --soft: #3f6ca8; --warn: #e09a3e; --bad: #f4747a; --good: #5cc48a; --over: #ffffff1f; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--ink); font: 15px/1.5 system-ui, sans-serif; }
main { max-width: 1200px; margin: 0 auto; padding: 32px 24px 48px; }
h1, p, figure { margin: 0; }
h1 { font-size: 26px; line-height: 1.25; }
h2 { font-size: 18px; margin: 32px 0 10px; }
h3 { font-size: 16px; margin: 24px 0 10px; }
a { color: var(--strong); }
section { margin-top: 48px; border-top: 1px solid var(--line); }
small, .muted { font-size: 13px; color: var(--muted); }
small { margin-right: 6px; font-weight: 400; }
ul { margin: 10px 0 0; padding-left: 20px; }
ul.overview, ul.card { list-style: none; padding: 4px 0; }
.verdict { margin: 14px 0; padding: 10px 16px; border-left: 4px solid var(--good); background: var(--card); border-radius: 4px; }
.overview .verdict { display: inline; padding: 0 0 0 8px; border: 0; background: none; }
.verdict.bad { border-color: var(--bad); }
.verdict strong { color: var(--good); }
.verdict.bad strong, td.bad { color: var(--bad); font-weight: 600; }
.charts { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 340px), 1fr)); gap: 16px; }
figure, .card { background: var(--card); border: 1px solid var(--line); border-radius: 8px; }
.card { overflow-x: auto; padding: 4px 6px; }
figure { padding: 12px 16px 8px; min-width: 0; }
figcaption { padding-bottom: 4px; font-size: 14px; }
figure p, details { font-size: 12px; color: var(--muted); }
figcaption span { white-space: nowrap; margin-right: 6px; }
b, table { color: var(--ink); font-variant-numeric: tabular-nums; }
i { display: inline-block; width: 9px; height: 9px; border-radius: 2px; margin-right: 4px; }
summary { cursor: pointer; }
svg { display: block; width: 100%; height: auto; font-size: 11px; }
svg text { fill: var(--muted); text-anchor: end; font-variant-numeric: tabular-nums; }
.read, .inserted, .median, .deleted { fill: var(--strong); background: var(--strong); }
.updated, .longest, .success { fill: var(--soft); background: var(--soft); }
.partial, .rejects { fill: var(--warn); background: var(--warn); }
.failed { fill: var(--bad); background: var(--bad); }
.rule { stroke: var(--line); }
.beyond { fill: var(--muted); }
.day { fill: transparent; }
.day:hover { fill: var(--over); }
.scroll { overflow: auto; max-height: 280px; }
table { border-collapse: collapse; width: 100%; }
td, th { padding: 6px 10px; text-align: right; white-space: nowrap; border-top: 1px solid var(--line); }
td:first-child, th:first-child { text-align: left; }
thead th { border: 0; font-weight: 500; font-size: 12px; vertical-align: bottom; color: var(--muted); }
.scroll td, .scroll th { padding: 2px 0; font-size: 12px; }
.card li { padding: 8px 16px; overflow-wrap: anywhere; }
.card li + li { border-top: 1px solid var(--line); }
@media (max-width: 640px) {
  main { padding: 20px 12px 32px; }
  body { font-size: 14px; }
  td, th { padding: 6px 3px; font-size: 13px; }
  thead th { white-space: normal; font-size: 11px; }
  /* The fifth: when all ids were compared. */
  small, .card :is(td, th):nth-child(5) { display: none; }
}
`;
// dist/bin/output/page/page.js
function page(reports, maxAgeMs) {
	const { title, written } = text.report;
	const [first, ...more] = reports;
	const body = first && more.length === 0 ? accountDetails(first, maxAgeMs, 2) : accounts(reports, maxAgeMs);
	return html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>${style}</style>
</head>
<body>
<main>
<h1>${title}</h1>
<p class="muted">${written(pageTime((/* @__PURE__ */ new Date()).toISOString()), manifest.version)}</p>
${body}</main>
</body>
</html>
`.text;
}
function accounts(reports, maxAgeMs) {
	const overview = reports.map((report, i) => html`<li><a href="#account-${i}">${report.account}</a>${verdict(report)}</li>`);
	const sections = reports.map((report, i) => html`<section id="account-${i}"><h2>${report.account}</h2>
${accountDetails(report, maxAgeMs, 3)}</section>
`);
	return html`<ul class="overview">${overview}</ul>
${sections}`;
}
// dist/bin/commands/report.js
const count = 90;
async function reportCommand({ html: file, maxAge, ...args }) {
	const maxAgeMs = maxAge ?? null;
	const { configs, log } = await openProjects(args);
	const reports = [];
	for (const config of configs) reports.push(await readReport(config, {
		count,
		maxAgeMs
	}, log));
	const markup = page(reports, maxAgeMs);
	if (file === "-") process.stdout.write(markup);
	else await replaceFile(file, markup);
	return exitCodes.success;
}
async function replaceFile(file, content) {
	const isOther = await stat(file).then((found) => !found.isFile(), () => false);
	const draft = isOther ? file : `${file}.${process.pid}.tmp`;
	try {
		await writeFile(draft, content);
		if (!isOther) await rename(draft, file);
	} catch (error) {
		if (!isOther) await rm(draft, { force: true });
		const { code = "unknown" } = error;
		throw new UsageError([`--html ${file} cannot be written (${code})`]);
	}
}
export { reportCommand };

import { n as t, r as text } from "./text.js";
import { t as told } from "./told.js";
import { i as formatTable, n as formatCount } from "./table.js";
import ms from "ms";
// dist/bin/output/status.js
const statusHead = [
	"entity",
	"rows",
	"changed",
	"last success",
	"age",
	"compared",
	"failed",
	"rejects"
];
const shortTime = (time) => time === null ? "-" : `${time.slice(5, 16).replace("T", " ")}Z`;
const hour = ms("1h");
const span = (lengthMs) => lengthMs >= hour && lengthMs < 72 * hour ? `${Math.floor(lengthMs / hour)}h` : ms(Math.max(1e3, lengthMs));
const since = (time) => time === null ? "-" : span(Date.now() - Date.parse(time));
function statusTable(entities, maxAgeMs) {
	const rows = entities.map((one) => [
		one.entity,
		formatCount(one.rows),
		since(one.lastChangeAt),
		shortTime(one.lastSuccessAt),
		one.ageMs === null ? t("never") : span(one.ageMs),
		since(one.lastComparedAt),
		formatCount(one.failures),
		formatCount(one.openRejects)
	]);
	return `${[formatTable(statusHead, rows, 1), ...concerns(entities, maxAgeMs)].join("\n")}\n`;
}
function concerns(entities, maxAgeMs) {
	const stale = entities.flatMap(({ entity, stale, ageMs }) => {
		const age = ageMs === null ? t("never") : text.status.ago(span(ageMs));
		return stale ? [text.status.stale(entity, age, span(maxAgeMs ?? 0))] : [];
	});
	const failing = entities.filter(({ failures }) => failures > 0);
	const failed = failing.map(({ failures, error }) => {
		const alike = failing.filter((other) => other.failures === failures && other.error === error);
		return text.status.failed(alike.map(({ entity }) => entity).join(", "), failures, error && told(error));
	});
	return [...stale, ...new Set(failed)];
}
export { statusHead as a, span as i, shortTime as n, statusTable as o, since as r, concerns as t };

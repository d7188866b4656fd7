import { t as UsageError } from "./usage-error.js";
import { closestMatch } from "leven";
import ms from "ms";
import { Temporal } from "temporal-polyfill";
// dist/bin/settings/flag-values.js
function wholeNumber(flag, least, most = Number.MAX_SAFE_INTEGER) {
	return (value) => {
		const number = Number(value);
		if ((typeof value === "string" || typeof value === "number") && value !== "" && Number.isSafeInteger(number) && number >= least && number <= most) return number;
		const end = most === Number.MAX_SAFE_INTEGER ? "on" : `to ${most}`;
		throw new UsageError([`--${flag} takes one whole number from ${least} ${end}`]);
	};
}
const longest = ms("100y");
function duration(flag, least = 0) {
	return (value) => {
		const length = toMilliseconds(value, least);
		if (length !== null) return length;
		const end = least > 0 ? `, ${ms(least)} at least` : "";
		throw new UsageError([`--${flag} takes a length of time, such as 90s, 10m or 24h${end}`]);
	};
}
function moment(flag, now) {
	return (value) => {
		const ago = toMilliseconds(value);
		if (ago !== null) return new Date(now() - ago).toISOString();
		const instant = typeof value === "string" ? toInstant(value) : null;
		if (instant && Date.parse(instant) > now()) throw new UsageError([`--${flag} lies in the future`]);
		if (instant) return instant;
		throw new UsageError([`--${flag} takes 24h, 7d or a moment such as 2026-01-31T08:00:00Z`]);
	};
}
function secretWord(flag) {
	return (value) => {
		if (typeof value === "string" && /^[\w-]{12,}$/.test(value)) return value;
		throw new UsageError([`--${flag} takes 12 letters and digits at least`]);
	};
}
function nameList(value) {
	return [value].flat().flatMap((text) => String(text).split(",")).map((name) => name.trim()).filter((name) => name !== "");
}
async function chosenEntities(wanted) {
	if (!wanted) return [];
	const { entityNames } = await import("./flows2.js");
	const problems = wanted.flatMap((name) => {
		if (entityNames.includes(name)) return [];
		return [unknownName("entity", name, entityNames)];
	});
	if (wanted.length === 0) problems.push(`--entity takes names: ${entityNames.join(", ")}`);
	if (problems.length > 0) throw new UsageError(problems);
	return wanted;
}
async function chosenColumns(wanted, setting = process.env.ETL_EXCLUDE) {
	const names = wanted?.length ? wanted : nameList(setting?.trim() ? setting : []);
	if (names.length === 0) return [];
	const { columnNames } = await import("./exclude2.js");
	const { free, needed } = columnNames();
	const problems = names.flatMap((name) => {
		if (free.includes(name)) return [];
		if (needed.includes(name)) return [`${name} cannot be excluded: the sync needs it`];
		return [unknownName("column", name, free)];
	});
	if (problems.length > 0) throw new UsageError(problems);
	return [...new Set(names)].sort();
}
function unknownName(kind, name, names) {
	const nearest = closestMatch(name, [...names], { maxDistance: Math.min(4, Math.ceil(name.length / 3)) });
	return `there is no ${kind} "${name}": ${nearest ? `did you mean ${nearest}?` : `there are ${names.join(", ")}`}`;
}
function toMilliseconds(value, least = 0) {
	if (typeof value !== "string" || !/^\d+(\.\d+)?\s*[a-z]+$/i.test(value)) return null;
	const length = ms(value);
	return length !== void 0 && length >= least && length <= longest ? length : null;
}
function toInstant(text) {
	for (const candidate of [text, `${text}T00:00:00Z`]) try {
		return Temporal.Instant.from(candidate).toString();
	} catch {}
	return null;
}
export { nameList as a, unknownName as c, moment as i, wholeNumber as l, chosenEntities as n, secretWord as o, duration as r, toMilliseconds as s, chosenColumns as t };

import { Temporal } from "temporal-polyfill";
// dist/sources/gazelle/instants.js
function toInstant(text) {
	if (!text) return null;
	try {
		return Temporal.Instant.from(text);
	} catch {
		return null;
	}
}
const isOlder = (a, b) => Temporal.Instant.compare(a, b) < 0;
const newer = (a, b) => a && b ? isOlder(a, b) ? b : a : a ?? b;
function findNewest(limit) {
	let newest = null;
	let text = "";
	return (times) => {
		for (const time of times) {
			if (!time || time.length === text.length && time <= text && time.endsWith("Z")) continue;
			const instant = toInstant(time);
			if (!instant || isOlder(limit, instant) || newer(newest, instant) === newest) continue;
			newest = instant;
			text = time.endsWith("Z") ? time : "";
		}
		return newest;
	};
}
export { toInstant as i, isOlder as n, newer as r, findNewest as t };

import { p as parseHistory, s as parseCut } from "./flows.js";
import { i as toInstant } from "./instants.js";
import { i as parseJson } from "./connect.js";
import { Temporal } from "temporal-polyfill";
// dist/pipeline/checkpoints.js
const isInstant = (value) => typeof value === "string" && toInstant(value) !== null;
function parseCheckpoint(text) {
	const stored = Object(parseJson(text));
	const { syncedAt, watermark, sweptAt, full } = stored;
	const cut = parseCut(stored.cut);
	const history = parseHistory(stored.history);
	if (!isInstant(syncedAt)) return null;
	return {
		watermark: isInstant(watermark) ? watermark : null,
		syncedAt,
		...isInstant(sweptAt) && { sweptAt },
		...full === true && { full },
		...history && { history },
		...cut && { cut }
	};
}
const fromTheBeginning = {
	watermark: null,
	syncedAt: "1970-01-01T00:00:00Z",
	full: true
};
const grace = Temporal.Duration.from({ hours: 24 });
function believeCheckpoint(text, now) {
	if (text === void 0) return {
		checkpoint: null,
		problem: null
	};
	const checkpoint = parseCheckpoint(text);
	if (!checkpoint) return {
		checkpoint: fromTheBeginning,
		problem: "the checkpoint cannot be read"
	};
	const latest = now.add(grace);
	const compared = checkpoint.history?.map(({ comparedAt }) => comparedAt) ?? [];
	const times = [
		checkpoint.watermark,
		checkpoint.syncedAt,
		checkpoint.sweptAt ?? null,
		...compared
	];
	const isAhead = (time) => time !== null && Temporal.Instant.compare(Temporal.Instant.from(time), latest) > 0;
	if (times.some(isAhead)) return {
		checkpoint: fromTheBeginning,
		problem: "the checkpoint is from the future"
	};
	return {
		checkpoint,
		problem: null
	};
}
function rewind({ watermark, syncedAt, ...rest }, to) {
	const back = (time) => Temporal.Instant.compare(Temporal.Instant.from(time), to) > 0 ? to.toString() : time;
	return {
		...rest,
		watermark: watermark && back(watermark),
		syncedAt: back(syncedAt)
	};
}
export { rewind as i, fromTheBeginning as n, parseCheckpoint as r, believeCheckpoint as t };

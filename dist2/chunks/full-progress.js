import { i as parseJson } from "./connect.js";
import { Temporal } from "temporal-polyfill";
import { createHash } from "node:crypto";
// dist/pipeline/full-progress.js
const usableFor = Temporal.Duration.from({ hours: 24 });
const fingerprintOf = (document) => createHash("sha256").update(JSON.stringify(document)).digest("hex").slice(0, 16);
const progressName = (collection) => `${collection}:full`;
function parseProgress(text, fingerprint, now) {
	const stored = Object(parseJson(text));
	if (!stored.began || stored.fingerprint !== fingerprint || !stored.cuts || !stored.done) return null;
	const oldest = now.subtract(usableFor);
	const isFresh = ({ at }) => Temporal.Instant.compare(Temporal.Instant.from(at), oldest) >= 0;
	const done = stored.done.filter(isFresh);
	return done.length > 0 ? {
		began: stored.began,
		fingerprint,
		cuts: stored.cuts,
		done
	} : null;
}
export { parseProgress as n, progressName as r, fingerprintOf as t };

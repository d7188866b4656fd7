import { t as answer } from "./answer.js";
import { a as checkpointKey, c as keyOf, n as connectSupabase } from "./connect.js";
import { f as oldestComparison, n as flows } from "./flows.js";
import { r as parseCheckpoint } from "./checkpoints.js";
// dist/sinks/supabase/status.js
async function readStatusRows(supabase, asked) {
	const name = "gazelle_status";
	const args = {
		account: supabase.account,
		tables: asked.map(({ table }) => table),
		entities: asked.map(({ entity }) => entity),
		settings: asked.map(({ collection }) => keyOf(supabase, checkpointKey(collection)))
	};
	return answer({ name }, supabase.rpc(name, args, { get: true }));
}
async function readDays(supabase, since) {
	const name = "gazelle_days";
	const args = {
		account: supabase.account,
		since
	};
	return (await answer({ name }, supabase.rpc(name, args, { get: true }))).map(({ error, ...day }) => ({
		...day,
		error: error || null
	}));
}
// dist/pipeline/status.js
async function readStatus(config, maxAgeMs, log, stop) {
	const asked = flows.flatMap((flow) => flow.tables.map(({ entity, name }) => ({
		entity,
		table: name,
		collection: flow.name
	})));
	const rows = await readStatusRows(connectSupabase(config, log, { ...stop && { stop } }).supabase, asked);
	const now = Date.now();
	return rows.map(({ entity, stored, deleted, last_change, checkpoint, failures, error, open_rejects }) => {
		const { full, syncedAt = null, sweptAt, history } = parseCheckpoint(checkpoint ?? void 0) ?? {};
		const comparedAt = sweptAt && [sweptAt, oldestComparison(history ?? []) ?? sweptAt].sort().at(-1);
		const lastSuccessAt = full ? null : syncedAt;
		const ageMs = lastSuccessAt === null ? null : Math.max(0, now - Date.parse(lastSuccessAt));
		return {
			entity,
			rows: stored,
			deleted,
			lastChangeAt: last_change && new Date(last_change).toISOString(),
			lastSuccessAt,
			ageMs,
			lastComparedAt: comparedAt ?? null,
			failures,
			error,
			openRejects: open_rejects,
			stale: maxAgeMs !== null && (ageMs === null || ageMs > maxAgeMs)
		};
	});
}
export { readDays as n, readStatus as t };

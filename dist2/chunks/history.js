import { i as readRunLog } from "./lease.js";
import { n as connectSupabase } from "./connect.js";
// dist/pipeline/history.js
const toIso = (time) => time && new Date(time).toISOString();
async function readRuns(config, { limit, id = "" }, log) {
	return (await readRunLog(connectSupabase(config, log).supabase, limit, id)).map((row) => {
		const stats = row.stats;
		return {
			id: row.run_id ?? "",
			mode: row.mode,
			status: row.status,
			startedAt: toIso(row.started_at),
			finishedAt: toIso(row.finished_at),
			durationMs: row.duration_ms,
			triggeredBy: row.triggered_by,
			totals: stats?.totals ?? null,
			entities: stats?.entities ?? [],
			...stats?.warnings && { warnings: stats.warnings },
			errors: row.error?.split("\n") ?? []
		};
	});
}
export { readRuns as t };

import { n as countedAnswer, t as answer } from "./answer.js";
import { n as RowsRefusedError, t as LeaseLostError } from "./errors.js";
// dist/sinks/supabase/in-chunks.js
const idsPerRequest = 100;
function* inChunks(items) {
	for (let from = 0; from < items.length; from += idsPerRequest) yield items.slice(from, from + idsPerRequest);
}
// dist/sinks/supabase/prune.js
const prunedRecord = { pruned: true };
async function prune(supabase, tables, { deletedBefore, logsBefore, rejectsBefore }, { dryRun, signal, rowsPerStatement = 5e3 }) {
	const { account } = supabase;
	const records = supabase;
	const exact = { count: "exact" };
	const counting = {
		...exact,
		head: true
	};
	const pruned = [];
	async function pruneRows(name, isOld, part) {
		const from = () => records.from(name);
		const old = (rows) => isOld(rows.eq("account_id", account));
		const table = part ? `${name}.${part}` : name;
		if (dryRun) {
			const { count } = await countedAnswer({ name }, old(from().select("id", counting)));
			pruned.push({
				table,
				deleted: count
			});
			return;
		}
		let deleted = 0;
		for (let isMore = true; isMore;) {
			signal.throwIfAborted();
			const ends = old(from().select("id")).order("id").range(rowsPerStatement - 1, rowsPerStatement - 1);
			const [end] = await answer({ name }, ends);
			const change = part ? old(supabase.from("gazelle_rejects").update({ record: prunedRecord }, exact)) : old(from().delete(exact));
			deleted += (await countedAnswer({ name }, end ? change.lte("id", end.id) : change)).count;
			isMore = end !== void 0;
		}
		pruned.push({
			table,
			deleted
		});
	}
	if (deletedBefore) for (const name of tables) await pruneRows(name, (rows) => rows.lt("deleted_at", deletedBefore));
	if (rejectsBefore) {
		const name = "gazelle_rejects";
		await pruneRows(name, (rows) => rows.lt("resolved_at", rejectsBefore));
		await pruneRows(name, (rows) => {
			return rows.is("resolved_at", null).lt("created_at", rejectsBefore).not("record", "is", null).is("record->pruned", null);
		}, "record");
	}
	if (logsBefore) await pruneRows("sync_logs", (rows) => {
		return rows.lt("started_at", logsBefore).not("run_id", "is", null).neq("status", "running");
	});
	return pruned;
}
// dist/sinks/supabase/storable.js
const storableText = (text) => text.replaceAll("\0", "�").toWellFormed();
function storable(value) {
	return JSON.parse(JSON.stringify(value), (_key, part) => typeof part === "string" ? storableText(part) : part);
}
// dist/sinks/supabase/rejects.js
const name = "gazelle_rejects";
const rejectId = ({ entity, recordId }) => storableText(`${entity}:${recordId}`);
function parseRejectId(id) {
	const [entity = ""] = id.split(":", 1);
	return {
		entity,
		recordId: id.slice(entity.length + 1)
	};
}
const gist = (reason) => reason.split(":", 1)[0] ?? "";
async function findOpen(supabase, rejects) {
	const found = supabase.from(name).select("id, kind, reason, created_at, ignored_at, pruned:record->pruned").eq("account_id", supabase.account).in("id", rejects.map(rejectId)).is("resolved_at", null);
	const open = new Map((await answer({ name }, found)).map((row) => [row.id, row]));
	return rejects.map((reject) => {
		const before = open.get(rejectId(reject));
		const isSame = before?.kind === reject.kind && gist(before.reason ?? "") === gist(storableText(reject.reason));
		const ignoredAt = isSame ? before.ignored_at : null;
		const standing = ignoredAt ? "ignored" : isSame ? "known" : "new";
		return {
			createdAt: before?.created_at,
			ignoredAt,
			isPruned: before?.pruned === true,
			standing
		};
	});
}
async function findStandings(supabase, rejects) {
	const found = [];
	for (const some of inChunks(rejects)) found.push(...(await findOpen(supabase, some)).map(({ standing }) => standing));
	return found;
}
async function keepRejects(supabase, runId, rejects) {
	const standings = [];
	for (const some of inChunks(rejects)) {
		const open = await findOpen(supabase, some);
		const now = (/* @__PURE__ */ new Date()).toISOString();
		await write(supabase, some.map((reject, i) => ({
			account_id: supabase.account,
			id: rejectId(reject),
			run_id: runId,
			entity: reject.entity,
			record_id: storableText(reject.recordId),
			kind: reject.kind,
			reason: storableText(reject.reason),
			record: open[i]?.isPruned ? prunedRecord : storable(reject.record),
			created_at: open[i]?.createdAt ?? now,
			tried_at: now,
			ignored_at: open[i]?.ignoredAt ?? null,
			resolved_at: null
		})));
		standings.push(...open.map(({ standing }) => standing));
	}
	return standings;
}
async function write(supabase, rows) {
	const columns = Object.keys(rows[0] ?? {});
	try {
		await answer({
			name,
			columns
		}, supabase.from(name).upsert([...rows], { onConflict: "account_id,id" }));
	} catch (error) {
		if (!(error instanceof RowsRefusedError)) throw error;
		const [only] = rows;
		if (rows.length === 1 && only?.record === null) throw error;
		for (const row of rows) await write(supabase, [rows.length === 1 ? {
			...row,
			record: null
		} : row]);
	}
}
async function resolveRejects(supabase, rejects) {
	const resolved = {
		record: null,
		reason: null,
		ignored_at: null
	};
	for (const some of inChunks(rejects.map(rejectId))) {
		const open = supabase.from(name).update({
			...resolved,
			resolved_at: (/* @__PURE__ */ new Date()).toISOString()
		}).eq("account_id", supabase.account).is("resolved_at", null);
		await answer({ name }, open.in("id", some));
	}
}
async function ignoreRejects(supabase, recordIds) {
	const ignored = [];
	for (const some of recordIds === "all" ? [null] : inChunks(recordIds)) {
		const open = supabase.from(name).update({ ignored_at: (/* @__PURE__ */ new Date()).toISOString() }).eq("account_id", supabase.account).is("resolved_at", null);
		const rows = await answer({ name }, (some ? open.in("record_id", some) : open).select("record_id"));
		ignored.push(...rows.flatMap(({ record_id }) => record_id ?? []));
	}
	return ignored;
}
async function listRejects(supabase, limit) {
	const page = supabase.from(name).select("entity, recordId:record_id, kind, reason, runId:run_id, createdAt:created_at, ignoredAt:ignored_at", { count: "exact" }).eq("account_id", supabase.account).is("resolved_at", null).order("created_at").limit(limit).overrideTypes();
	const { data: rejects, count: total } = await countedAnswer({ name }, page);
	return {
		rejects,
		total
	};
}
// dist/sinks/supabase/run-state.js
async function readRunState(supabase, tables) {
	const name = "gazelle_run_state";
	const args = {
		account: supabase.account,
		...tables.length > 0 && { tables: [...tables] }
	};
	return toRunState(await answer({ name }, supabase.rpc(name, args, { get: true })));
}
const toRunState = (state) => ({
	settings: state.settings,
	emptyTables: state.empty_tables,
	openRejects: state.open_rejects.map(({ id, ...rest }) => ({
		...parseRejectId(id),
		...rest
	})),
	rejectCounts: state.reject_counts,
	recent: state.recent
});
// dist/sinks/supabase/lease.js
async function readLease(supabase) {
	const name = "gazelle_leases";
	const [row] = await answer({ name }, supabase.from(name).select().eq("name", supabase.account).limit(1));
	return row ? {
		holder: row.holder,
		acquiredAt: row.acquired_at,
		expiresAt: row.expires_at
	} : null;
}
async function readRunLog(supabase, limit, prefix) {
	const name = "sync_logs";
	const runs = supabase.from(name).select().eq("account_id", supabase.account).like("run_id", `${prefix}%`);
	return answer({ name }, runs.order("started_at", { ascending: false }).limit(limit));
}
async function beginRun(supabase, holder, ttlSeconds, { tables, log }) {
	const name = "gazelle_begin_run";
	const args = {
		lease_name: supabase.account,
		lease_holder: holder,
		ttl_seconds: ttlSeconds,
		tables: [...tables],
		log: storable(log)
	};
	const found = await answer({ name }, supabase.rpc(name, args));
	const { holder: other, acquired_at, expires_at } = found.lease;
	const by = {
		holder: other ?? "unknown",
		acquiredAt: acquired_at ?? "",
		expiresAt: expires_at ?? ""
	};
	return {
		state: found.state && toRunState(found.state),
		by
	};
}
async function endRun(supabase, holder, settings, log) {
	const name = "gazelle_end_run";
	const args = {
		lease_name: supabase.account,
		lease_holder: holder,
		settings,
		log: storable(log)
	};
	if (await answer({ name }, supabase.rpc(name, args)) !== true) throw new LeaseLostError();
}
async function renewLease(supabase, holder, ttlSeconds, signal) {
	const name = "gazelle_renew_lease";
	const args = {
		lease_name: supabase.account,
		lease_holder: holder,
		ttl_seconds: ttlSeconds
	};
	if (await answer({ name }, supabase.rpc(name, args).abortSignal(signal)) !== true) throw new LeaseLostError();
}
async function releaseLease(supabase, holder) {
	const name = "gazelle_release_lease";
	await answer({ name }, supabase.rpc(name, {
		lease_name: supabase.account,
		lease_holder: holder
	}));
}
async function saveUnderLease(supabase, holder, settings) {
	const name = "gazelle_save_checkpoint";
	const args = {
		lease_name: supabase.account,
		lease_holder: holder,
		settings
	};
	if (await answer({ name }, supabase.rpc(name, args)) !== true) throw new LeaseLostError();
}
export { releaseLease as a, readRunState as c, keepRejects as d, listRejects as f, inChunks as h, readRunLog as i, findStandings as l, prune as m, endRun as n, renewLease as o, resolveRejects as p, readLease as r, saveUnderLease as s, beginRun as t, ignoreRejects as u };

import { n as countedAnswer, t as answer } from "./answer.js";
import { a as releaseLease, c as readRunState, d as keepRejects, h as inChunks, l as findStandings, n as endRun, o as renewLease, p as resolveRejects, s as saveUnderLease, t as beginRun } from "./lease.js";
import { c as SupabaseUnavailableError, i as StatementTimeoutError, n as RowsRefusedError, t as LeaseLostError } from "./errors.js";
import { a as checkpointKey, c as keyOf, n as connectSupabase, o as checkpointSettings, s as companyKey } from "./connect.js";
import "./config.js";
import { t as LeaseHeldError } from "./lease-held-error.js";
import { isDeepStrictEqual } from "node:util";
import { Temporal } from "temporal-polyfill";
import { setTimeout } from "node:timers/promises";
import { randomUUID } from "node:crypto";
// dist/sinks/supabase/clear-columns.js
const rowsPerWrite = 1e3;
const filled = (columns) => columns.map((column) => `${column}.not.is.null`).join(",");
async function countFilled(supabase, name, columns) {
	const query = supabase.from(name).select("id", {
		count: "exact",
		head: true
	}).eq("account_id", supabase.account).or(filled(columns));
	return (await countedAnswer({
		name,
		columns
	}, query)).count;
}
async function clearColumns(supabase, name, columns) {
	const empty = Object.fromEntries(columns.map((column) => [column, null]));
	for (let cleared = 0;;) {
		const rows = supabase.from(name).select("id").eq("account_id", supabase.account).or(filled(columns));
		const some = await answer({
			name,
			columns
		}, rows.order("id").limit(rowsPerWrite));
		const [first, last] = [some[0], some.at(-1)];
		if (!first || !last) return cleared;
		const update = supabase.from(name).update(empty).eq("account_id", supabase.account).or(filled(columns));
		await answer({
			name,
			columns
		}, update.gte("id", first.id).lte("id", last.id));
		cleared += some.length;
	}
}
async function clearQuotes(supabase, entity) {
	const name = "gazelle_rejects";
	const of = () => supabase.from(name).update({ record: null }).eq("account_id", supabase.account);
	await answer({ name }, of().eq("entity", entity).not("record", "is", null));
	const quoting = supabase.from(name).select("reason").eq("account_id", supabase.account).eq("entity", entity).like("reason", "_____: %").neq("reason", "");
	const found = await answer({ name }, quoting);
	for (const code of new Set(found.map(({ reason }) => (reason ?? "").slice(0, 5)))) {
		const own = supabase.from(name).update({ reason: `${code}: its words are not kept` }).eq("account_id", supabase.account).eq("entity", entity);
		await answer({ name }, own.like("reason", `${code}: %`));
	}
}
// dist/sinks/supabase/compare.js
async function compareRows(supabase, table, rows) {
	const stored = /* @__PURE__ */ new Map();
	for (const chunk of inChunks(rows)) {
		const columns = Object.keys(chunk[0] ?? {});
		const ids = chunk.map(({ id }) => id);
		const some = supabase.from(table).select(columns.join(",")).eq("account_id", supabase.account).in("id", ids).overrideTypes();
		for (const row of await answer({
			name: table,
			columns
		}, some)) stored.set(String(row.id), row);
	}
	const differences = rows.flatMap((row) => {
		const before = stored.get(row.id);
		if (!before) return [{
			id: row.id,
			columns: []
		}];
		const columns = Object.entries(row).flatMap(([column, value]) => isSameValue(column, value, before[column]) ? [] : [column]);
		return columns.length > 0 ? [{
			id: row.id,
			columns
		}] : [];
	});
	const inserted = rows.filter(({ id }) => !stored.has(id)).length;
	return {
		inserted,
		updated: differences.length - inserted,
		unchanged: rows.length - differences.length,
		refused: [],
		differences
	};
}
const microsecond = {
	smallestUnit: "microsecond",
	roundingMode: "halfEven"
};
function isSameValue(column, sent, stored) {
	if (column.endsWith("_at") && typeof sent === "string" && typeof stored === "string") {
		const [a, b] = [sent, stored].map((time) => Temporal.Instant.from(time).round(microsecond));
		return a !== void 0 && b !== void 0 && Temporal.Instant.compare(a, b) === 0;
	}
	return isDeepStrictEqual(sent, stored);
}
// dist/sinks/supabase/known.js
const rowsPerRead = 1e4;
function knownReader(supabase, limit = rowsPerRead) {
	let waiting = [];
	function ask(question) {
		return new Promise((resolve, reject) => {
			if (waiting.push({
				question,
				resolve,
				reject
			}) > 1) return;
			setImmediate(() => {
				const all = waiting;
				waiting = [];
				send(all);
			});
		});
	}
	async function send(all) {
		const questions = JSON.stringify({
			account: supabase.account,
			of: all.map(({ question }) => question)
		});
		const [first] = all;
		const isAlone = all.length === 1;
		const { table_name: table, updated, link, dated } = first?.question ?? {};
		const columns = [
			updated,
			link,
			dated
		].filter((column) => column != null);
		const about = isAlone && table ? {
			name: table,
			columns
		} : { name: "gazelle_known" };
		try {
			const found = await answer(about, supabase.rpc("gazelle_known", { questions }, { get: true }));
			for (const [i, { resolve }] of all.entries()) resolve(found[i] ?? []);
		} catch (error) {
			if (!isAlone && !(error instanceof SupabaseUnavailableError)) for (const one of all) send([one]);
			else for (const { reject } of all) reject(error);
		}
	}
	return async function* ({ name, ...table }, from, to, of) {
		const { updatedColumn: updated = null, linkColumn: link = null, parent } = table;
		const { timeColumn, open, checkpoint } = parent ?? table;
		const since = (timeColumn && from) ?? null;
		const before = (timeColumn && to) ?? null;
		const question = {
			table_name: name,
			updated,
			link,
			dated: since || before ? timeColumn ?? null : null,
			since,
			before,
			at_most: limit,
			open: open?.column ?? null,
			open_values: open?.values ?? [],
			parent: parent?.name ?? null,
			links: of ?? null,
			checkpoint: checkpoint ? keyOf(supabase, checkpointKey(checkpoint)) : null
		};
		for (let after_id = "";;) {
			const found = await ask({
				...question,
				after_id
			});
			yield new Map(found.map(([id, deleted, updatedAt, linkedId]) => [id, {
				updatedAt,
				deleted,
				linkedId
			}]));
			after_id = found.at(-1)?.[0] ?? "";
			if (found.length < limit) return;
		}
	};
}
async function joinKnown(pages) {
	const all = /* @__PURE__ */ new Map();
	for await (const page of pages) for (const [id, row] of page) all.set(id, row);
	return all;
}
async function countRows(supabase, name) {
	const query = supabase.from(name).select("id", { count: "exact" }).eq("account_id", supabase.account);
	return (await countedAnswer({ name }, query.limit(1))).count;
}
// dist/sinks/supabase/soft-delete.js
async function softDelete(supabase, table, ids, at) {
	let marked = 0;
	for (const some of inChunks(ids)) {
		const unmarked = supabase.from(table).update({ deleted_at: at }).eq("account_id", supabase.account).in("id", some).is("deleted_at", null);
		marked += (await answer({ name: table }, unmarked.select("id"))).length;
	}
	return marked;
}
// dist/sinks/supabase/upsert.js
async function upsertRows(supabase, table, rows) {
	const { written, refused } = await upsertInParts(supabase, table, rows);
	const inserted = written.filter((row) => row.first_synced_at === row.synced_at).length;
	const unchanged = rows.length - written.length - refused.length;
	return {
		inserted,
		updated: written.length - inserted,
		unchanged,
		refused
	};
}
async function upsertInParts(supabase, table, rows) {
	const [first] = rows;
	if (!first) return {
		written: [],
		refused: []
	};
	try {
		const named = rows.map((row) => ({
			...row,
			account_id: supabase.account
		}));
		const values = Object.assign(named.slice(0, 1), { toJSON: () => named });
		const upsert = supabase.from(table).upsert(values, { onConflict: "account_id,id" });
		const about = {
			name: table,
			columns: Object.keys(first)
		};
		return {
			written: await answer(about, upsert.select("first_synced_at, synced_at")),
			refused: []
		};
	} catch (error) {
		const isRefused = error instanceof RowsRefusedError;
		if (isRefused && rows.length === 1) {
			const { detail, message: reason } = error;
			return {
				written: [],
				refused: [{
					row: first,
					reason,
					detail
				}]
			};
		}
		if (!isRefused && !(error instanceof StatementTimeoutError && rows.length > 1)) throw error;
	}
	const middle = Math.ceil(rows.length / 2);
	const left = await upsertInParts(supabase, table, rows.slice(0, middle));
	const right = await upsertInParts(supabase, table, rows.slice(middle));
	return {
		written: [...left.written, ...right.written],
		refused: [...left.refused, ...right.refused]
	};
}
// dist/sinks/supabase/sinks.js
function reading(supabase) {
	return {
		readState: (tables) => readRunState(supabase, tables),
		count: ({ name }) => countRows(supabase, name),
		readKnown: knownReader(supabase)
	};
}
function supabaseSink(supabase, runId, onLost) {
	const noticing = (write) => write.catch((error) => {
		if (error instanceof LeaseLostError) onLost(error);
		throw error;
	});
	const save = (settings) => noticing(saveUnderLease(supabase, runId, settings));
	return {
		...reading(supabase),
		write: (table, rows) => noticing(upsertRows(supabase, table.name, rows)),
		softDelete: (table, ids, at) => noticing(softDelete(supabase, table.name, ids, at)),
		keepRejects: (rejects) => noticing(keepRejects(supabase, runId, rejects)),
		resolveRejects: (rejects) => noticing(resolveRejects(supabase, rejects)),
		saveCheckpoints: (values) => save(checkpointSettings(values)),
		saveCompany: (value) => save({ [companyKey]: value }),
		async clear({ name }, entity, columns) {
			await noticing(clearQuotes(supabase, entity));
			return columns.length > 0 ? noticing(clearColumns(supabase, name, columns)) : 0;
		}
	};
}
function dryRunSink(supabase) {
	return {
		...reading(supabase),
		write: (table, rows) => compareRows(supabase, table.name, rows),
		softDelete: async (_table, ids) => ids.length,
		keepRejects: (rejects) => findStandings(supabase, rejects),
		resolveRejects: async () => {},
		saveCheckpoints: async () => {},
		saveCompany: async () => {},
		clear: async ({ name }, _entity, columns) => columns.length > 0 ? countFilled(supabase, name, columns) : 0
	};
}
// dist/pipeline/lease-keeper.js
const askAgainMs = 2e3;
async function holdLease(options) {
	const { supabase, holder, ttlMs, log, onLost } = options;
	const over = new AbortController();
	const ttlSeconds = Math.ceil(ttlMs / 1e3);
	const begun = await begin(options, ttlSeconds).catch(async (error) => {
		if (!(error instanceof LeaseHeldError)) await releaseLease(supabase, holder).catch(() => {});
		throw error;
	});
	let renewedAt = begun.askedAt;
	let loss = null;
	let isOver = false;
	async function renew() {
		if (loss) throw loss;
		const before = Date.now();
		try {
			await renewLease(supabase, holder, ttlSeconds, over.signal);
			renewedAt = before;
		} catch (error) {
			if (error instanceof LeaseLostError) lost(error);
			throw error;
		}
	}
	const timer = setInterval(() => {
		renew().catch((error) => {
			if (!over.signal.aborted) log.warn(`the lease could not be renewed: ${error.name}`);
		});
	}, ttlMs / 3);
	timer.unref();
	function lost(error) {
		clearInterval(timer);
		if (loss) return;
		loss = error;
		onLost(error);
	}
	async function check() {
		if (loss || Date.now() - renewedAt > ttlMs / 2) await renew();
	}
	function renewNoMore() {
		clearInterval(timer);
		over.abort();
	}
	return {
		state: begun.state,
		check,
		lost,
		async end(settings, log) {
			renewNoMore();
			await endRun(supabase, holder, settings, log);
			isOver = true;
		},
		async release() {
			renewNoMore();
			if (!isOver) await releaseLease(supabase, holder);
		}
	};
}
async function begin({ supabase, holder, opening, waitMs, log, onWait, signal }, ttlSeconds) {
	const until = Date.now() + waitMs;
	for (let told = false;; told = true) {
		const askedAt = Date.now();
		const { state, by } = await beginRun(supabase, holder, ttlSeconds, opening);
		if (state) return {
			askedAt,
			state
		};
		if (Date.now() >= until) throw new LeaseHeldError(by);
		if (!told) log.info(`waiting for another run: ${by.holder} since ${by.acquiredAt}`);
		onWait?.("another run");
		await setTimeout(Math.min(askAgainMs, Math.max(1, until - Date.now())), void 0, { signal }).catch(() => {
			throw signal.reason;
		});
	}
}
// dist/pipeline/under-lease.js
async function underLease(config, { waitMs }, hooks, work, opening) {
	const runId = opening?.runId ?? randomUUID();
	const { log, onWait } = hooks;
	const loss = new AbortController();
	const signal = AbortSignal.any([hooks.signal, loss.signal]);
	let lease = null;
	const project = connectSupabase(config, log, {
		runId,
		onWait,
		stop: signal,
		checkWrite: () => lease?.check()
	});
	const { supabase } = project;
	const begin = async () => {
		lease = await holdLease({
			supabase,
			holder: runId,
			opening: opening ?? {
				tables: [],
				log: null
			},
			waitMs,
			ttlMs: config.leaseTtlMs ?? 12e4,
			log,
			onWait,
			signal,
			onLost: (error) => loss.abort(error)
		});
		return lease;
	};
	const taking = begin();
	taking.catch(() => {});
	try {
		if (!opening) await taking;
		const sink = supabaseSink(supabase, runId, (error) => lease?.lost(error));
		return await work({
			...project,
			runId,
			sink,
			lease: taking,
			signal
		});
	} catch (error) {
		const reason = signal.aborted ? signal.reason : error;
		if (!lease) loss.abort(reason);
		throw reason;
	} finally {
		await taking.catch(() => {});
		await lease?.release().catch(() => log.warn("the lease could not be released: it ends by itself"));
	}
}
export { dryRunSink as n, joinKnown as r, underLease as t };

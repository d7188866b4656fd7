import { i as joined } from "./sentence.js";
import { t as TooManyRejectsError } from "./too-many-rejects-error.js";
import { o as Unreadable } from "./flows.js";
import { t as safeMessage } from "./safe-message2.js";
import { drain } from "stream-chain/utils/drain.js";
import { pipe } from "stream-chain/utils/pipe.js";
import { flushable, many, none } from "stream-chain/defs.js";
// dist/pipeline/retry-rejects.js
const retriesPerRun = 200;
async function retryRejects(flow, plan, { rejects, records }, { covered = [], all = false } = {}) {
	for (const { entity } of flow.tables) {
		const due = rejects.left(entity).filter(({ kind }) => all || kind === "record");
		const ids = due.slice(0, all ? due.length : retriesPerRun).map(({ recordId }) => recordId);
		if (ids.length > 0) {
			plan.log.info(`trying again to store ${ids.length} of ${due.length} rejected ${entity}`);
			const { gone, alive } = await flow.source.confirm(plan.api, entity, ids, /* @__PURE__ */ new Map());
			await records(alive);
			await rejects.resolve(entity, gone);
			if (gone.length > 0) plan.log.info(`${gone.length} rejected ${entity} are gone from Gazelle: resolved`);
		}
		const whole = covered.find((part) => part.entity === entity && !part.from && !part.to && !part.of);
		const unseen = rejects.left(entity).map(({ recordId }) => recordId).filter((id) => whole && !whole.seen.has(id));
		await rejects.resolve(entity, unseen);
		const tried = new Set(ids);
		for (const reject of rejects.left(entity)) if (tried.has(reject.recordId)) rejects.countOpen(reject);
	}
}
// dist/pipeline/flow.js
function tableOf({ name, tables }, entity) {
	const table = tables.find((candidate) => candidate.entity === entity);
	if (!table) throw new TypeError(`${name} has no table for ${entity}`);
	return table;
}
// dist/pipeline/tally.js
const examples = 10;
const newTally = () => ({
	fetched: 0,
	inserted: 0,
	updated: 0,
	unchanged: 0,
	deleted: 0,
	rejected: 0,
	unanswered: 0,
	incomplete: 0,
	newRejects: 0,
	ignored: 0,
	rejects: [],
	differences: []
});
function tallyOf(tallies, entity) {
	const tally = tallies.get(entity) ?? newTally();
	tallies.set(entity, tally);
	return tally;
}
const add = (a, b) => a === null || b === null ? null : a + b;
function countWritten(tally, receipt) {
	tally.inserted = add(tally.inserted, receipt.inserted);
	tally.updated = add(tally.updated, receipt.updated);
	tally.unchanged = add(tally.unchanged, receipt.unchanged);
	for (const { id, columns } of receipt.differences ?? []) note(tally, {
		id,
		change: columns.length > 0 ? "update" : "insert",
		columns
	});
}
function countReject(tally, reject, standing) {
	if (standing === "ignored") {
		tally.ignored += 1;
		return;
	}
	tally[reject.kind === "value" ? "incomplete" : "rejected"] += 1;
	if (standing === "known") {
		if (tally.rejects.length < examples) tally.rejects.push(reject);
		return;
	}
	tally.rejects.splice(Math.min(tally.newRejects, examples), 0, reject);
	tally.rejects.length = Math.min(tally.rejects.length, examples);
	tally.newRejects += 1;
}
function countDeleted(tally, count, ids) {
	tally.deleted += count;
	for (const id of ids) note(tally, {
		id,
		change: "delete",
		columns: []
	});
}
function note(tally, change) {
	if (tally.differences.length < examples) tally.differences.push(change);
}
// dist/pipeline/rejects.js
const rejectsAtMost = 100;
const hopeless = 1e3;
function trackRejects({ sink, state, tallies, log }) {
	const open = /* @__PURE__ */ new Map();
	const met = /* @__PURE__ */ new Set();
	for (const reject of state.openRejects) openOf(reject.entity).set(reject.recordId, reject);
	function openOf(entity) {
		const rejects = open.get(entity) ?? /* @__PURE__ */ new Map();
		open.set(entity, rejects);
		return rejects;
	}
	const nameOf = (entity, id) => `${entity}:${id}`;
	return {
		async keep(rejected) {
			if (rejected.length === 0) return;
			const standings = await sink.keepRejects(rejected.map(({ id, detail, ...reject }) => ({
				...reject,
				recordId: id,
				reason: detail ?? reject.reason
			})));
			for (const [i, { entity, id, kind, reason }] of rejected.entries()) {
				const standing = standings[i] ?? "new";
				if (met.has(nameOf(entity, id))) continue;
				met.add(nameOf(entity, id));
				countReject(tallyOf(tallies, entity), {
					id,
					kind,
					reason
				}, standing);
				const what = kind === "value" ? "is stored without a value" : "is rejected";
				log[standing === "new" ? "warn" : "debug"]({ id }, `${id} ${what}: ${reason}`);
			}
		},
		async resolve(entity, ids) {
			const resolved = ids.filter((id) => openOf(entity).delete(id));
			if (resolved.length === 0) return;
			await sink.resolveRejects(resolved.map((recordId) => ({
				entity,
				recordId
			})));
		},
		left: (entity) => [...openOf(entity).values()].filter(({ recordId }) => !met.has(nameOf(entity, recordId))),
		countOpen: ({ entity, recordId, ignored }) => {
			const reason = "rejected by an earlier run, and cannot be asked for alone: --full reads it";
			const standing = ignored ? "ignored" : "known";
			countReject(tallyOf(tallies, entity), {
				id: recordId,
				kind: "record",
				reason
			}, standing);
		},
		judge(entity, end) {
			const { fetched, rejected, inserted, updated, unchanged } = tallyOf(tallies, entity);
			if (rejected > Math.max(rejectsAtMost, fetched / 2) && (end || inserted === 0 && updated === 0 && unchanged === 0 && rejected > hopeless)) throw new TooManyRejectsError(entity, rejected, fetched);
		}
	};
}
// dist/pipeline/stages.js
function transform(toParts, tallies, rejects) {
	return (page) => {
		const items = [];
		const unreadable = [];
		for (const part of page.flatMap(toParts)) {
			tallyOf(tallies, part.entity).fetched += 1;
			const { entity, id, record } = part;
			const bad = [];
			try {
				items.push({
					entity,
					row: part.toRow((value) => bad.push(value)),
					record,
					bad
				});
			} catch (error) {
				unreadable.push({
					entity,
					id,
					kind: "record",
					record,
					reason: safeMessage(error)
				});
			}
		}
		return unreadable.length > 0 ? rejects.keep(unreadable).then(() => items) : items;
	};
}
function batch(size) {
	const open = /* @__PURE__ */ new Map();
	const toBatch = (entity, items) => ({
		entity,
		items: [...items.values()]
	});
	function add(item) {
		const items = open.get(item.entity) ?? /* @__PURE__ */ new Map();
		open.set(item.entity, items);
		const twin = items.get(item.row.id);
		if (!twin || !isNewer(twin.row, item.row)) items.set(item.row.id, item);
		if (items.size < size) return null;
		open.delete(item.entity);
		return toBatch(item.entity, items);
	}
	return flushable((items) => many(items.map(add).filter((full) => full !== null)), () => many([...open].map(([entity, items]) => toBatch(entity, items))));
}
function isNewer({ updated_at: a }, { updated_at: b }) {
	return a != null && b != null && Date.parse(a) > Date.parse(b);
}
// dist/pipeline/write-stage.js
const ahead = 2;
function writeStage(store, limit) {
	const underWay = /* @__PURE__ */ new Set();
	async function write(batch) {
		const ids = new Set(batch.items.map(({ row }) => row.id));
		const isAhead = (other) => other.batch.entity === batch.entity && !ids.isDisjointFrom(other.ids);
		await Promise.all([...underWay].filter(isAhead).map(({ done }) => done));
		const entry = {
			batch,
			ids,
			done: limit(() => store(batch))
		};
		underWay.add(entry);
		entry.done.then(() => underWay.delete(entry), () => {});
		if (underWay.size >= ahead) await Promise.race([...underWay].map(({ done }) => done));
		return none;
	}
	return flushable(write, async () => {
		await Promise.all([...underWay].map(({ done }) => done));
		return none;
	}, () => Promise.allSettled([...underWay].map(({ done }) => done)));
}
// dist/pipeline/store.js
function createStore(flow, context) {
	const { options, sink, writes, signal, tallies } = context;
	const rejects = trackRejects(context);
	async function storeBatch({ entity, items }) {
		const rows = items.map(({ row }) => row);
		const receipt = await sink.write(tableOf(flow, entity), rows);
		countWritten(tallyOf(tallies, entity), receipt);
		const refused = new Map(receipt.refused.map(({ row, ...why }) => [row.id, why]));
		const whole = [];
		const rejected = items.flatMap(({ row: { id }, record, bad }) => {
			const why = refused.get(id);
			if (why) return [{
				entity,
				id,
				kind: "record",
				record,
				...why
			}];
			if (bad.length > 0) return [toIncomplete(entity, id, bad)];
			whole.push(id);
			return [];
		});
		await rejects.resolve(entity, whole);
		await rejects.keep(rejected);
		rejects.judge(entity, false);
	}
	const store = {
		async pages(open, { limit, isOver } = {}) {
			let end = null;
			async function* source() {
				const pages = open();
				let left = limit ?? Number.POSITIVE_INFINITY;
				try {
					while (left > 0 && !isOver?.()) {
						signal.throwIfAborted();
						const { done, value } = await pages.next();
						if (done) {
							end = value;
							return;
						}
						yield value.slice(0, left);
						left -= value.length;
					}
				} finally {
					await pages.return?.();
				}
			}
			const stages = [
				source,
				transform((record) => toParts(flow, record, options.timezone), tallies, rejects),
				batch(options.batchSize),
				writeStage(storeBatch, writes)
			];
			await drain(pipe(...stages)(null));
			return end;
		},
		records: (records) => store.pages(async function* () {
			if (records.length > 0) yield [...records];
		}),
		rejects
	};
	return store;
}
function toParts(flow, record, timezone) {
	if (!(record instanceof Unreadable)) return flow.parts(record, timezone);
	const toRow = () => {
		throw record.error;
	};
	return [{
		entity: flow.name,
		id: record.id,
		record: null,
		toRow
	}];
}
const toIncomplete = (entity, id, bad) => ({
	entity,
	id,
	kind: "value",
	record: Object.fromEntries(bad.map(({ field, value }) => [field, value])),
	reason: joined([...new Set(bad.map(({ reason }) => reason))])
});
export { tableOf as a, tallyOf as i, countDeleted as n, retryRejects as o, newTally as r, createStore as t };

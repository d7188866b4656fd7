import { t as LeaseLostError } from "./errors.js";
import { a as checkpointKey, n as connectSupabase, o as checkpointSettings, t as connectGazelle } from "./connect.js";
import { n as dryRunSink, r as joinKnown, t as underLease } from "./under-lease.js";
import { r as withProject } from "./config.js";
import { a as unaskedFields, i as excluding, t as clearExcluded } from "./exclude.js";
import { f as oldestComparison, i as tablesOf, n as flows, o as Unreadable, r as selectFlows } from "./flows.js";
import { a as InterruptedError, i as withClosingError, n as sumUp, r as verdictOn, t as isHealthy } from "./summary.js";
import { t as safeMessage } from "./safe-message2.js";
import { a as tableOf, i as tallyOf, n as countDeleted, o as retryRejects, r as newTally, t as createStore } from "./store.js";
import { t as askAccount } from "./sorting.js";
import { r as parseCheckpoint, t as believeCheckpoint } from "./checkpoints.js";
import { n as checkCompany } from "./company.js";
import { i as toInstant } from "./instants.js";
import { n as parseProgress, r as progressName, t as fingerprintOf } from "./full-progress.js";
import { t as IncompleteReadingError } from "./incomplete-reading-error.js";
import { t as defaults } from "./options.js";
import pLimit from "p-limit";
import { setTimeout as setTimeout$1 } from "node:timers/promises";
import { randomUUID } from "node:crypto";
import { nextTick } from "node:process";
// dist/sinks/counting-sink.js
function countingSink() {
	return {
		readState: async (tables) => ({
			settings: {},
			emptyTables: [...tables],
			openRejects: [],
			rejectCounts: {
				open: 0,
				ignored: 0
			},
			recent: []
		}),
		count: async () => 0,
		async *readKnown() {},
		write: async () => ({
			inserted: null,
			updated: null,
			unchanged: null,
			refused: []
		}),
		softDelete: async () => 0,
		keepRejects: async (rejects) => rejects.map(() => "new"),
		resolveRejects: async () => {},
		saveCheckpoints: async () => {},
		saveCompany: async () => {},
		clear: async () => 0
	};
}
// dist/pipeline/run-log.js
function runLog(runId, options) {
	const began = Date.now();
	const row = {
		run_id: runId,
		mode: options.full ? "full" : "incremental",
		started_at: new Date(began).toISOString(),
		triggered_by: options.triggeredBy
	};
	const end = () => ({
		finished_at: (/* @__PURE__ */ new Date()).toISOString(),
		duration_ms: Date.now() - began
	});
	const statusOf = (error) => error instanceof InterruptedError ? "interrupted" : "failed";
	return {
		begun: {
			...row,
			status: "running",
			finished_at: null,
			duration_ms: null,
			stats: null,
			error: null
		},
		ended({ run, entities, totals }, stopped) {
			const status = stopped ? statusOf(stopped) : run.status;
			const errors = run.error ? [run.error] : [];
			const ofEntities = entities.flatMap(({ entity, error, rejects = [] }) => [...error ? [`${entity}: ${error}`] : [], ...rejects.map(({ id, reason }) => `${entity}: ${id}: ${reason}`)]);
			const error = [...errors, ...ofEntities].join("\n") || null;
			return {
				...row,
				...end(),
				status,
				stats: {
					entities,
					totals,
					warnings: run.warnings
				},
				error
			};
		},
		failed: (error) => ({
			...row,
			...end(),
			status: statusOf(error),
			stats: null,
			error: safeMessage(error)
		})
	};
}
// dist/pipeline/summarize-flow.js
function summarizeFlow(outcome, repeatedWrites) {
	const failure = outcome.error === null ? null : safeMessage(outcome.error);
	const { before } = outcome;
	const reached = failure ? before : outcome.after;
	return outcome.flow.tables.map(({ entity, name }) => {
		const { rejects, differences, unanswered, ...counts } = outcome.tallies.get(entity) ?? newTally();
		const isMain = entity === outcome.flow.name;
		const problem = isMain ? outcome.problem : null;
		const status = failure ? "failed" : counts.rejected + counts.newRejects > 0 || problem ? "partial" : "success";
		return {
			entity,
			strategy: outcome.strategy,
			status,
			requests: isMain ? outcome.requests : 0,
			...counts,
			watermark: {
				from: before?.watermark ?? null,
				to: reached?.watermark ?? null
			},
			oldestComparison: isMain ? oldestComparison(reached?.history ?? []) : null,
			error: failure ?? problem,
			...outcome.toBeContinued && { toBeContinued: true },
			...repeatedWrites.has(name) && { lowerBound: true },
			...isMain && outcome.strategy === "newest-first" && outcome.listed !== null && { listed: outcome.listed },
			...unanswered > 0 && { unanswered },
			...rejects.length > 0 && { rejects },
			...differences.length > 0 && { differences }
		};
	});
}
// dist/pipeline/gather-saves.js
const lingerMs = 1e4;
function gatherSaves(commit, atWork) {
	let left = atWork;
	let group = null;
	const leaveWhenAllWait = () => {
		if (group && group.parties >= left) group.leave();
	};
	function openGroup() {
		const { promise, resolve } = Promise.withResolvers();
		const settings = {};
		const timer = setTimeout(() => resolve(true), lingerMs);
		return {
			settings,
			parties: 0,
			saved: promise.then(async (isDue) => {
				clearTimeout(timer);
				group = null;
				if (isDue) await commit(settings);
				return isDue;
			}),
			leave: () => resolve(false)
		};
	}
	return {
		save(settings) {
			group ??= openGroup();
			const { saved } = group;
			Object.assign(group.settings, settings);
			group.parties += 1;
			leaveWhenAllWait();
			return saved;
		},
		ended() {
			left -= 1;
			leaveWhenAllWait();
		}
	};
}
// dist/pipeline/hold-writes.js
function holdWrites(sink, ready) {
	const held = (write) => async (...args) => {
		await ready;
		return write(...args);
	};
	return {
		...sink,
		write: held(sink.write),
		softDelete: held(sink.softDelete),
		keepRejects: held(sink.keepRejects),
		resolveRejects: held(sink.resolveRejects),
		saveCheckpoints: held(sink.saveCheckpoints),
		clear: held(sink.clear)
	};
}
// dist/pipeline/deletions.js
const deletionCap = (stored, allowed) => Math.max(10, Math.floor(stored * .05), allowed ?? 0);
async function markGone(flow, plan, store, covered, { sink, options, tallies }) {
	const problems = [];
	const cameAlong = /* @__PURE__ */ new Set();
	for (const { entity, seen, from, to, of } of covered) {
		const missing = /* @__PURE__ */ new Map();
		let known = 0;
		for await (const page of plan.knownPages(entity, from, to, of)) {
			known += page.size;
			for (const [id, row] of page) if (!row.deleted && !seen.has(id) && !cameAlong.has(id)) missing.set(id, row);
		}
		if (missing.size === 0) continue;
		const allowed = options.allowDeletes;
		const { gone, alive } = await flow.source.confirm(plan.api, entity, [...missing.keys()], missing);
		await store.records(alive);
		for (const record of alive) {
			if (record instanceof Unreadable) continue;
			for (const { id } of flow.parts(record, options.timezone)) cameAlong.add(id);
		}
		const isPart = from || to || of;
		const isAll = !isPart && seen.size === 0 && gone.length > 1 && allowed === null;
		const stored = isPart && gone.length > deletionCap(known, allowed) ? await sink.count(tableOf(flow, entity)) : known;
		const cap = isAll ? 0 : deletionCap(stored, allowed) - tallyOf(tallies, entity).deleted;
		if (gone.length > cap) {
			const problem = `${gone.length} ${entity} are gone from Gazelle, more than the ${cap} that may be marked without --allow-deletes: none is marked; --allow-deletes ${gone.length} allows it`;
			plan.log.error(problem);
			problems.push(problem);
			continue;
		}
		if (gone.length === 0) continue;
		const count = await sink.softDelete(tableOf(flow, entity), gone, plan.api.now().toString());
		countDeleted(tallyOf(tallies, entity), count, options.dryRun ? gone : []);
		plan.log.info(`${count} ${entity} gone from Gazelle: marked as deleted`);
	}
	return problems.length > 0 ? problems.join("; ") : null;
}
// dist/pipeline/stored-parts.js
const leastPages = 5;
function storedParts(all, place) {
	let handedOn = 0;
	let next = leastPages;
	let reached = null;
	let ahead = null;
	return {
		async *part() {
			for (;;) {
				const { done, value } = await (ahead ?? all.next());
				ahead = null;
				if (done) return value;
				reached = place() ?? null;
				yield value;
				handedOn += 1;
				if (!reached || handedOn < next) continue;
				next = handedOn + Math.max(leastPages, Math.ceil(handedOn / 8));
				ahead = all.next();
				ahead.catch(() => {});
				return null;
			}
		},
		reached: () => reached
	};
}
// dist/pipeline/read-slices.js
const slicesForOne = 8;
const savesApartMs = 100;
async function readSlices(collection, { slices }, { api, log }, progress, store, context) {
	const { options, sink, fullReads, isOver, isNew } = context;
	const remembered = new Map(progress?.done.map((done) => [done.name, done]));
	if (remembered.size > 0) {
		const left = slices.length - [...remembered.values()].filter(({ place }) => !place).length;
		log.info(`going on with a full read: ${left} of ${slices.length} slices to do`);
	}
	const inHand = progress && slices.some(({ again }) => again) ? Math.max(1, Math.floor(slices.length / slicesForOne)) : options.concurrency;
	const reads = pLimit(inHand);
	const saves = pLimit(1);
	const saving = [];
	let isSaving = false;
	let savedAt = Number.NEGATIVE_INFINITY;
	const ended = Promise.withResolvers();
	let failed = false;
	async function read({ name, pages, place, again }) {
		if (failed || isOver()) return null;
		const stored = remembered.get(name);
		const isStored = stored && !stored.place;
		const watermark = toInstant(stored?.watermark);
		if (isStored && !again) return {
			watermark,
			seen: null,
			problem: null
		};
		const all = isStored && again ? again() : pages(stored?.place);
		const mayRemember = progress && !isStored && options.limit === null;
		const { part, reached } = storedParts(all, () => mayRemember ? place?.() : null);
		try {
			for (;;) {
				const end = await store.pages(part, {
					limit: options.limit,
					isOver
				});
				if (isStored) return end && {
					...end,
					watermark
				};
				if (end) {
					if (mayRemember && !end.problem && slices.length > 1) remember(name, end.watermark?.toString());
					return isNew ? withoutIds(end) : end;
				}
				const at = reached();
				if (at) remember(name, at.watermark, at);
				if (!at || failed || isOver()) return null;
			}
		} catch (error) {
			failed = true;
			throw error;
		}
	}
	function remember(name, watermark = null, place) {
		if (!progress) return;
		const done = {
			name,
			at: progress.done.find((one) => one.name === name)?.at ?? api.now().toString(),
			watermark,
			...place && { place }
		};
		progress.done = [...progress.done.filter((one) => one.name !== name), done];
		if (isSaving) return;
		isSaving = true;
		const saved = saves(async () => {
			const restMs = Math.max(1, savedAt + savesApartMs - performance.now());
			await Promise.race([setTimeout$1(restMs, void 0, { ref: false }), ended.promise]);
			isSaving = false;
			savedAt = performance.now();
			await sink.saveCheckpoints({ [progressName(collection)]: JSON.stringify(progress) });
		});
		saved.catch(() => {
			failed = true;
		});
		saving.push(saved);
	}
	const results = await Promise.allSettled(slices.map((slice) => reads(() => progress ? fullReads(() => read(slice)) : read(slice))));
	ended.resolve();
	const [saved] = await Promise.allSettled([Promise.all(saving)]);
	const ends = [];
	for (const result of results) {
		if (result.status === "rejected") throw result.reason;
		ends.push(result.value);
	}
	if (saved.status === "rejected") throw saved.reason;
	return ends.every((end) => end !== null) ? ends : null;
}
const withoutIds = (end) => end.seen ? {
	...end,
	seen: {
		size: end.seen.size,
		has: () => true
	}
} : end;
// dist/pipeline/run-flow.js
const headsPageSize = 2e3;
async function runFlow(flow, context) {
	const { options, sink, state, saves } = context;
	const noProgress = { [progressName(flow.name)]: "null" };
	const log = context.log.child({ collection: flow.name });
	const api = context.api.scoped();
	const stored = state.settings[checkpointKey(flow.name)];
	const { checkpoint, problem } = believeCheckpoint(stored, context.api.now());
	if (problem) log.warn(`${problem}: everything is read again`);
	const tallies = /* @__PURE__ */ new Map();
	for (const { entity } of flow.tables) tallies.set(entity, newTally());
	const outcome = {
		flow,
		strategy: null,
		requests: 0,
		listed: null,
		tallies,
		before: checkpoint,
		after: checkpoint,
		unsaved: null,
		error: null,
		problem: null,
		toBeContinued: false
	};
	let isDone = false;
	context.onFlow?.({
		name: flow.name,
		get strategy() {
			return outcome.strategy;
		},
		get requests() {
			return api.requests;
		},
		get fetched() {
			return tallyOf(tallies, flow.name).fetched;
		},
		get listed() {
			return api.listed;
		},
		get isDone() {
			return isDone;
		}
	});
	try {
		const full = fullProgress(flow, context, checkpoint);
		const plan = makePlan(flow, {
			...context,
			api,
			log
		}, {
			checkpoint,
			full,
			tallies
		});
		const store = createStore(flow, {
			...context,
			log,
			tallies
		});
		const reading = await flow.source.open(plan);
		outcome.strategy = reading.strategy;
		if (full) full.cuts = reading.slices.map(({ name }) => name);
		const isNew = flow.tables.every(({ name }) => state.emptyTables.includes(name));
		const ends = await readSlices(flow.name, reading, plan, full, store, {
			...context,
			isNew
		});
		if (options.limit !== null) {
			log.info(`limited to ${options.limit} records: the checkpoint stays`);
			return outcome;
		}
		if (!ends) {
			log.info("the time budget is used up: to be continued by the next run");
			outcome.toBeContinued = true;
			return outcome;
		}
		try {
			for (const { entity } of flow.tables) store.rejects.judge(entity, true);
		} catch (error) {
			if (full && full.done.length > 0) await sink.saveCheckpoints(noProgress);
			throw error;
		}
		const end = reading.end(ends);
		if (end.problem) throw new IncompleteReadingError(end.problem);
		await retryRejects(flow, plan, store, { covered: end.covered });
		outcome.problem = await markGone(flow, plan, store, isNew ? [] : end.covered, {
			sink,
			options,
			tallies
		});
		context.signal.throwIfAborted();
		if (options.since) {
			log.info("read from --since: the checkpoint stays");
			return outcome;
		}
		outcome.after = checkpointToSave(end.checkpoint, checkpoint, outcome);
		if (options.dryRun) return outcome;
		const isFull = full && full.done.length > 0;
		const checkpoints = {
			[flow.name]: JSON.stringify(outcome.after),
			...isFull && noProgress
		};
		const isSaved = await saves.save(checkpoints);
		if (!isSaved) outcome.unsaved = checkpoints;
		const what = isSaved ? "checkpoint saved" : "checkpoint to be saved with the end of the run";
		log.info(`${what}: ${outcome.after.watermark ?? "no record has a time yet"}`);
	} catch (error) {
		outcome.error = context.signal.aborted ? context.signal.reason : error;
	} finally {
		isDone = true;
		outcome.requests = api.requests;
		outcome.listed = api.listed;
		saves.ended();
	}
	return outcome;
}
function fullProgress(flow, { options, state, api }, checkpoint) {
	if (!options.full && (options.since || !checkpoint?.full)) return null;
	const fingerprint = fingerprintOf([flow.source.document, options.exclude]);
	const stored = options.dryRun || options.limit !== null ? void 0 : state.settings[checkpointKey(progressName(flow.name))];
	const began = api.now();
	return parseProgress(stored, fingerprint, began) ?? {
		began: began.toString(),
		fingerprint,
		cuts: [],
		done: []
	};
}
function checkpointToSave({ sweptAt, ...unswept }, old, { problem, tallies }) {
	if (!problem && [...tallies.values()].every(({ unanswered }) => unanswered === 0)) return {
		...unswept,
		...sweptAt && { sweptAt }
	};
	const { history: _, ...rest } = unswept;
	const stayed = {
		...rest,
		...old?.history && { history: old.history }
	};
	return problem && old?.full ? {
		...stayed,
		full: true
	} : stayed;
}
function makePlan(flow, context, { checkpoint, full, tallies }) {
	const { options, state, sink, api, sortable, early, log } = context;
	const isEmpty = flow.tables.some(({ name, mayBeEmpty }) => !mayBeEmpty && state.emptyTables.includes(name));
	const reads = /* @__PURE__ */ new Map();
	const keyOf = ([entity, from, to, of]) => `${entity} ${from ?? ""} ${to ?? ""} ${of ?? ""}`;
	const pagesOf = ([entity, from, to, of]) => sink.readKnown(tableOf(flow, entity), from?.toString(), to?.toString(), of);
	return {
		api,
		sortable: sortable(flow.source),
		early,
		full: full !== null,
		sweep: options.sweep,
		sweepEveryMs: options.sweepEveryMs,
		empty: isEmpty,
		since: toInstant(options.since),
		checkpoint,
		overlapMs: options.overlapMs,
		pageSize: options.pageSize,
		headsPageSize: options.pageSize < defaults.pageSize ? options.pageSize : headsPageSize,
		began: toInstant(full?.began) ?? api.now(),
		isLimited: options.limit !== null,
		cuts: full && full.done.length > 0 ? full.cuts : null,
		timezone: options.timezone,
		auditRequests: options.auditRequests,
		known(...asked) {
			const read = reads.get(keyOf(asked)) ?? joinKnown(pagesOf(asked));
			reads.set(keyOf(asked), read);
			read.catch(() => {});
			return read;
		},
		async *knownPages(...asked) {
			const read = reads.get(keyOf(asked));
			if (read) yield await read;
			else yield* pagesOf(asked);
		},
		unanswered(entity, ids) {
			tallyOf(tallies, entity).unanswered += ids.length;
			for (const id of ids) log.warn(`${id} was listed, but not given by its id: the next run asks again`);
		},
		log
	};
}
// dist/pipeline/unusual.js
const leastRead = 500;
const timesMedian = 10;
const leastListed = 10;
function findUnusual({ run, entities, totals }, past) {
	const found = [];
	const usual = median(past.flatMap(({ mode, entities }) => mode === "incremental" ? sum(entities) : []));
	if (run.mode === "incremental" && usual !== null && totals.fetched > Math.max(leastRead, timesMedian * usual)) found.push(`${totals.fetched} records were read, and ${usual} are usual`);
	for (const one of entities) {
		const now = listLength(one);
		if (one.error !== null || now === null) continue;
		const last = past.flatMap(({ entities }) => entities).find(({ entity, strategy, failed }) => entity === one.entity && strategy === one.strategy && !failed);
		const before = (last && listLength(last)) ?? 0;
		if (before < leastListed) continue;
		if (now === 0) found.push(`${one.entity}: there is nothing, and the last time ${before}`);
		else if (one.strategy !== "window" && now < before * 2 / 3) found.push(`${one.entity}: there are ${now}, a third fewer than the last time (${before})`);
	}
	return found;
}
function listLength({ strategy, fetched, listed }) {
	if (strategy === "newest-first") return listed ?? null;
	return strategy === "snapshot" || strategy === "full" || strategy === "window" ? fetched : null;
}
const sum = (entities) => entities.reduce((total, { fetched }) => total + fetched, 0);
function median(numbers) {
	const sorted = numbers.toSorted((a, b) => a - b);
	return sorted[Math.floor(sorted.length / 2)] ?? null;
}
// dist/pipeline/sync.js
const earlyForMs = 1e4;
const slicesInWriting = 2;
const writesAtOnce = 4;
const hasLongWay = ({ name, source }, { settings }) => source.listing !== void 0 && source.sorting === void 0 || (parseCheckpoint(settings[checkpointKey(name)])?.cut?.days.length ?? 0) > 0;
async function sync(options, parts) {
	const { runId, api, log, signal, repeatedWrites, onEntity, onFlow } = parts;
	const started = Date.now();
	const chosen = selectFlows(options.entities).map((flow) => excluding(flow, options.exclude));
	const sources = chosen.map(({ source }) => source);
	const [account, state] = await Promise.all([askAccount(api, sources), parts.sink.readState(tablesOf(chosen))]);
	const { company, sortable } = account;
	const early = (document) => Date.now() - started < earlyForMs ? account.early(document) : null;
	const newCompany = checkCompany(state.settings, company, log);
	const named = newCompany === null ? null : parts.sink.saveCompany(newCompany);
	named?.catch(() => {});
	const sink = named ? holdWrites(parts.sink, named) : parts.sink;
	for (const { entity, columns, rows } of await clearExcluded(chosen, options.exclude, sink)) {
		const what = options.dryRun ? "would be cleared" : "cleared";
		if (rows > 0) log.info(`${columns.join(", ")} of ${rows} ${entity} ${what}: excluded`);
	}
	const last = state.settings.last_sync_date;
	log.info(last ? `last sync at ${last}` : "no earlier sync");
	const { open } = state.rejectCounts;
	if (open > 0) log.warn(`${open} ${open === 1 ? "reject is" : "rejects are"} still open: etl rejects list`);
	const context = {
		options,
		api,
		sortable,
		early,
		sink,
		state,
		saves: gatherSaves((values) => sink.saveCheckpoints(values), chosen.length),
		fullReads: pLimit(options.concurrency + slicesInWriting),
		writes: pLimit(writesAtOnce),
		log,
		signal,
		onFlow,
		isOver: () => options.timeBudgetMs !== null && Date.now() - started >= options.timeBudgetMs
	};
	const outcomes = await Promise.all(chosen.map(async (flow) => {
		if (!hasLongWay(flow, state)) await new Promise((go) => nextTick(go));
		const outcome = await runFlow(flow, context);
		if (!outcome.unsaved) for (const summary of summarizeFlow(outcome, repeatedWrites)) onEntity?.(summary);
		return outcome;
	}));
	await named;
	const entities = outcomes.flatMap((outcome) => summarizeFlow(outcome, repeatedWrites));
	const finished = Date.now();
	const run = {
		id: runId,
		mode: options.full ? "full" : "incremental",
		dryRun: options.dryRun,
		startedAt: new Date(started).toISOString(),
		finishedAt: new Date(finished).toISOString(),
		durationMs: finished - started,
		...verdictOn(entities)
	};
	const summary = {
		run,
		entities,
		totals: sumUp(entities, api.requests)
	};
	const warnings = options.since === null && options.limit === null && options.entities.length === 0 ? findUnusual(summary, state.recent) : [];
	for (const warning of warnings) log.warn(`unusual: ${warning}`);
	return {
		summary: warnings.length > 0 ? {
			...summary,
			run: {
				...run,
				warnings
			}
		} : summary,
		outcomes,
		closingError: null
	};
}
// dist/pipeline/run.js
async function run(config, options, hooks) {
	const runId = randomUUID();
	if (!options.dryRun) {
		const log = runLog(runId, options);
		const opening = {
			runId,
			tables: tablesOf(selectFlows(options.entities)),
			log: log.begun
		};
		const work = (held) => store(config, options, hooks, held, log);
		return underLease(withProject(config), options, hooks, work, opening);
	}
	const supabase = config.supabase && connectSupabase(withProject(config), hooks.log, { stop: hooks.signal }).supabase;
	return sync(options, {
		runId,
		api: connectGazelle(config, supabase, {
			...options,
			...hooks,
			unasked: unaskedFields(options.exclude)
		}),
		sink: supabase ? dryRunSink(supabase) : countingSink(),
		repeatedWrites: /* @__PURE__ */ new Set(),
		...hooks
	});
}
async function store(config, options, { log, onEntity, onFlow, onWait }, held, runLog) {
	const { runId, supabase, sink, signal, repeatedWrites, lease } = held;
	const result = await writeDown(await sync(options, {
		runId,
		api: connectGazelle(config, supabase, {
			...options,
			log,
			signal,
			onWait,
			mayWrite: lease,
			unasked: unaskedFields(options.exclude)
		}),
		sink: {
			...sink,
			readState: async () => (await lease).state
		},
		log,
		signal,
		repeatedWrites,
		onFlow,
		...onEntity && { onEntity }
	}).catch(async (error) => {
		const { end } = await lease;
		const reason = signal.aborted ? signal.reason : error;
		await end({}, runLog.failed(reason)).catch(tellUnwritten(log));
		throw reason;
	}), held, {
		runLog,
		options,
		log
	});
	for (const outcome of result.outcomes.filter(({ unsaved }) => unsaved)) for (const summary of summarizeFlow(outcome, repeatedWrites)) onEntity?.(summary);
	return result;
}
async function writeDown(result, held, { runLog, options, log }) {
	const { outcomes, summary } = result;
	const lease = await held.lease;
	const end = ({ outcomes, closingError, summary }, settings) => {
		const stopped = [...outcomes.map(({ error }) => error), closingError].find(isStop) ?? null;
		return lease.end(settings, runLog.ended(summary, stopped));
	};
	const checkpoints = Object.assign({}, ...outcomes.map(({ unsaved }) => unsaved));
	const last = isWholeSuccess(options, summary) && { last_sync_date: summary.run.startedAt };
	try {
		await end(result, {
			...checkpointSettings(checkpoints),
			...last
		});
		return result;
	} catch (error) {
		tellUnwritten(log)(error);
		const unwritten = withoutEnd(result, held.signal.aborted ? held.signal.reason : error, held);
		await end(unwritten, {}).catch(tellUnwritten(log));
		return unwritten;
	}
}
function withoutEnd({ summary, ...result }, error, { repeatedWrites }) {
	const outcomes = result.outcomes.map((outcome) => outcome.unsaved ? {
		...outcome,
		error
	} : outcome);
	const entities = outcomes.flatMap((outcome) => summarizeFlow(outcome, repeatedWrites));
	const failed = {
		...summary,
		entities,
		run: {
			...summary.run,
			...verdictOn(entities)
		}
	};
	return {
		summary: withClosingError(failed, safeMessage(error)),
		outcomes,
		closingError: error
	};
}
const isStop = (error) => error instanceof InterruptedError || error instanceof LeaseLostError;
const tellUnwritten = (log) => (error) => log.error(`the run could not be written down: ${safeMessage(error)}`);
function isWholeSuccess(options, summary) {
	const isWhole = selectFlows(options.entities).length === flows.length && !options.since && options.limit === null;
	const isDone = summary.entities.every(({ toBeContinued }) => !toBeContinued);
	return isWhole && isDone && isHealthy(summary);
}
export { run as t };

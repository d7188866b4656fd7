import type { LimitFunction } from 'p-limit';
import type { Logger } from 'pino';
import type { RunState, Sink } from '../sinks/sink.ts';
import { joinKnown } from '../sinks/supabase/known.ts';
import { checkpointKey } from '../sinks/supabase/settings.ts';
import type { GazelleApi } from '../sources/gazelle/api/gazelle-api.ts';
import type { Early, Sortable } from '../sources/gazelle/api/sorting.ts';
import { toInstant } from '../sources/gazelle/instants.ts';
import type { Checkpoint, Known, ReadPlan, Strategy } from '../sources/gazelle/source.ts';
import { believeCheckpoint } from './checkpoints.ts';
import { markGone } from './deletions.ts';
import { type Flow, tableOf } from './flow.ts';
import { type FullProgress, fingerprintOf, parseProgress, progressName } from './full-progress.ts';
import type { gatherSaves } from './gather-saves.ts';
import { IncompleteReadingError } from './incomplete-reading-error.ts';
import { defaults, type SyncOptions } from './options.ts';
import { readSlices } from './read-slices.ts';
import { retryRejects } from './retry-rejects.ts';
import { createStore } from './store.ts';
import { newTally, type Tallies, tallyOf } from './tally.ts';

/** Ids and times are small: a server's own cap on a page is all that should make them more requests. */
const headsPageSize = 2000;

/** What all collections of a run have in common. */
export interface RunContext {
  options: SyncOptions;
  api: GazelleApi;
  sortable: Sortable;
  early: Early;
  sink: Sink;
  state: RunState;
  /** Saves checkpoints, those of several collections together. */
  saves: ReturnType<typeof gatherSaves>;
  /** Bounds the slices of full reads of all collections together: those in hand when one breaks off are read again. */
  fullReads: LimitFunction;
  /** Bounds the writes of all collections together. */
  writes: LimitFunction;
  log: Logger;
  signal: AbortSignal;
  /** Whether the time budget of the run is used up. */
  isOver: () => boolean;
  onFlow?: ((work: FlowInWork) => void) | undefined;
}

/** A collection in work, to be looked at whenever one likes: its values are those of the moment. */
export interface FlowInWork {
  readonly name: string;
  readonly strategy: Strategy | null;
  /** Pages, and whatever else was asked. */
  readonly requests: number;
  /** Records handed on so far. */
  readonly fetched: number;
  /** How many records the list has, by Gazelle's own count; null while it is not known. */
  readonly listed: number | null;
  readonly isDone: boolean;
}

/** What became of one collection. */
export interface FlowOutcome {
  flow: Flow;
  strategy: Strategy | null;
  requests: number;
  /** How many records the list that was read has, by Gazelle's own count; null where it gives none. */
  listed: number | null;
  tallies: Tallies;
  /** The checkpoint that it began with. */
  before: Checkpoint | null;
  /** The one to go on from, unless it failed. */
  after: Checkpoint | null;
  /** Checkpoints, by name, that the end of the run has to save: until then it is not done. */
  unsaved: Record<string, string> | null;
  /** Why the collection failed, when it did: its checkpoint stayed. */
  error: unknown;
  /** The time budget ended the reading: its checkpoint stayed, and the next run goes on. */
  toBeContinued: boolean;
  /** The step that was not finished, such as a refusal to mark too many rows as gone. All records read are stored. */
  problem: string | null;
}

/**
 * Syncs one collection: reads, transforms, stores, then looks after rejects and deletions, and saves the checkpoint as
 * its very last write, or leaves that to the end of the run. A failure ends this collection only; it is told in the outcome,
 * never thrown.
 */
export async function runFlow(flow: Flow, context: RunContext): Promise<FlowOutcome> {
  const { options, sink, state, saves } = context;
  const noProgress = { [progressName(flow.name)]: 'null' };
  const log = context.log.child({ collection: flow.name });
  const api = context.api.scoped();
  const stored = state.settings[checkpointKey(flow.name)];
  const { checkpoint, problem } = believeCheckpoint(stored, context.api.now());
  if (problem) log.warn(`${problem}: everything is read again`);
  const tallies: Tallies = new Map();
  for (const { entity } of flow.tables) tallies.set(entity, newTally());
  const outcome: FlowOutcome = {
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
    toBeContinued: false,
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
    },
  });
  try {
    const full = fullProgress(flow, context, checkpoint);
    const plan = makePlan(flow, { ...context, api, log }, { checkpoint, full, tallies });
    const store = createStore(flow, { ...context, log, tallies });
    const reading = await flow.source.open(plan);
    outcome.strategy = reading.strategy;
    if (full) full.cuts = reading.slices.map(({ name }) => name);
    const isNew = flow.tables.every(({ name }) => state.emptyTables.includes(name));
    const ends = await readSlices(flow.name, reading, plan, full, store, { ...context, isNew });
    if (options.limit !== null) {
      log.info(`limited to ${options.limit} records: the checkpoint stays`);
      return outcome;
    }
    if (!ends) {
      log.info('the time budget is used up: to be continued by the next run');
      outcome.toBeContinued = true;
      return outcome;
    }
    try {
      // Only now: what could be stored of it is.
      for (const { entity } of flow.tables) store.rejects.judge(entity, true);
    } catch (error) {
      if (full && full.done.length > 0) await sink.saveCheckpoints(noProgress);
      throw error;
    }
    const end = reading.end(ends);
    // What was read is stored. The checkpoint must not move, or the unread records would never be read.
    if (end.problem) throw new IncompleteReadingError(end.problem);
    await retryRejects(flow, plan, store, { covered: end.covered });
    // Where nothing was stored, nothing can be gone.
    const covered = isNew ? [] : end.covered;
    outcome.problem = await markGone(flow, plan, store, covered, { sink, options, tallies });
    context.signal.throwIfAborted();
    if (options.since) {
      log.info('read from --since: the checkpoint stays');
      return outcome;
    }
    outcome.after = checkpointToSave(end.checkpoint, checkpoint, outcome);
    if (options.dryRun) return outcome;
    // Where a full read is complete, its saved progress is cleared.
    const isFull = full && full.done.length > 0;
    const checkpoints = { [flow.name]: JSON.stringify(outcome.after), ...(isFull && noProgress) };
    const isSaved = await saves.save(checkpoints);
    if (!isSaved) outcome.unsaved = checkpoints;
    const what = isSaved ? 'checkpoint saved' : 'checkpoint to be saved with the end of the run';
    log.info(`${what}: ${outcome.after.watermark ?? 'no record has a time yet'}`);
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

/** How far the full read that is to be done has come; null for another kind of run. */
function fullProgress(
  flow: Flow,
  { options, state, api }: RunContext,
  checkpoint: Checkpoint | null,
): FullProgress | null {
  if (!options.full && (options.since || !checkpoint?.full)) return null;
  const fingerprint = fingerprintOf([flow.source.document, options.exclude]);
  // A dry run compares all there is, and a limited one reads from the beginning.
  const isNew = options.dryRun || options.limit !== null;
  const stored = isNew ? undefined : state.settings[checkpointKey(progressName(flow.name))];
  const began = api.now();
  return (
    parseProgress(stored, fingerprint, began) ?? { began: began.toString(), fingerprint, cuts: [], done: [] }
  );
}

/**
 * The checkpoint to store. If rows could not be marked as gone, it asks the next run to compare every id again, or to repeat
 * a full read. If a record was listed but not returned by its id, the next run compares every id too.
 */
function checkpointToSave(
  { sweptAt, ...unswept }: Checkpoint,
  old: Checkpoint | null,
  { problem, tallies }: FlowOutcome,
): Checkpoint {
  const isCompared = !problem && [...tallies.values()].every(({ unanswered }) => unanswered === 0);
  if (isCompared) return { ...unswept, ...(sweptAt && { sweptAt }) };
  const { history: _, ...rest } = unswept;
  const stayed = { ...rest, ...(old?.history && { history: old.history }) };
  return problem && old?.full ? { ...stayed, full: true } : stayed;
}

function makePlan(
  flow: Flow,
  context: RunContext,
  {
    checkpoint,
    full,
    tallies,
  }: { checkpoint: Checkpoint | null; full: FullProgress | null; tallies: Tallies },
): ReadPlan {
  const { options, state, sink, api, sortable, early, log } = context;
  const isEmpty = flow.tables.some(({ name, mayBeEmpty }) => !mayBeEmpty && state.emptyTables.includes(name));
  type Asked = Parameters<ReadPlan['known']>;
  const reads = new Map<string, Promise<Known>>();
  const keyOf = ([entity, from, to, of]: Asked) => `${entity} ${from ?? ''} ${to ?? ''} ${of ?? ''}`;
  const pagesOf = ([entity, from, to, of]: Asked) =>
    sink.readKnown(tableOf(flow, entity), from?.toString(), to?.toString(), of);
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
      // It may be asked for ahead, and its failure is met when it is awaited.
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
    log,
  };
}

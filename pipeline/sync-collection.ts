import type { LimitFunction } from 'p-limit';
import type { Logger } from 'pino';
import type { RunState, Sink } from '../sinks/sink.ts';
import { checkpointKey } from '../sinks/supabase/settings.ts';
import type { GazelleApi } from '../sources/gazelle/api/gazelle-api.ts';
import type { Account } from '../sources/gazelle/api/sorting.ts';
import {
  advance,
  believeCheckpoint,
  type Checkpoint,
  fromTheBeginning,
} from '../sources/gazelle/checkpoint.ts';
import type { Instant } from '../sources/gazelle/instants.ts';
import { type Plan, planReading } from '../sources/gazelle/plan-reading.ts';
import { openReading, type Reading } from '../sources/gazelle/reading.ts';
import { SeenIds } from '../sources/gazelle/seen-ids.ts';
import type { Strategy } from '../sources/gazelle/strategy.ts';
import { markDeleted } from './deletions.ts';
import { type Flow, isEmpty } from './flow.ts';
import { IncompleteReadingError } from './incomplete-reading-error.ts';
import type { SyncOptions } from './options.ts';
import { readContextOf, situationOf } from './read-context.ts';
import { forgetProgress, readRanges } from './read-ranges.ts';
import { retryRejects } from './retry-rejects.ts';
import { createStore, type Store } from './store.ts';
import { newTally, type Tallies, tallyOf } from './tally.ts';

/** What all collections of a run have in common. */
export interface RunContext {
  options: SyncOptions;
  api: GazelleApi;
  sortable: Account['sortable'];
  sink: Sink;
  state: RunState;
  /** Bounds the writes of all collections together. */
  writes: LimitFunction;
  log: Logger;
  signal: AbortSignal;
  /** Whether the time budget of the run is used up. */
  isOver: () => boolean;
  /** Called once when a collection starts. */
  onFlow?: ((progress: CollectionProgress) => void) | undefined;
}

/** How far a collection is; its values are those of the moment at which they are read. */
export interface CollectionProgress {
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

/** How a collection ended. */
export interface FlowOutcome {
  flow: Flow;
  strategy: Strategy | null;
  requests: number;
  /** How many records the list that was read has, by Gazelle's own count; null where it gives none. */
  listed: number | null;
  tallies: Tallies;
  /** The checkpoint that it began with. */
  before: Checkpoint | null;
  /** The one that the next run starts from, unless it failed. */
  after: Checkpoint | null;
  /** Why the collection failed, when it did: its checkpoint stayed. */
  error: unknown;
  /** The time budget ended the reading: the next run resumes it. */
  toBeContinued: boolean;
  /** The step that was not finished, such as a refusal to mark too many rows as deleted. All records read are stored. */
  problem: string | null;
}

/** One collection while it is synced. */
export interface CollectionContext extends RunContext {
  plan: Plan;
  store: Store;
  tallies: Tallies;
  /** The ids of the heads that were listed. */
  listed: SeenIds;
}

/**
 * Syncs one collection: plans, reads, stores, retries rejects, marks what is deleted, and saves the checkpoint as its very last
 * write. A failure ends this collection only: it is in the outcome, never thrown.
 */
export async function syncCollection(flow: Flow, run: RunContext): Promise<FlowOutcome> {
  const log = run.log.child({ collection: flow.name });
  const api = run.api.scoped();
  const { checkpoint, problem } = believeCheckpoint(run.state.settings[checkpointKey(flow.name)], api.now());
  if (problem) log.warn(`${problem}: everything is read again`);
  const tallies: Tallies = new Map(flow.tables.map(({ entity }) => [entity, newTally()]));
  const [before, after] = [checkpoint, checkpoint];
  const counts = { strategy: null, requests: 0, listed: null, tallies };
  const outcome: FlowOutcome = {
    flow,
    ...counts,
    before,
    after,
    error: null,
    toBeContinued: false,
    problem: null,
  };
  let isDone = false;
  run.onFlow?.({
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
    await syncInto(outcome, { ...run, api, log });
  } catch (error) {
    outcome.error = run.signal.aborted ? run.signal.reason : error;
  }
  isDone = true;
  outcome.requests = api.requests;
  outcome.listed = api.listed;
  return outcome;
}

/** The steps of one collection. What becomes of it is written into `outcome`. */
async function syncInto(outcome: FlowOutcome, run: RunContext): Promise<void> {
  const { flow, before, tallies } = outcome;
  const { options, sink, log } = run;
  const plan = planReading(flow.collection, situationOf(flow, run, before));
  outcome.strategy = plan.strategy;
  log.info(`${plan.strategy}: ${plan.reason}`);
  const store = createStore(flow, { ...run, tallies });
  const context: CollectionContext = { ...run, plan, store, tallies, listed: new SeenIds() };
  const reading = await openReading(flow.collection, readContextOf(flow, context));

  const end = await readRanges(flow, reading, before, context);
  if (options.limit !== null) {
    log.info(`limited to ${options.limit} records: the checkpoint stays`);
    return;
  }
  if (!end) {
    log.info('the time budget is used up: to be continued by the next run');
    outcome.toBeContinued = true;
    return;
  }
  try {
    // Only now: what could be stored of it is.
    for (const { entity } of flow.tables) store.rejects.judge(entity, true);
  } catch (error) {
    if (reading.ranges.length > 1) await forgetProgress(flow, before, context);
    throw error;
  }
  // What was read is stored. The checkpoint must not move, or the unread records would never be read.
  if (end.problem) throw new IncompleteReadingError(end.problem);
  await retryRejects(flow, context, reading.covers?.from === null);
  outcome.problem = await markDeleted(flow, reading.covers, context);
  run.signal.throwIfAborted();
  if (options.since) {
    log.info('read from --since: the checkpoint stays');
    return;
  }
  outcome.after = checkpointAfter(outcome, reading, end.watermark, context);
  if (options.dryRun) return;
  await sink.saveCheckpoints({ [flow.name]: JSON.stringify(outcome.after) });
  log.info(`checkpoint saved: ${outcome.after.watermark ?? 'no record has a time yet'}`);
}

/**
 * The checkpoint to store. Where rows could not be marked as deleted, or records were listed and not given by their ids, no pass
 * over all records counts as done: the next run compares every id.
 */
function checkpointAfter(
  { flow, before, problem, tallies }: FlowOutcome,
  { covers }: Reading<unknown>,
  watermark: Instant | null,
  { plan, state }: CollectionContext,
): Checkpoint {
  const old = isEmpty(flow, state) ? null : before;
  const isFirstWindow =
    plan.strategy === 'window' && plan.recheckFrom === null && flow.collection.sweepDays !== null;
  const isSwept = covers?.from === null || isFirstWindow;
  const next = advance(old, { began: plan.began, watermark, isSwept });
  const full = plan.strategy === 'full' || plan.strategy === 'snapshot' ? null : (old?.full ?? null);
  const isDoubtful = problem !== null || [...tallies.values()].some(({ unanswered }) => unanswered > 0);
  if (!isDoubtful || plan.strategy === 'window') return { ...next, full };
  // A reset asks for a full read until one has ended well.
  if (problem && plan.strategy === 'full' && !old?.syncedAt) return fromTheBeginning;
  return { ...next, sweptAt: null, full };
}

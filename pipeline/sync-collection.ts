import { checkpointKey } from '../sinks/supabase/settings.ts';
import {
  advance,
  believeCheckpoint,
  type Checkpoint,
  type FullRead,
  fromTheBeginning,
} from '../sources/gazelle/checkpoint.ts';
import type { Instant } from '../sources/gazelle/instants.ts';
import { openReading } from '../sources/gazelle/open-reading.ts';
import { planReading } from '../sources/gazelle/plan-reading.ts';
import type { Reading } from '../sources/gazelle/reading.ts';
import { SeenIds } from '../sources/gazelle/seen-ids.ts';
import type { CollectionContext } from './collection-context.ts';
import { markDeleted } from './deletions.ts';
import { IncompleteReadingError } from './errors.ts';
import { type Flow, isEmpty } from './flow.ts';
import { queryOf, readContextOf, situationOf } from './read-context.ts';
import { forgetProgress, readRanges } from './read-ranges.ts';
import { retryRejects } from './retry-rejects.ts';
import type { FlowOutcome, RunContext } from './run-context.ts';
import { createStore } from './store.ts';
import { newTally, type Tallies, tallyOf } from './tally.ts';

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
  const outcome: FlowOutcome = {
    flow,
    strategy: null,
    requests: 0,
    listed: null,
    tallies,
    before: checkpoint,
    after: checkpoint,
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
  reading: Reading<unknown>,
  watermark: Instant | null,
  context: CollectionContext,
): Checkpoint {
  const { plan, state } = context;
  const { covers } = reading;
  const old = isEmpty(flow, state) ? null : before;
  const isFirstWindow =
    plan.strategy === 'window' && plan.recheckFrom === null && flow.collection.sweepDays !== null;
  const isSwept = covers?.from === null || isFirstWindow;
  const next = advance(old, { began: plan.began, watermark, isSwept });
  const full = fullReadAfter(flow, old, reading, context);
  const isDoubtful = problem !== null || [...tallies.values()].some(({ unanswered }) => unanswered > 0);
  if (!isDoubtful || plan.strategy === 'window') return { ...next, full };
  // A reset asks for a full read until one has ended well.
  if (problem && plan.strategy === 'full' && !old?.syncedAt) return fromTheBeginning;
  return { ...next, sweptAt: null, full: plan.strategy === 'full' ? null : full };
}

/**
 * What the next run has to know of a full read. Where `--full` has read a collection, all its ranges are done until all others are
 * read too: a run that resumes a `--full` that broke off does not read it again.
 */
function fullReadAfter(
  flow: Flow,
  old: Checkpoint | null,
  { ranges }: Reading<unknown>,
  { plan, options }: CollectionContext,
): FullRead | null {
  if (plan.strategy === 'snapshot') return null;
  if (plan.strategy !== 'full') return old?.full ?? null;
  if (!options.full) return null;
  return { since: plan.began.toString(), query: queryOf(flow, options.exclude), ranges, done: ranges };
}

import type { Sentence } from '../sentences/sentence.ts';
import { checkpointKey } from '../sinks/supabase/settings.ts';
import { believeCheckpoint, isFirstRead } from '../sources/gazelle/checkpoint.ts';
import { type Instant, newer } from '../sources/gazelle/instants.ts';
import { openReading } from '../sources/gazelle/open-reading.ts';
import { planReading } from '../sources/gazelle/plan-reading.ts';
import type { RangeEnd, ReadContext, Reading } from '../sources/gazelle/reading.ts';
import { keepCheckpoint } from './checkpoint-keeper.ts';
import { markDeleted } from './deletions.ts';
import { IncompleteReadingError } from './errors.ts';
import type { Flow } from './flows.ts';
import { readContextOf, seesAll, situationOf } from './read-context.ts';
import { retryRejects, settleRejects } from './retry-rejects.ts';
import { type FlowOutcome, openOutcome, type RunContext, type RunHooks } from './run-context.ts';
import { openStore, type Store, storePages } from './store.ts';

/**
 * Syncs one collection; its checkpoint is written after all its rows. A failure ends this collection only: it is in the outcome,
 * never thrown.
 */
export async function syncCollection(
  flow: Flow,
  run: RunContext,
  onFlow: RunHooks['onFlow'],
): Promise<FlowOutcome> {
  const { name } = flow;
  const log = run.log.child({ collection: name });
  const api = run.api.scoped();
  const { checkpoint, problem } = believeCheckpoint(run.state.settings[checkpointKey(name)], api.now());
  if (problem) log.warn(`${problem}: everything is read again`);
  const outcome = openOutcome(flow, checkpoint, api);
  onFlow?.(name, outcome);
  try {
    await syncInto(outcome, { ...run, api, log });
  } catch (error) {
    outcome.error = run.signal.aborted ? run.signal.reason : error;
  }
  outcome.isDone = true;
  return outcome;
}

/** The steps of one collection. What becomes of it is written into `outcome`. */
async function syncInto(outcome: FlowOutcome, run: RunContext): Promise<void> {
  const { flow, before, tally } = outcome;
  const { options, log, signal, isOver } = run;
  const situation = situationOf(flow, run, before);
  const plan = planReading(flow.collection, situation);
  outcome.strategy = plan.strategy;
  log.info(`${plan.strategy}: ${plan.reason}`);
  const source = readContextOf(outcome, plan, run);
  const store = openStore(outcome, run, isFirstRead(before));
  const reading = await openReading(flow.collection, source, options.limit !== null);
  const checkpoints = keepCheckpoint(before, reading.ranges, plan, situation.query ?? '', store);

  const end = await readRanges(reading, source, store, { isOver, noteDone: checkpoints.noteDone });
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
    // Judged last, so that every row that can be stored is stored first.
    for (const { entity } of flow.tables) store.rejects.failIfTooMany(entity, true);
  } catch (error) {
    await checkpoints.forgetDone();
    throw error;
  }
  // What was read is stored. The checkpoint must not move, or the unread records would never be read.
  if (end.problem) throw new IncompleteReadingError(end.problem);
  const { tried, gone } = await retryRejects(source, store);
  outcome.problem = await markDeleted(source, store, gone);
  await settleRejects(source, store, tried, (table) => seesAll(source, table));
  signal.throwIfAborted();
  if (options.since) {
    log.info('read from --since: the checkpoint stays');
    return;
  }
  const after = checkpoints.after(end.watermark, outcome.problem, tally.unanswered === 0);
  await checkpoints.save(after);
  outcome.after = after;
  if (!options.dryRun) log.info(`checkpoint saved: ${outcome.after.watermark ?? 'no record has a time yet'}`);
}

/**
 * Reads and stores the ranges of a collection, one after another; `noteDone` is called with those that are stored. Resolves to null
 * where the limit or the time budget stopped it; with a time budget at least one range is finished. A range that cannot be
 * proven complete does not keep the others from being stored.
 */
async function readRanges(
  { ranges, read }: Reading<unknown>,
  { plan, log }: ReadContext,
  store: Store,
  { isOver, noteDone }: { isOver: () => boolean; noteDone(done: readonly string[]): Promise<void> },
): Promise<RangeEnd | null> {
  const stored = [...(plan.resumed?.done ?? [])];
  const left = ranges.filter((range) => !stored.includes(range));
  if (stored.length > 0) log.info(`resuming a full read: ${left.length} of ${ranges.length} ranges to do`);
  let watermark: Instant | null = null;
  let problem: Sentence | null = null;
  for (const [i, range] of left.entries()) {
    if (i > 0 && isOver()) return null;
    const end = await storePages(store, () => read(range), store.options.limit);
    if (!end) return null;
    watermark = newer(watermark, end.watermark);
    problem ??= end.problem;
    if (end.problem) continue;
    stored.push(range);
    await noteDone(stored);
  }
  return { watermark, problem };
}

import type { Sentence } from '../sentences/sentence.ts';
import { type Checkpoint, fromTheBeginning } from '../sources/gazelle/checkpoint.ts';
import { type Instant, newer } from '../sources/gazelle/instants.ts';
import type { RangeEnd, Reading } from '../sources/gazelle/reading.ts';
import type { CollectionContext } from './collection-context.ts';
import { type Flow, isEmpty } from './flow.ts';
import { queryOf } from './read-context.ts';

/**
 * Reads and stores the ranges of a collection, one after another. Each stored range of a full read is noted in the checkpoint, so
 * that the next run can resume it. Resolves to null where the limit or the time budget stopped it; with a time budget at least
 * one range is finished. A range that cannot be proven complete does not keep the others from being stored.
 */
export async function readRanges(
  flow: Flow,
  { ranges, done, read }: Reading<unknown>,
  before: Checkpoint | null,
  context: CollectionContext,
): Promise<RangeEnd | null> {
  const { options, plan, store, isOver, log } = context;
  const stored = [...done];
  const left = ranges.filter((range) => !done.includes(range));
  if (done.length > 0) log.info(`resuming a full read: ${left.length} of ${ranges.length} ranges to do`);
  let watermark: Instant | null = null;
  let problem: Sentence | null = null;
  for (const [i, range] of left.entries()) {
    if (i > 0 && isOver()) return null;
    const end = await store.pages(() => read(range), options.limit);
    if (!end) return null;
    watermark = newer(watermark, end.watermark);
    problem ??= end.problem;
    if (end.problem) continue;
    stored.push(range);
    if (plan.strategy === 'full' && ranges.length > 1) await noteProgress({ ranges, done: stored });
  }
  return { watermark, problem };

  async function noteProgress(progress: {
    ranges: readonly string[];
    done: readonly string[];
  }): Promise<void> {
    if (options.dryRun || options.since) return;
    const full = { since: plan.began.toString(), query: queryOf(flow, options.exclude), ...progress };
    await saveCheckpoint(flow, { ...checkpointToKeep(flow, before, context), full }, context);
  }
}

/** Has the next full read begin anew. */
export async function forgetProgress(
  flow: Flow,
  before: Checkpoint | null,
  context: CollectionContext,
): Promise<void> {
  const { plan, options } = context;
  if (plan.strategy !== 'full' || options.dryRun || options.since) return;
  const kept = checkpointToKeep(flow, before, context);
  await saveCheckpoint(flow, { ...kept, full: kept.syncedAt ? null : fromTheBeginning.full }, context);
}

/** The checkpoint as it is while a full read is under way: of an empty table none is believed. */
const checkpointToKeep = (flow: Flow, before: Checkpoint | null, { state }: CollectionContext): Checkpoint =>
  (isEmpty(flow, state) ? null : before) ?? fromTheBeginning;

const saveCheckpoint = ({ name }: Flow, checkpoint: Checkpoint, { sink }: CollectionContext): Promise<void> =>
  sink.saveCheckpoints({ [name]: JSON.stringify(checkpoint) });

import { checkpointKey } from '../sinks/supabase/settings.ts';
import {
  advance,
  type Checkpoint,
  type FullRead,
  fromTheBeginning,
  isFirstRead,
} from '../sources/gazelle/checkpoint.ts';
import type { Instant } from '../sources/gazelle/instants.ts';
import type { Plan } from '../sources/gazelle/plan-reading.ts';
import { isEmpty } from './flows.ts';
import { coversAll } from './read-context.ts';
import type { Store } from './store.ts';

/** The checkpoint of one collection, from the one `before` its reading (of `ranges`) to the one after it. */
export function keepCheckpoint(
  before: Checkpoint | null,
  ranges: readonly string[],
  plan: Plan,
  query: string,
  { flow, options, sink, state }: Store,
) {
  /** Of an empty table no checkpoint is believed. */
  const old = isEmpty(flow, state) ? null : before;
  const isFull = plan.strategy === 'full';
  const fullRead = (done: readonly string[]) => ({ since: plan.began.toString(), query, ranges, done });

  async function save(checkpoint: Checkpoint): Promise<void> {
    if (options.since) return;
    await sink.save({ [checkpointKey(flow.name)]: JSON.stringify(checkpoint) });
  }

  async function saveProgress(full: FullRead | null): Promise<void> {
    const marked = full && isFirstRead(old) ? { ...full, first: true } : full;
    if (isFull && ranges.length > 1) await save({ ...(old ?? fromTheBeginning), full: marked });
  }

  /**
   * What the next run has to know of a full read. Where `--full` has read a collection, all its ranges are done until all others
   * are read too (`lastSettings` in run.ts): a run that resumes a `--full` that broke off does not read it again.
   */
  function fullReadAfter(): FullRead | null {
    if (plan.strategy === 'snapshot') return null;
    if (!isFull) return old?.full ?? null;
    return options.full ? fullRead(ranges) : null;
  }

  return {
    save,
    /** Notes which ranges of a full read are stored, so that the next run can resume it. */
    noteDone: (done: readonly string[]) => saveProgress(fullRead(done)),
    /** Has the next full read begin anew, where this one could not be stored. */
    forgetDone: () => saveProgress(old?.syncedAt ? null : fromTheBeginning.full),
    /**
     * The checkpoint to store. Where rows could not be marked as deleted (`problem`), or records were listed and not given by their
     * ids, no pass over all records counts as done: the next run compares every id.
     */
    after(watermark: Instant | null, problem: string | null, isAnswered: boolean): Checkpoint {
      const isWindow = plan.strategy === 'window';
      // The first window of all counts as a sweep: else the next run would read all that is older.
      const isFirstWindow = isWindow && before === null && flow.collection.sweepDays !== null;
      const isSwept = coversAll(plan) || isFirstWindow;
      const next = { ...advance(old, { began: plan.began, watermark, isSwept }), full: fullReadAfter() };
      // Where marks were refused, the next run has to see as much again: a window begins no later, and a sweep reads the same records.
      if (problem && old?.syncedAt) {
        next.syncedAt = (isWindow ? null : old.sweptAt) ?? old.syncedAt;
        if (isWindow) next.watermark = old.watermark;
      }
      if (isWindow || (problem === null && isAnswered)) return next;
      // A reset asks for a full read until one has ended well.
      if (problem && isFull && !old?.syncedAt) return fromTheBeginning;
      return { ...next, sweptAt: null, full: isFull ? null : next.full };
    },
  };
}

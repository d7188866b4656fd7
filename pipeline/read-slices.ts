import pLimit from 'p-limit';
import type { FeedEnd } from '../sources/gazelle/feed/read-all.ts';
import { toInstant } from '../sources/gazelle/instants.ts';
import type { Reading, ReadPlan } from '../sources/gazelle/source.ts';
import { type FullProgress, progressName } from './full-progress.ts';
import type { RunContext } from './run-flow.ts';
import type { Store } from './store.ts';

/**
 * Reads and stores the slices of a collection concurrently. Each stored slice of a full read is saved as progress, so that
 * the next run can continue it: what is stored is only compared then, where it can be. Resolves to null when the limit or the time budget stopped it early. If a slice fails, waits
 * for the others under way, then throws the first error.
 */
export async function readSlices(
  collection: string,
  { slices }: Reading<unknown>,
  { api, log }: ReadPlan,
  progress: FullProgress | null,
  store: Store,
  { options, sink, isOver, isNew }: Pick<RunContext, 'options' | 'sink' | 'isOver'> & { isNew: boolean },
): Promise<FeedEnd[] | null> {
  const remembered = new Map(progress?.done.map((done) => [done.name, done]));
  if (remembered.size > 0)
    log.info(
      `going on with a full read: ${slices.length - remembered.size} of ${slices.length} slices to do`,
    );
  const reads = pLimit(options.concurrency);
  const saves = pLimit(1);
  let failed = false;

  async function read({ name, pages, again }: (typeof slices)[number]): Promise<FeedEnd | null> {
    if (failed || isOver()) return null;
    const stored = remembered.get(name);
    const watermark = toInstant(stored?.watermark);
    // Records seen by an earlier run may be deleted by now, so the slice reports no seen ids.
    if (stored && !again) return { watermark, seen: null, problem: null };
    try {
      const end = await store.pages(stored && again ? again : pages, { limit: options.limit, isOver });
      if (stored) return end && { ...end, watermark };
      if (end && !end.problem && progress && slices.length > 1) await saves(() => remember(name, end));
      return end && isNew ? withoutIds(end) : end;
    } catch (error) {
      failed = true;
      throw error;
    }
  }

  async function remember(name: string, { watermark }: FeedEnd): Promise<void> {
    progress?.done.push({ name, at: api.now().toString(), watermark: watermark?.toString() ?? null });
    await sink.saveCheckpoints({ [progressName(collection)]: JSON.stringify(progress) });
  }

  const ends: (FeedEnd | null)[] = [];
  const results = await Promise.allSettled(slices.map((slice) => reads(() => read(slice))));
  for (const result of results) {
    if (result.status === 'rejected') throw result.reason;
    ends.push(result.value);
  }
  return ends.every((end) => end !== null) ? ends : null;
}

/** Where nothing was stored before, nothing can be gone: the ids seen need not be kept until the last slice is done. */
const withoutIds = (end: FeedEnd): FeedEnd =>
  end.seen ? { ...end, seen: { size: end.seen.size, has: () => true } } : end;

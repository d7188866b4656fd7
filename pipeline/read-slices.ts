import { setTimeout as sleep } from 'node:timers/promises';
import pLimit from 'p-limit';
import type { Bookmark } from '../sources/gazelle/feed/bookmark.ts';
import type { FeedEnd } from '../sources/gazelle/feed/read-all.ts';
import { toInstant } from '../sources/gazelle/instants.ts';
import type { Reading, ReadPlan } from '../sources/gazelle/source.ts';
import { type FullProgress, progressName } from './full-progress.ts';
import type { RunContext } from './run-flow.ts';
import type { Store } from './store.ts';
import { storedParts } from './stored-parts.ts';

/** One of so many slices is in hand where each is read from its beginning again when a full read breaks off. */
const slicesForOne = 8;

/** Progress is saved so often at most, in milliseconds: each save is a request, and a fast reading comes to many places. */
const savesApartMs = 100;

/**
 * Reads and stores the slices of a collection concurrently. Each stored slice of a full read is saved as progress, so that
 * the next run can continue it: what is stored is only compared then, where it can be. So is the place that a slice has come to,
 * where it has one. Resolves to null when the limit or the time budget stopped it early. If a slice fails, waits for the others
 * under way, then throws the first error.
 */
export async function readSlices(
  collection: string,
  { slices }: Reading<unknown>,
  { api, log }: ReadPlan,
  progress: FullProgress | null,
  store: Store,
  context: Pick<RunContext, 'options' | 'sink' | 'fullReads' | 'isOver'> & { isNew: boolean },
): Promise<FeedEnd[] | null> {
  const { options, sink, fullReads, isOver, isNew } = context;
  const remembered = new Map(progress?.done.map((done) => [done.name, done]));
  if (remembered.size > 0) {
    const left = slices.length - [...remembered.values()].filter(({ place }) => !place).length;
    log.info(`going on with a full read: ${left} of ${slices.length} slices to do`);
  }
  // What has places can break off anywhere.
  const isCostly = progress && slices.some(({ again }) => again);
  const inHand = isCostly ? Math.max(1, Math.floor(slices.length / slicesForOne)) : options.concurrency;
  const reads = pLimit(inHand);
  const saves = pLimit(1);
  const saving: Promise<void>[] = [];
  let isSaving = false;
  let savedAt = Number.NEGATIVE_INFINITY;
  const ended = Promise.withResolvers<void>();
  let failed = false;

  async function read({ name, pages, place, again }: (typeof slices)[number]): Promise<FeedEnd | null> {
    if (failed || isOver()) return null;
    const stored = remembered.get(name);
    const isStored = stored && !stored.place;
    const watermark = toInstant(stored?.watermark);
    // Records seen by an earlier run may be deleted by now, so the slice reports no seen ids.
    if (isStored && !again) return { watermark, seen: null, problem: null };
    const all = isStored && again ? again() : pages(stored?.place);
    const mayRemember = progress && !isStored && options.limit === null;
    const { part, reached } = storedParts(all, () => (mayRemember ? place?.() : null));
    try {
      for (;;) {
        const end = await store.pages(part, { limit: options.limit, isOver });
        if (isStored) return end && { ...end, watermark };
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

  /** Notes what is stored, and saves it: with what else is noted while another save is under way, or not long ago. */
  function remember(name: string, watermark: string | null = null, place?: Bookmark): void {
    if (!progress) return;
    const at = progress.done.find((one) => one.name === name)?.at ?? api.now().toString();
    const done = { name, at, watermark, ...(place && { place }) };
    progress.done = [...progress.done.filter((one) => one.name !== name), done];
    if (isSaving) return;
    isSaving = true;
    const saved = saves(async () => {
      const restMs = Math.max(1, savedAt + savesApartMs - performance.now());
      await Promise.race([sleep(restMs, undefined, { ref: false }), ended.promise]);
      isSaving = false;
      savedAt = performance.now();
      await sink.saveCheckpoints({ [progressName(collection)]: JSON.stringify(progress) });
    });
    saved.catch(() => {
      failed = true;
    });
    saving.push(saved);
  }

  const results = await Promise.allSettled(
    slices.map((slice) => reads(() => (progress ? fullReads(() => read(slice)) : read(slice)))),
  );
  ended.resolve();
  const [saved] = await Promise.allSettled([Promise.all(saving)]);
  const ends: (FeedEnd | null)[] = [];
  for (const result of results) {
    if (result.status === 'rejected') throw result.reason;
    ends.push(result.value);
  }
  if (saved.status === 'rejected') throw saved.reason;
  return ends.every((end) => end !== null) ? ends : null;
}

/** Where nothing was stored before, nothing can be gone: the ids seen need not be kept until the last slice is done. */
const withoutIds = (end: FeedEnd): FeedEnd =>
  end.seen ? { ...end, seen: { size: end.seen.size, has: () => true } } : end;

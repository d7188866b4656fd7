import { setTimeout as sleep } from 'node:timers/promises';
import pLimit from 'p-limit';
import type { Bookmark } from '../sources/gazelle/feed/bookmark.ts';
import type { FeedEnd } from '../sources/gazelle/feed/read-all.ts';
import { newer, toInstant } from '../sources/gazelle/instants.ts';
import type { Reading, ReadPlan } from '../sources/gazelle/source.ts';
import { type FullProgress, progressName } from './full-progress.ts';
import type { RunContext } from './run-flow.ts';
import type { Store } from './store.ts';
import { storedParts } from './stored-parts.ts';

/** One of so many slices is in hand where each is read from its beginning again when a full read breaks off. */
const slicesForOne = 8;

/** Progress is saved so often at most, in milliseconds: each save is a request, and a fast reading comes to many places. */
const savesApartMs = 40;

/**
 * Reads and stores the slices of a collection concurrently. Each stored slice of a full read is saved as progress, so that
 * the next run can continue it: what is stored is only compared then, where it can be. So is the place that a slice has come to,
 * where it has one. Resolves to null when the limit or the time budget stopped it early. If a slice fails, waits for the others
 * under way, then throws the first error.
 */
export async function readSlices(
  collection: string,
  { slices, again }: Reading<unknown>,
  { api, log }: ReadPlan,
  progress: FullProgress | null,
  store: Store,
  context: Pick<RunContext, 'options' | 'sink' | 'fullReads' | 'isOver'> & { isNew: boolean },
): Promise<FeedEnd[] | null> {
  const { options, sink, fullReads, isOver, isNew } = context;
  const remembered = new Map(progress?.done.map((done) => [done.name, done]));
  const isStored = ({ name }: { name: string }) => {
    const done = remembered.get(name);
    return done !== undefined && !done.place;
  };
  const stored = slices.filter(isStored).map(({ name }) => name);
  const left = slices.filter((slice) => !isStored(slice));
  if (remembered.size > 0)
    log.info(`going on with a full read: ${left.length} of ${slices.length} slices to do`);
  // What has places can break off anywhere.
  const isCostly = progress && again;
  const inHand = isCostly ? Math.max(1, Math.floor(slices.length / slicesForOne)) : options.concurrency;
  const reads = pLimit(inHand);
  const saves = pLimit(1);
  const saving: Promise<void>[] = [];
  let isSaving = false;
  let savedAt = Number.NEGATIVE_INFINITY;
  const ended = Promise.withResolvers<void>();
  let failed = false;

  async function readOne({ name, pages, place }: (typeof slices)[number]): Promise<FeedEnd | null> {
    if (failed || isOver()) return null;
    const mayRemember = progress && options.limit === null;
    const all = pages(remembered.get(name)?.place);
    const { part, reached } = storedParts(all, () => (mayRemember ? place?.() : null));
    try {
      for (;;) {
        const end = await store.pages(part, { limit: options.limit, isOver });
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

  /** What an earlier run has stored is compared, where it can be. */
  async function compareStored(): Promise<FeedEnd | null> {
    if (failed || isOver()) return null;
    const watermarks = stored.map((name) => toInstant(remembered.get(name)?.watermark));
    const watermark = watermarks.reduce(newer, null);
    // Records seen by an earlier run may be deleted by now, so that without a comparison no seen ids are reported.
    if (!again) return { watermark, seen: null, problem: null };
    try {
      const end = await store.pages(() => again(stored), { limit: options.limit, isOver });
      return end && { ...end, watermark };
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

  const all = [...left.map((slice) => () => readOne(slice)), ...(stored.length > 0 ? [compareStored] : [])];
  const results = await Promise.allSettled(
    all.map((read) => reads(() => (progress ? fullReads(read) : read()))),
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

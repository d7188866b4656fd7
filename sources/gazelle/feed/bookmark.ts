import { type Instant, isOlder, newer, toInstant } from '../instants.ts';
import type { FetchPage, Page } from './pages.ts';
import { type FeedEnd, type ReadAllOptions, readAll } from './read-all.ts';

/** A place in a list that comes newest first: everything from `at` on is read. */
export interface Bookmark {
  /** Asks for the page that begins with the record at this place. */
  cursor: string;
  /** The time of that record (ISO 8601); all records of that time are read. */
  at: string;
  /** How many different records were read from `at` on that are older than the beginning of the reading. */
  seen: number;
  /** The newest time that is covered so far. */
  watermark: string | null;
}

/** A list that comes newest first and can be counted from a time on. */
interface NewestFirst<T> {
  fetch: FetchPage<T>;
  time(node: T): string | null;
  /** How many records it has from each of these times on, at one moment; null is for all of them. */
  countFrom(times: readonly (string | null)[]): Promise<number[]>;
}

/** Before any record: it counts those that have a time. */
const ever = '1900-01-01T00:00:00Z';

/**
 * Reads all of a list, or what lies behind a bookmark. The bookmark holds if as many records that are not new come before it as
 * were read then; if not, all is read. What lies behind it is proven complete by its count. `keep` is told each place that is
 * come to.
 */
export async function* readOn<T extends { id: string }>(
  { fetch, time, countFrom }: NewestFirst<T>,
  from: Bookmark | undefined,
  keep: (place: Bookmark) => void,
  options: ReadAllOptions<T>,
): AsyncGenerator<T[], FeedEnd> {
  const times = [null, ever, from?.at ?? null, options.began.toString()];
  const [all, dated, before = 0, recent = 0] = from ? await countFrom(times) : [];
  const start = from && all === dated && before - recent === from.seen ? from : null;
  const ask = start ? behind(fetch, time, start, before) : fetch;
  const read = toInstant(start?.watermark);
  let passes = 0;
  let page: Page<T> | null = null;
  /** What is new, or dated in the future, comes first. */
  const young = new Set<string>();
  let isYoung = true;
  const noting: FetchPage<T> = async (first, after) => {
    if (after === null) passes += 1;
    page = await ask(first, after);
    for (const { node } of isYoung ? page.edges : []) {
      const instant = toInstant(time(node));
      isYoung = instant !== null && !isOlder(instant, options.began);
      if (!isYoung) break;
      young.add(node.id);
    }
    return page;
  };
  const write = writeOnce();
  const noted: ReadAllOptions<T>['noted'] = (seen, watermark) => {
    const place = page && passes === 1 && placeOf(page, time);
    if (!place) return;
    const { behind, ...spot } = place;
    const count = (start?.seen ?? 0) + seen - behind - young.size;
    keep({ ...spot, seen: count, watermark: write(newer(read, watermark)) });
  };
  const end = yield* readAll({ pages: () => noting, key: time }, { ...options, noted });
  return start ? { ...end, watermark: newer(read, end.watermark), seen: null } : end;
}

/** Writes a time that is mostly the one before; to write one for every page would take as long as to parse the page. */
function writeOnce(): (time: Instant | null) => string | null {
  let last: Instant | null = null;
  let written: string | null = null;
  return (time) => {
    if (time !== last) written = time?.toString() ?? null;
    last = time;
    return written;
  };
}

/** The last record of a page whose time has no more records on the next one, with how many of the page come behind it. */
function placeOf<T>({ edges }: Page<T>, time: (node: T) => string | null) {
  const last = edges.at(-1);
  const index = edges.findLastIndex(({ node }) => last && time(node) !== time(last.node));
  const [before, place] = [edges[index - 1], edges[index]];
  const at = place && time(place.node);
  return before && at ? { cursor: before.cursor, at, behind: edges.length - 1 - index } : null;
}

/** The pages behind a bookmark, which `before` records of the list come before. */
function behind<T>(
  fetch: FetchPage<T>,
  time: (node: T) => string | null,
  { cursor, at }: Bookmark,
  before: number,
): FetchPage<T> {
  const end = toInstant(at);
  const isBehind = (node: T) => {
    const instant = toInstant(time(node));
    return !instant || !end || isOlder(instant, end);
  };
  return async (first, after) => {
    const { edges, total, ...page } = await fetch(first, after ?? cursor);
    return { ...page, edges: edges.filter(({ node }) => isBehind(node)), total: total && total - before };
  };
}

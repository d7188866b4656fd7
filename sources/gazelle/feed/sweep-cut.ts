import type { ReadPlan } from '../source.ts';
import { beginningWith, type Listing, noting } from './complete.ts';
import { type Cuttable, cut, isLong } from './cut.ts';
import { type DateRange, inRange, rangesOf, undated } from './date-ranges.ts';
import { isDay } from './history.ts';
import { IdSet } from './id-set.ts';
import type { Parts } from './parts.ts';

/** How a list of ids and times is cut, as its last reading showed. */
export interface SweepCut {
  /** The UTC days on which its parts begin. */
  days: string[];
  /** How many ids and times the server gives on a page. */
  pageLength: number;
}

/** Reads a stored cut; undefined where there is none that can be relied on. */
export function parseCut(stored: unknown): SweepCut | undefined {
  const { days, pageLength }: Partial<SweepCut> = Object(stored);
  const isSound =
    Array.isArray(days) && days.every(isDay) && typeof pageLength === 'number' && pageLength > 1;
  return isSound ? { days, pageLength } : undefined;
}

interface Swept<H> {
  /** The ids and times of a range of dates, or of all. */
  heads(range: DateRange | null): Listing<H>;
  /** What is read; all there is, where it is null. */
  window: DateRange | null;
  /** How the whole list is counted. */
  list: Cuttable<DateRange>;
  /** How many records the whole list has, where that is known. */
  total?: number | undefined;
  /** How to cut it, where an earlier reading told. */
  last: SweepCut | undefined;
}

/** So many pages are read at once, those of a longer list in parts of as many pages as follow. */
const fewPages = 4;
const pagesInPart = 5;

/**
 * Cuts a list of ids and times on the days that its last reading noted, so that nothing is asked first; without these, the
 * length of the first page tells whether it is long enough to be cut by its counts. What no date finds is what the parts lack of
 * the count of the whole list. `nextCut` tells, once all is read, how to cut it the next time.
 */
export async function cutSweep<H extends { id: string }>(
  { isLimited, headsPageSize }: ReadPlan,
  { heads, window, list, total, last }: Swept<H>,
): Promise<Parts<H> & { nextCut(): SweepCut | undefined }> {
  const seen = new IdSet();
  const days: string[] = [];
  let pageLength = last?.pageLength ?? 0;
  const noted = (listing: Listing<H>) =>
    noting(listing, ({ edges, hasNextPage }) => {
      if (hasNextPage) pageLength = Math.max(pageLength, edges.length);
      for (const { node } of edges) {
        const day = listing.key(node)?.slice(0, 10);
        if (day && !seen.has(node.id)) days.push(day);
        seen.set(node.id, 0);
      }
    });

  const whole = heads(window);
  let parts = isLimited ? [] : rangesOf(last?.days ?? [], window).map(heads);
  let all = total;
  if (parts.length < 2) parts = window || isLimited ? [whole] : await cutByCounts();
  const isCut = parts.length > 1;
  return {
    parts: parts.map(noted),
    async rest() {
      if (window || !isCut) return null;
      all ??= (await list.count([null]))[0] ?? 0;
      if (seen.size >= all) return null;
      return noted(list.rest ? undated(heads(null), all - seen.size) : heads(null));
    },
    nextCut() {
      if (isLimited || pageLength < 2) return undefined;
      const pages = Math.ceil((days.length - 1) / (pageLength - 1));
      if (pages < 2) return { days: [], pageLength };
      const many = pages <= fewPages ? pages : Math.ceil(pages / pagesInPart);
      // Parts of whole pages, each of which shares a record with the next: to cut costs no page.
      const inPart = Math.ceil(pages / many) * (pageLength - 1);
      const sorted = days.sort();
      const starts = Array.from({ length: many }, (_, i) => sorted[i * inPart] ?? '').filter(Boolean);
      return { days: [...new Set(starts)].slice(1), pageLength };
    },
  };

  async function cutByCounts(): Promise<Listing<H>[]> {
    const first = await whole.pages(false)(headsPageSize, null);
    const { length } = first.edges;
    const isOne = !first.hasNextPage || !isLong(first.total ?? 0, length);
    const [range = null, ...more] = isOne ? [null] : await cut(list, length);
    all = first.total ?? undefined;
    return range
      ? [range, ...more].map((one) => inRange(one, heads))
      : [beginningWith(whole, first, headsPageSize)];
  }
}

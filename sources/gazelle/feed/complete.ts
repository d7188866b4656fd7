import type { Sentence } from '../../../sentences/sentence.ts';
import { countPlaces } from './count-places.ts';
import { IdSet, type SeenIds } from './id-set.ts';
import { judge, type Pass } from './judge.ts';
import { type FetchPage, type Page, walkPages } from './pages.ts';

/** A list that can be read from one end to the other. */
export interface Listing<T> {
  /** Its pages; `reversed` from the other end, where the API has that order, else as always. */
  pages(reversed: boolean): FetchPage<T>;
  /** What it is sorted by: records of one key may come in any order. Null for all, where the order is not known. */
  key(node: T): string | null;
}

/** The same list, of which the first page, of `size` records at most, has been asked for already. */
export function beginningWith<T>({ pages, key }: Listing<T>, first: Page<T>, size: number): Listing<T> {
  let given = false;
  return {
    key,
    pages(reversed) {
      const ask = pages(reversed);
      return async (wanted, after) => {
        const isFirst = !given && !reversed && after === null && wanted === size;
        given = true;
        return isFirst ? first : ask(wanted, after);
      };
    },
  };
}

/** The same list; `note` is told each page that is fetched. */
export const noting = <T>({ pages, key }: Listing<T>, note: (page: Page<T>) => void): Listing<T> => ({
  key,
  pages(reversed) {
    const ask = pages(reversed);
    return async (size, after) => {
      const page = await ask(size, after);
      note(page);
      return page;
    };
  },
});

export interface CompleteOptions<T> {
  /** What is read, for the log. */
  name: string;
  pageSize: number;
  /**
   * Told the records of each page that had not been seen at their place, even where an earlier pass handed them on, and how
   * many different ones were seen so far.
   */
  note: (records: readonly T[], seen: number) => void;
  warn: (message: string) => void;
}

/** What a reading came to. */
export interface Completeness {
  seen: SeenIds;
  /** Why it cannot be taken for complete; null when it is. */
  problem: Sentence | null;
}

/** How many sizes of pages are tried, down to a third of the longest. */
const differentSizes = 7;

/**
 * The sizes of the pages of a pass. Where a page ends decides what it hides, so every pass has shorter pages than the one
 * before, and a first page of another length, by which all others move.
 */
function sizesOf(pass: number, longestPage: number): (page: number) => number {
  const step = Math.max(1, Math.round(longestPage / 10));
  const size = Math.max(2, longestPage - (pass % differentSizes) * step);
  return (page) => (page === 0 ? 1 + ((pass * step) % size) : size);
}

/**
 * Reads a list to its end and proves it complete: as many records must have been seen as the list has. One shared record
 * does not prove that two pages meet, since Postgres may order equals differently on each page. Where records are missing
 * the list is read again, with other pages and from the other end, and what the passes saw is joined. Each record is handed
 * on once, by the pass that sees it first.
 */
export async function* readComplete<T extends { id: string }>(
  listing: Listing<T>,
  { name, pageSize, note, warn }: CompleteOptions<T>,
): AsyncGenerator<T[], Completeness> {
  /** Each id, with the last pass that saw it; and how many each pass was the last to see. */
  const lastSeen = new IdSet();
  const lastOf: number[] = [];
  const passes: Pass[] = [];
  let longestPage = 0;
  for (let number = 0; ; number += 1) {
    const size = number === 0 ? () => pageSize : sizesOf(number, Math.min(pageSize, longestPage));
    const count = countPlaces();
    let seen = 0;
    let found = 0;
    let mayHide = false;
    const pages = walkPages({ fetch: listing.pages(number % 2 === 1), key: listing.key, size });
    for await (const page of pages) {
      const { all, fresh } = page;
      longestPage = Math.max(longestPage, all.length);
      mayHide ||= page.isOneKey;
      count.add(page);
      lastSeen.reserve(page.total ?? 0);
      const unseen: T[] = [];
      for (const node of fresh) {
        const last = lastSeen.set(node.id, number);
        if (last !== number) seen += 1;
        if (last !== undefined) lastOf[last] = (lastOf[last] ?? 0) - 1;
        lastOf[number] = (lastOf[number] ?? 0) + 1;
        if (last === undefined || number === 0) unseen.push(node);
      }
      found += unseen.length;
      note(fresh, lastSeen.size);
      if (unseen.length > 0) yield unseen;
    }
    const { expected, doubt } = count.result();
    if (doubt) warn(`${name}: ${doubt}`);
    passes.push({ expected, seen, found, mayHide });

    const verdict = judge(passes, lastOf);
    const counts = `there are ${expected} ${name}, and ${lastSeen.size} were seen` as const;
    if (verdict === 'agreed') warn(`${counts}, the same ones in ${passes.length} readings: taken as all`);
    if (verdict === 'complete' || verdict === 'agreed') return { seen: lastSeen, problem: null };
    if (verdict === 'incomplete')
      return { seen: lastSeen, problem: `${counts}, in ${passes.length} readings` };
    warn(`${counts}: reading again`);
  }
}

import type { Logger } from 'pino';
import type { Sentence } from '../../../sentences/sentence.ts';
import type { Listing } from './page.ts';
import { judge, type Pass } from './verdict.ts';
import { type WalkedPage, walkPages } from './walk.ts';

export interface CompleteOptions {
  /** What is read, for the log. */
  name: string;
  pageSize: number;
  log: Pick<Logger, 'warn'>;
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
 * the list is read again, with other pages and from the other end, and what the passes saw is joined. A record is handed
 * on by the pass that sees it first; once more where it moved while the first pass read. Returns why the reading cannot be
 * taken for complete; null when it is.
 */
export async function* readComplete<T extends { id: string }>(
  { pages, key }: Listing<T>,
  { name, pageSize, log }: CompleteOptions,
): AsyncGenerator<T[], Sentence | null> {
  /** Each id, with the last pass that saw it. */
  const lastSeen = new Map<string, number>();
  const passes: Pass[] = [];
  let longestPage = 0;
  for (let number = 0; ; number += 1) {
    const size = number === 0 ? () => pageSize : sizesOf(number, Math.min(pageSize, longestPage));
    const pass = startPass(number, lastSeen);
    for await (const page of walkPages({ fetch: pages(number % 2 === 1), key, size })) {
      longestPage = Math.max(longestPage, page.all.length);
      const unseen = pass.add(page);
      if (unseen.length > 0) yield unseen;
    }
    const { doubt, ...result } = pass.result();
    if (doubt) log.warn(`${name}: ${doubt}`);
    passes.push(result);

    const verdict = judge(passes, lastSeen.values());
    const counts = `there are ${result.expected} ${name}, and ${lastSeen.size} were seen` as const;
    if (verdict === 'agreed') log.warn(`${counts}, the same ones in ${passes.length} readings: taken as all`);
    if (verdict === 'complete' || verdict === 'agreed') return null;
    if (verdict === 'incomplete') return `${counts}, in ${passes.length} readings`;
    log.warn(`${counts}: reading again`);
  }
}

/**
 * Counts one pass over a list in two ways: by Gazelle's `totalCount`, and by the positions walked; `expected` is the higher of
 * the two. One exception: the count did not change, and every request for a page after the last position came back empty. Then
 * `totalCount` includes records that Gazelle never lists, so the positions count, and `doubt` says so.
 */
function startPass(number: number, lastSeen: Map<string, number>) {
  let [least, most, positions] = [Number.POSITIVE_INFINITY, 0, 0];
  let [seen, found, mayHide] = [0, 0, false];
  return {
    /** Counts a page and returns those of its records that are to be handed on. */
    add<T extends { id: string }>({ all, fresh, start, total, isOneKey }: WalkedPage<T>): T[] {
      positions = Math.max(positions, start + all.length);
      if (total !== null) [least, most] = [Math.min(least, total), Math.max(most, total)];
      mayHide ||= isOneKey;
      return fresh.filter(({ id }) => {
        const last = lastSeen.get(id);
        if (last !== number) seen += 1;
        lastSeen.set(id, number);
        if (last === undefined) found += 1;
        return last === undefined || number === 0;
      });
    },
    result(): Pass & { doubt: string | null } {
      const isTooHigh = least === most && most > positions;
      const doubt = isTooHigh
        ? `Gazelle counts ${most} and lists ${positions}: the count is not believed`
        : null;
      return { expected: isTooHigh ? positions : Math.max(most, positions), seen, found, mayHide, doubt };
    },
  };
}

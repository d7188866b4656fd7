import type { Logger } from 'pino';
import type { Sentence } from '../../../sentences/sentence.ts';
import { GazelleFeedError } from '../api/errors.ts';
import type { FetchPage, Listing } from './page.ts';
import { walkPages } from './walk.ts';

/** How many sizes of pages are tried, from the longest down to 40 % of it. */
const differentSizes = 7;

/**
 * The sizes of the pages of an attempt. Where a page ends decides what it hides. So each attempt has pages a tenth shorter than the
 * one before, down to 40 %, then long ones again; and a first page of another length, by which all others move.
 */
function sizesOf(attempt: number, longestPage: number): (page: number) => number {
  const step = Math.max(1, Math.round(longestPage / 10));
  const size = Math.max(2, longestPage - (attempt % differentSizes) * step);
  return (page) => (page === 0 ? 1 + ((attempt * step) % size) : size);
}

/**
 * Reads a list to its end and proves it complete: as many records must have been seen as the list has. One shared record
 * does not prove that two pages meet, since Postgres may order equals differently on each page. Where records are missing
 * the list is read again, with other pages and from the other end, and what the attempts saw is joined. A record is handed
 * on by the attempt that sees it first; once more where it moved while the first attempt read. Returns why the reading cannot be
 * taken for complete; null when it is.
 */
export async function* readComplete<T extends { id: string }>(
  { pages, key }: Listing<T>,
  { name, pageSize, log }: { name: string; pageSize: number; log: Pick<Logger, 'warn'> },
): AsyncGenerator<T[], Sentence | null> {
  const attempts: Attempt[] = [];
  let longestPage = 0;
  for (let number = 0; ; number += 1) {
    const size = number === 0 ? () => pageSize : sizesOf(number, Math.min(pageSize, longestPage));
    const attempt: Attempt = { ids: new Set(), expected: 0, foundMore: false, mayHide: false };
    const totals = new Set<number>();
    let positions = 0;
    for await (const page of walkPages(pages(number % 2 === 1), key, size)) {
      longestPage = Math.max(longestPage, page.all.length);
      positions = Math.max(positions, page.start + page.all.length);
      if (page.total !== null) totals.add(page.total);
      attempt.mayHide ||= page.isOneKey;
      const isSeen = ({ id }: T) => attempt.ids.has(id) || attempts.some(({ ids }) => ids.has(id));
      const unseen = number === 0 ? page.fresh : page.fresh.filter((record) => !isSeen(record));
      for (const { id } of page.fresh) attempt.ids.add(id);
      attempt.foundMore ||= unseen.length > 0;
      if (unseen.length > 0) yield [...unseen];
    }
    // There are as many as Gazelle counts, or as positions were walked. But nothing came behind the last position: where a count
    // that did not change is higher, it includes records that Gazelle never lists.
    const most = Math.max(0, ...totals);
    const isTooHigh = totals.size === 1 && most > positions;
    if (isTooHigh)
      log.warn(`${name}: Gazelle counts ${most} and lists ${positions}: the count is not believed`);
    attempt.expected = isTooHigh ? positions : Math.max(most, positions);
    attempts.push(attempt);

    const { verdict, seen } = judge(attempts);
    const counts = `there are ${attempt.expected} ${name}, and ${seen} were seen` as const;
    if (verdict === 'agreed')
      log.warn(`${counts}, the same ones in ${attempts.length} readings: taken as all`);
    if (verdict === 'complete' || verdict === 'agreed') return null;
    if (verdict === 'incomplete') return `${counts}, in ${attempts.length} readings`;
    log.warn(`${counts}: reading again`);
  }
}

/** What one attempt to read a list came to. */
interface Attempt {
  /** The records that it saw. */
  ids: Set<string>;
  /** How many there are, as far as it could be counted. */
  expected: number;
  /** It saw a record that no earlier attempt had seen. */
  foundMore: boolean;
  /** A whole page had one sort key, so the attempt may have missed records of that key. */
  mayHide: boolean;
}

/** How many attempts that cannot hide a record must agree before their result is accepted. */
const enoughToAgree = 2;
/** After this many attempts in a row without a new record, stop. */
const enoughInVain = 4;
const mostAttempts = 12;

/**
 * Whether the attempts to read a list have seen all of it, and how many records.
 *
 * - `complete`: the last attempts together, from some attempt on, saw as many as were expected at any time during them. Earlier
 *   ones are left aside, for they may have seen what is deleted by now.
 * - `agreed`: the attempts in which records of one key never filled a page saw the very same records, and all of them. Nothing
 *   can be hidden then: the list holds some records twice.
 * - `incomplete`: the attempts differ, and more of them bring nothing.
 * - `again`: one more attempt may bring the rest.
 */
function judge(attempts: readonly Attempt[]) {
  let expected = 0;
  let ids: ReadonlySet<string> = new Set();
  for (const attempt of attempts.toReversed()) {
    expected = Math.max(expected, attempt.expected);
    ids = ids.union(attempt.ids);
    if (ids.size >= expected) return { verdict: 'complete', seen: ids.size } as const;
  }
  const seen = ids.size;
  const unhidden = attempts.filter(({ mayHide }) => !mayHide);
  if (unhidden.length >= enoughToAgree && unhidden.every((one) => one.ids.size === seen))
    return { verdict: 'agreed', seen } as const;
  const inVain = attempts.length - 1 - attempts.findLastIndex(({ foundMore }) => foundMore);
  const isOver = attempts.length >= mostAttempts || inVain >= enoughInVain;
  return { verdict: isOver ? 'incomplete' : 'again', seen } as const;
}

/** Reads a whole list: each record once, as it was seen last, and why they cannot be taken for all; null when they can. */
export async function readAll<T extends { id: string }>(...given: Parameters<typeof readComplete<T>>) {
  const records = new Map<string, T>();
  const reading = readComplete(...given);
  for (let page = await reading.next(); ; page = await reading.next()) {
    if (page.done) return { records: [...records.values()], problem: page.value };
    for (const record of page.value) records.set(record.id, record);
  }
}

/**
 * All of a short list whose order is not known. `name` says what it holds. Throws GazelleFeedError where it cannot be read
 * completely.
 */
export async function listAll<T extends { id: string }>(name: string, fetch: FetchPage<T>): Promise<T[]> {
  // One key for all: whatever the order is, it may be another on the next page.
  const listing = { pages: () => fetch, key: () => null };
  const { records, problem } = await readAll(listing, { name, pageSize: 100, log: { warn() {} } });
  if (problem) throw new GazelleFeedError(problem);
  return records;
}

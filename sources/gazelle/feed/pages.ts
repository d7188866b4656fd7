import { GazelleFeedError } from '../api/errors.ts';

/** One record of a page with the cursor that asks for what follows it. */
export interface Edge<T> {
  cursor: string;
  node: T;
}

/** One page of a connection; `endCursor` is used only where a page has no edges. */
export interface Page<T> {
  edges: readonly Edge<T>[];
  hasNextPage: boolean;
  endCursor: string | null;
  /** How many records the whole list has, by Gazelle's own count; null where it gives none. */
  total: number | null;
}

/** A page with each of its records replaced; a promise, since a record may have to be completed by further requests. */
export async function mapPage<A, B>(page: Page<A>, map: (node: A) => Promise<B> | B): Promise<Page<B>> {
  const edges = page.edges.map(async ({ cursor, node }) => ({ cursor, node: await map(node) }));
  return { ...page, edges: await Promise.all(edges) };
}

/** Asks Gazelle for up to `first` records after a cursor; the server may give fewer. */
export type FetchPage<T> = (first: number, after: string | null) => Promise<Page<T>>;

interface WalkOptions<T> {
  fetch: FetchPage<T>;
  /** What the list is sorted by: records of one key may come in any order. Null for all, where the order is not known. */
  key: (node: T) => string | null;
  /** Size of the n-th page, counted from 0. */
  size: (page: number) => number;
}

/** A page as walked. */
interface WalkedPage<T> {
  /** Everything on it, in order. */
  all: readonly T[];
  /** What of it had not been seen before, at this place. */
  fresh: readonly T[];
  /** The place of its first record in the list, counted from 0. */
  start: number;
  total: number | null;
  /** All its records have one sort key, and the next page may go on with it: then records of that key can be missed. */
  isOneKey: boolean;
}

/** Records with their cursors, and with their keys and positions when they were read, by id. */
type Trail = Map<string, { cursor: string; key: string | null; position: number }>;

/** So many of the last records read are remembered at least, to find the way back when a list shrinks between two pages. */
const trailLength = 1000;
/** How often a walk may start over, or step back without finding anything new, before it fails. */
const maxSetbacks = 5;

/**
 * Reads a connection to its end and loses no record to a list that moves. Gazelle's cursors are offsets, so a record
 * deleted between two requests pulls the rest up by one and hides one. Therefore every page is asked for from a record of
 * the page before, and must begin with a record already seen and unmoved: then nothing lies between. When it does not,
 * the walk steps back, at last to the start. On a list that holds still that costs no extra request.
 *
 * Postgres promises no order among records with equal sort keys from one page to the next. So a page begins with all of
 * the last key of the page before, and records of one key are never split, unless they fill a whole page: what is hidden
 * then only a count can tell, as `readComplete` does.
 *
 * Memory is bounded by `trailLength`. Throws GazelleFeedError when a cursor comes twice or the list never holds still.
 */
export async function* walkPages<T extends { id: string }>(
  options: WalkOptions<T>,
): AsyncGenerator<WalkedPage<T>, void> {
  const { fetch, key } = options;
  /** The last records read, by id, and those before them. */
  let trail: Trail = new Map();
  let before: Trail = new Map();
  let asked = new Set<string>();
  let setbacks = 0;

  function giveUpAfterTooMany() {
    setbacks += 1;
    if (setbacks > maxSetbacks) throw new GazelleFeedError('the list changed faster than it could be read');
  }

  /** Where a record was read; undefined where it was not, or has moved since. */
  function positionOf(node: T): number | undefined {
    const read = trail.get(node.id) ?? before.get(node.id);
    return read?.key === key(node) ? read.position : undefined;
  }

  async function stepBack(size: number): Promise<Page<T>> {
    const cursors = [...before.values(), ...trail.values()].map(({ cursor }) => cursor);
    for (let back = 3; back < cursors.length; back = back * 2 - 1) {
      const page = await fetch(size, cursors.at(-back) ?? null);
      const [first] = page.edges;
      if (first && positionOf(first.node) !== undefined) return page;
    }
    giveUpAfterTooMany();
    return fetch(size, null);
  }

  let after: string | null = null;
  /** Where the page to come should begin, and what it must share with the page before; null where it need not. */
  let position = 0;
  let shared: Overlap | null = null;
  let reached = 0;
  for (let number = 0; ; number += 1) {
    const size = options.size(number);
    let page = await fetch(size, after);
    let steppedBack = false;
    const isMet = ({ edges: [first] }: Page<T>) =>
      first && (positionOf(first.node) !== undefined || key(first.node) === shared?.key);
    // An empty page that claims more is the server's own way of paging, not a list that shrank.
    if (shared && !isMet(page) && (page.edges.length > 0 || !page.hasNextPage)) {
      page = await stepBack(size);
      steppedBack = true;
      asked = new Set();
    }

    const [first] = page.edges;
    // Without an overlap a page begins where it was asked for, even with a record seen before: among equals it may come again.
    const isAsAsked = !steppedBack && (!first || !shared || key(first.node) === shared.key);
    const known = first && positionOf(first.node);
    const start: number = isAsAsked ? position : (known ?? (steppedBack ? 0 : position));
    const end = start + page.edges.length;
    const all = page.edges.map(({ node }) => node);
    const fresh = all.filter((node) => positionOf(node) === undefined);
    if (steppedBack && fresh.length === 0) giveUpAfterTooMany();
    const overlap = overlapOf(page.edges, key);
    yield {
      all,
      fresh,
      start,
      total: page.total,
      isOneKey: page.hasNextPage && overlap?.isOneKey === true,
    };
    // A page may wrongly say that it is the last: what is counted beyond it is asked for, until nothing more comes. That this
    // page brings nothing new proves no end either, since the list may have moved by as much.
    if (!page.hasNextPage) {
      if (end >= (page.total ?? 0)) return;
      const last = page.edges.at(-1)?.cursor ?? after;
      if (end <= reached) {
        const beyond = await fetch(size, last);
        if (beyond.edges.every(({ node }) => positionOf(node) !== undefined)) return;
        giveUpAfterTooMany();
        asked = new Set();
      }
    }
    reached = end;

    if (trail.size >= trailLength) [before, trail] = [trail, new Map()];
    let at = start;
    for (const { cursor, node } of page.edges) {
      if (positionOf(node) === undefined) trail.set(node.id, { cursor, key: key(node), position: at });
      at += 1;
    }
    if (page.edges.length > 0) {
      shared = overlap;
      position = shared ? start + shared.index : end;
    }
    const overlapped = shared && page.edges[shared.index - 1];
    const cursor: string | null = (overlapped ?? page.edges.at(-1))?.cursor ?? page.endCursor;
    if (cursor === null || asked.has(cursor))
      throw new GazelleFeedError('the next page has a cursor that came before');
    asked.add(cursor);
    after = cursor;
  }
}

/** The record of a page that the next one begins with. */
interface Overlap {
  index: number;
  key: string | null;
  isOneKey: boolean;
}

/**
 * The first record of a page that the next one is to begin with, so that all records of one key come on one page; null
 * where the page is too short to overlap. Where one key fills the page, only the last record is shared.
 */
function overlapOf<T>(edges: readonly Edge<T>[], key: (node: T) => string | null): Overlap | null {
  const last = edges.at(-1);
  if (!last || edges.length < 2) return null;
  const lastKey = key(last.node);
  const before = edges.findLastIndex(({ node }) => key(node) !== lastKey);
  const isOneKey = before < 0;
  return { index: isOneKey ? edges.length - 1 : before + 1, key: lastKey, isOneKey };
}

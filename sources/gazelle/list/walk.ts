import { GazelleFeedError } from '../api/errors.ts';
import type { Edge, FetchPage, Page } from './page.ts';

interface WalkOptions<T> {
  fetch: FetchPage<T>;
  /** What the list is sorted by: records of one key may come in any order. Null for all, where the order is not known. */
  key: (node: T) => string | null;
  /** Size of the n-th page, counted from 0. */
  size: (page: number) => number;
}

/** A page as it was walked. */
export interface WalkedPage<T> {
  /** Everything on it, in order. */
  all: readonly T[];
  /** The records of it that the two pages before did not have. */
  fresh: readonly T[];
  /** The position of its first record in the list, counted from 0. */
  start: number;
  total: number | null;
  /** All its records have one sort key, and the next page may continue with it: then records of that key can be missed. */
  isOneKey: boolean;
}

/** The record of a page that the next page begins with. */
interface Overlap {
  index: number;
  key: string | null;
  isOneKey: boolean;
}

/** Where a record was read. */
interface Place {
  key: string | null;
  position: number;
}

/** How often a walk may start over, or step back without finding anything new, before it fails. */
const maxSetbacks = 5;

/**
 * Reads a connection to its end and loses no record to a list that moves. Gazelle's cursors are offsets, so a record
 * deleted between two requests pulls the rest up by one and hides one. Therefore every page is asked for from a record of
 * the page before, and must begin with a record already seen and unmoved: then nothing lies between. When it does not,
 * the page before is read again, and if that does not help the whole list. A list that holds still costs no extra request.
 *
 * Postgres promises no order among records with equal sort keys from one page to the next. So a page begins with all of
 * the last key of the page before, and records of one key are never split, unless they fill a whole page: what is hidden
 * then only a count can tell, as `readComplete` does.
 *
 * Throws GazelleFeedError when a cursor comes twice or the list never holds still.
 */
export async function* walkPages<T extends { id: string }>(
  options: WalkOptions<T>,
): AsyncGenerator<WalkedPage<T>, void> {
  const walk = new Walk(options);
  for (let number = 0; ; number += 1) {
    const size = options.size(number);
    const { page, start } = await walk.next(size);
    const all = page.edges.map(({ node }) => node);
    const overlap = overlapOf(page.edges, options.key);
    yield {
      all,
      fresh: all.filter((node) => walk.positionOf(node) === undefined),
      start,
      total: page.total,
      isOneKey: page.hasNextPage && overlap?.isOneKey === true,
    };
    if (await walk.isEnd(page, start, size)) return;
    walk.advance(page, start, overlap);
  }
}

/** How far the walk has come, and what it remembers of the last two pages. */
class Walk<T extends { id: string }> {
  readonly #fetch: FetchPage<T>;
  readonly #key: (node: T) => string | null;
  /** The places of the last page's records, by id, and of those before them. */
  #places = new Map<string, Place>();
  #placesBefore = new Map<string, Place>();
  #asked = new Set<string>();
  #setbacks = 0;
  /** The cursors that ask for the next page and that asked for the last one. */
  #after: string | null = null;
  #lastAfter: string | null = null;
  /** Where the next page should begin, and with what; null where the last page was too short to overlap. */
  #position = 0;
  #shared: Overlap | null = null;
  #reached = 0;

  constructor({ fetch, key }: Pick<WalkOptions<T>, 'fetch' | 'key'>) {
    this.#fetch = fetch;
    this.#key = key;
  }

  /** Where a record was read; undefined where it was not, or has moved since. */
  positionOf(node: T): number | undefined {
    const place = this.#places.get(node.id) ?? this.#placesBefore.get(node.id);
    return place?.key === this.#key(node) ? place.position : undefined;
  }

  async next(size: number): Promise<{ page: Page<T>; start: number }> {
    const page = await this.#fetch(size, this.#after);
    const [first] = page.edges;
    const isShared = first && this.#shared && this.#key(first.node) === this.#shared.key;
    // Without an overlap a page begins where it was asked for, even with a record seen before: among equals it may come again.
    if (!first || !this.#shared || isShared) {
      // An empty page that claims more is the server's own way of paging, not a list that shrank.
      if (first || !this.#shared || page.hasNextPage) return { page, start: this.#position };
      return this.#stepBack(size);
    }
    const position = this.positionOf(first.node);
    return position === undefined ? this.#stepBack(size) : { page, start: position };
  }

  /** The overlap is lost: reads the last page again, where it still begins with a record of it, else the list from its start. */
  async #stepBack(size: number): Promise<{ page: Page<T>; start: number }> {
    this.#asked = new Set();
    this.#after = this.#lastAfter;
    const page = await this.#fetch(size, this.#after);
    const [first] = page.edges;
    const position = first && this.positionOf(first.node);
    const isNew = page.edges.some(({ node }) => this.positionOf(node) === undefined);
    if (position !== undefined && (isNew || !page.hasNextPage)) return { page, start: position };
    this.#setBack();
    if (this.#after === null) return { page, start: 0 };
    this.#after = null;
    return { page: await this.#fetch(size, null), start: 0 };
  }

  #setBack(): void {
    this.#setbacks += 1;
    if (this.#setbacks > maxSetbacks)
      throw new GazelleFeedError('the list changed faster than it could be read');
  }

  /**
   * A page may wrongly say that it is the last: what is counted beyond it is asked for, until nothing more comes. That this
   * page brings nothing new proves no end either, since the list may have moved by as much.
   */
  async isEnd(page: Page<T>, start: number, size: number): Promise<boolean> {
    if (page.hasNextPage) return false;
    const end = start + page.edges.length;
    if (end >= (page.total ?? 0)) return true;
    if (end > this.#reached) return false;
    const beyond = await this.#fetch(size, page.edges.at(-1)?.cursor ?? this.#after);
    if (beyond.edges.every(({ node }) => this.positionOf(node) !== undefined)) return true;
    this.#setBack();
    this.#asked = new Set();
    return false;
  }

  /** Remembers a page, and where the next one begins. */
  advance({ edges, endCursor }: Page<T>, start: number, overlap: Overlap | null): void {
    this.#reached = start + edges.length;
    if (edges.length > 0) {
      const places = new Map(
        edges.map(({ node }, i): [string, Place] => [
          node.id,
          { key: this.#key(node), position: this.positionOf(node) ?? start + i },
        ]),
      );
      this.#placesBefore = this.#places;
      this.#places = places;
      this.#shared = overlap;
      this.#position = overlap ? start + overlap.index : this.#reached;
    }
    const overlapped = this.#shared && edges[this.#shared.index - 1];
    const cursor = (overlapped ?? edges.at(-1))?.cursor ?? endCursor;
    if (cursor === null || this.#asked.has(cursor))
      throw new GazelleFeedError('the next page has a cursor that came before');
    this.#asked.add(cursor);
    this.#lastAfter = this.#after;
    this.#after = cursor;
  }
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

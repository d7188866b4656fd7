import { GazelleFeedError } from '../api/errors.ts';

/** One record of a page with the cursor that asks for what follows it. */
interface Edge<T> {
  cursor: string;
  node: T;
}

/** One page of a connection; `endCursor` is used only where a page has no edges. */
export interface Page<T> {
  edges: readonly Edge<T>[];
  hasNextPage: boolean;
  endCursor: string | null;
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
  /** Identifies a record at a place in the list: its id and whatever the list is sorted by. It changes when it moves. */
  place: (node: T) => string;
  /** Size of the n-th page, counted from 0. */
  size: (page: number) => number;
}

/** A page as walked: everything on it, in order, and what of it had not been seen before. */
interface WalkedPage<T> {
  all: readonly T[];
  fresh: readonly T[];
}

/** How many of the last records read are remembered, to find the way back when a list shrinks between two pages. */
const trailLength = 1000;
/** How often a walk may start over, or step back without finding anything new, before it fails. */
const maxSetbacks = 5;

/**
 * Reads a connection to its end and loses no record to a list that moves. Gazelle's cursors are offsets, so a record
 * deleted between two requests pulls the rest up by one and hides one. Therefore every page is asked for from the
 * second-last record of the page before, and must show a record already seen and unmoved: then nothing lies between. When
 * it does not, the walk steps back, at last to the start. On a list that holds still that costs no extra request.
 *
 * Memory is bounded by `trailLength`. Throws GazelleFeedError when a cursor comes twice or the list never holds still.
 */
export async function* walkPages<T>(options: WalkOptions<T>): AsyncGenerator<WalkedPage<T>, void> {
  let trail: Edge<T>[] = [];
  let places = new Set<string>();
  let asked = new Set<string>();
  let setbacks = 0;

  function giveUpAfterTooMany() {
    setbacks += 1;
    if (setbacks > maxSetbacks) throw new GazelleFeedError('the list changed faster than it could be read');
  }

  async function stepBack(size: number): Promise<Page<T>> {
    for (let back = 3; back < trail.length; back = back * 2 - 1) {
      const page = await options.fetch(size, trail[trail.length - back]?.cursor ?? null);
      if (page.edges.some(({ node }) => places.has(options.place(node)))) return page;
    }
    giveUpAfterTooMany();
    return options.fetch(size, null);
  }

  let after: string | null = null;
  let mustOverlap = false;
  for (let number = 0; ; number += 1) {
    const size = options.size(number);
    let page = await options.fetch(size, after);
    let steppedBack = false;
    if (mustOverlap && !page.edges.some(({ node }) => places.has(options.place(node)))) {
      // An empty page that claims more is the server's own way of paging, not a list that shrank.
      if (page.edges.length > 0 || !page.hasNextPage) {
        page = await stepBack(size);
        steppedBack = true;
        asked = new Set();
      }
    }

    const all = page.edges.map(({ node }) => node);
    const fresh = page.edges.filter(({ node }) => !places.has(options.place(node)));
    if (steppedBack && fresh.length === 0) giveUpAfterTooMany();
    yield { all, fresh: fresh.map(({ node }) => node) };
    if (!page.hasNextPage) return;

    trail = [...trail, ...fresh].slice(-trailLength);
    places = new Set(trail.map(({ node }) => options.place(node)));
    mustOverlap = page.edges.length > 1;
    const next = page.edges.at(mustOverlap ? -2 : -1)?.cursor ?? page.endCursor;
    if (next === null || asked.has(next))
      throw new GazelleFeedError('the next page has a cursor that came before');
    asked.add(next);
    after = next;
  }
}

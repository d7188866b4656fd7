import { GazelleFeedError } from '../api/errors.ts';
import type { FetchPage, Listing, Page } from './page.ts';

/** A page as it was walked. */
export interface WalkedPage<T> {
  /** Everything on it, in order. */
  all: readonly T[];
  /** The records of it that the page before did not have. */
  fresh: readonly T[];
  /** The position of its first record in the list, counted from 0. */
  start: number;
  total: number | null;
  /** All its records have one sort key, and the next page may continue with it: then records of that key can be missed. */
  isOneKey: boolean;
}

/** How often a walk may start over, or step back without finding anything new, before it fails. */
const maxSetbacks = 5;

/**
 * Reads a connection to its end and loses no record to a list that moves. Gazelle's cursors are offsets, so a record
 * deleted between two requests pulls the rest up by one and hides one. Therefore every page is asked for from a record of
 * the page before, and must begin with the sort key of that record, or with another record of that page which has not moved: then
 * nothing lies between. When it does not, the page before is read again, and if that does not help the whole list. A list that holds still costs no extra request.
 *
 * Postgres promises no order among records with equal sort keys from one page to the next. So a page begins with all of
 * the last key of the page before, and records of one key are never split, unless they fill a whole page: what is hidden
 * then only a count can tell, as `readComplete` does.
 *
 * `size` gives that of the n-th page, counted from 0. Throws GazelleFeedError when a cursor comes twice or the list never holds
 * still.
 */
export async function* walkPages<T extends { id: string }>(
  fetch: FetchPage<T>,
  key: Listing<T>['key'],
  size: (page: number) => number,
): AsyncGenerator<WalkedPage<T>, void> {
  const spot = new Spot();
  for (let number = 0; ; number += 1) {
    const length = size(number);
    const { page, start } = await nextPage(fetch, key, length, spot);
    const all = page.edges.map(({ node }) => node);
    const fresh = all.filter((node) => placeOf(node, key, spot.places) === null);
    if (all.length > 0) {
      spot.overlap = overlapOf(all, key);
      spot.position = start + (spot.overlap?.index ?? all.length);
      spot.places = new Map(all.map((node, i) => [node.id, { key: key(node), position: start + i }]));
    }
    const isOneKey = page.hasNextPage && spot.overlap?.isOneKey === true;
    yield { all, fresh, start, total: page.total, isOneKey };

    if (!page.hasNextPage) {
      // A page may wrongly say that it is the last: it is gone on from, until nothing new comes and nothing is beyond.
      if (start + all.length >= (page.total ?? 0)) return;
      if (fresh.length === 0) {
        const beyond = await fetch(length, page.edges.at(-1)?.cursor ?? spot.after);
        if (beyond.edges.length === 0) return;
        // It comes again as the next page. A list that goes on like this for ever is given up.
        setBack(spot);
      }
    }
    const edge = page.edges[(spot.overlap?.index ?? 0) - 1] ?? page.edges.at(-1);
    const cursor = edge?.cursor ?? page.endCursor;
    if (cursor === null || spot.asked.has(cursor))
      throw new GazelleFeedError('the next page has a cursor that came before');
    spot.asked.add(cursor);
    [spot.lastAfter, spot.after] = [spot.after, cursor];
  }
}

/** How far a walk is. */
class Spot {
  /** The cursors of the next page and of the last one. */
  after: string | null = null;
  lastAfter: string | null = null;
  /** The records of the last page, by their ids. */
  places: ReadonlyMap<string, Place> = new Map();
  /** The position and the record that the next page should begin with. */
  position = 0;
  overlap: Overlap | null = null;
  /** The cursors that were asked for. */
  asked = new Set<string>();
  /** How often it started over, or stepped back without finding anything new. */
  setbacks = 0;
}

/** Where a record is in the list, and the sort key that it had there. */
type Place = { key: string | null; position: number };

/** The position of a record of the last page; null for one that it did not have, or that has moved since. */
function placeOf<T extends { id: string }>(
  node: T | undefined,
  key: Listing<T>['key'],
  places: Spot['places'],
): number | null {
  const place = node && places.get(node.id);
  return place && place.key === key(node) ? place.position : null;
}

/** Asks for the next page until it is one that nothing lies before but what was read; and says where in the list it starts. */
async function nextPage<T extends { id: string }>(
  fetch: FetchPage<T>,
  key: Listing<T>['key'],
  length: number,
  spot: Spot,
): Promise<{ page: Page<T>; start: number }> {
  const page = await fetch(length, spot.after);
  const [first] = page.edges;
  // Where the page before was too short to overlap, this one is taken to begin where it was asked for.
  // An empty page that claims more is the server's own way of paging, not a list that shrank.
  const isThere = first ? key(first.node) === spot.overlap?.key : page.hasNextPage;
  const start = !spot.overlap || isThere ? spot.position : placeOf(first?.node, key, spot.places);
  if (start !== null) return { page, start };

  // One step back helps where that page begins with a record of it and brings another; else the start of the list does.
  spot.asked.clear();
  spot.after = spot.lastAfter;
  const before = await fetch(length, spot.after);
  const place = placeOf(before.edges[0]?.node, key, spot.places);
  const isNew = before.edges.some(({ node }) => placeOf(node, key, spot.places) === null);
  if (place !== null && (isNew || !before.hasNextPage)) return { page: before, start: place };
  setBack(spot);
  spot.after = null;
  return { page: await fetch(length, null), start: 0 };
}

/** Fails a walk that was set back more often than a moving list explains. From now on cursors that came before may come again. */
function setBack(spot: Spot): void {
  spot.asked.clear();
  spot.setbacks += 1;
  if (spot.setbacks > maxSetbacks)
    throw new GazelleFeedError('the list changed faster than it could be read');
}

/** The first record of a page that the next one is to begin with. */
interface Overlap {
  index: number;
  key: string | null;
  isOneKey: boolean;
}

/**
 * All records of the last key are to come on one page; where one key fills the page, only the last record is shared. Null where the
 * page is too short to overlap.
 */
function overlapOf<T>(all: readonly T[], key: Listing<T>['key']): Overlap | null {
  const keys = all.map(key);
  const last = keys.at(-1);
  if (last === undefined || all.length < 2) return null;
  const before = keys.findLastIndex((each) => each !== last);
  return { index: before < 0 ? all.length - 1 : before + 1, key: last, isOneKey: before < 0 };
}

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { GazelleFeedError } from '../../sources/gazelle/api/errors.ts';
import type { FetchPage, Page } from '../../sources/gazelle/list/page.ts';
import { walkPages } from '../../sources/gazelle/list/walk.ts';
import { propertyParameters } from './parameters.ts';

/** A record whose place changes when it is moved. */
interface Item {
  id: string;
  version: number;
}

/** What happens to the list before the request of this number; positions count from its front, round and round. */
interface Mutation {
  request: number;
  kind: 'insert' | 'remove' | 'to-front';
  position: number;
}

const place = ({ id, version }: Item) => `${id}/${version}`;

/** Pages through a list by offsets, as Gazelle does, while it changes; tells what was handed on and how often it was asked. */
async function walk(length: number, size: number, cap: number, mutations: readonly Mutation[] = []) {
  const list: Item[] = Array.from({ length }, (_, id) => ({ id: String(id), version: 0 }));
  const still = new Set(list.map(place));
  let nextId = length;
  let requests = 0;

  function mutate({ kind, position }: Mutation) {
    const index = position % Math.max(1, list.length);
    if (kind === 'insert') {
      list.splice(index, 0, { id: String(nextId++), version: 0 });
      return;
    }
    const [item] = list.splice(index, 1);
    if (!item) return;
    still.delete(place(item));
    if (kind === 'to-front') list.unshift({ ...item, version: item.version + 1 });
  }

  async function fetch(first: number, after: string | null): Promise<Page<Item>> {
    requests += 1;
    for (const mutation of mutations) if (mutation.request === requests) mutate(mutation);
    const start = Number(after ?? 0);
    const end = start + Math.min(first, cap);
    const edges = list
      .slice(start, end)
      .map((node, i) => ({ cursor: String(start + i + 1), node: { ...node } }));
    return {
      edges,
      hasNextPage: end < list.length,
      endCursor: edges.at(-1)?.cursor ?? null,
      total: list.length,
    };
  }

  const yielded: string[] = [];
  for await (const { fresh } of walkPages(fetch, place, () => size)) yielded.push(...fresh.map(place));
  return { yielded, still, requests };
}

const sizes = {
  length: fc.nat(60),
  size: fc.integer({ min: 2, max: 12 }),
  cap: fc.integer({ min: 2, max: 12 }),
};
const mutation: fc.Arbitrary<Mutation> = fc.record({
  request: fc.integer({ min: 2, max: 30 }),
  kind: fc.constantFrom('insert', 'remove', 'to-front'),
  position: fc.nat(80),
});

test('a list that holds still is read once, in order, with no extra request', async () => {
  const property = fc.asyncProperty(fc.record(sizes), async ({ length, size, cap }) => {
    const { yielded, requests } = await walk(length, size, cap);
    expect(yielded).toEqual(Array.from({ length }, (_, id) => `${id}/0`));
    const page = Math.min(size, cap);
    // Every page but the first begins with the last record of the one before.
    expect(requests).toBe(1 + Math.max(0, Math.ceil((length - page) / (page - 1))));
  });
  await fc.assert(property, propertyParameters(1000));
});

test('no record that stayed in its place is lost, whatever moves between two requests', async () => {
  const mutations = fc.array(mutation, { maxLength: 12 });
  const property = fc.asyncProperty(fc.record({ ...sizes, mutations }), async ({ mutations, ...list }) => {
    try {
      const { yielded, still } = await walk(list.length, list.size, list.cap, mutations);
      expect(still.difference(new Set(yielded))).toEqual(new Set());
    } catch (error) {
      // A list that will not hold still is a failure that is told, and only that.
      if (!(error instanceof GazelleFeedError) || mutations.length < 5) throw error;
    }
  });
  await fc.assert(property, propertyParameters(4000));
});

test('no record is lost when many go between two requests', async () => {
  const bursts = fc.record({
    request: fc.integer({ min: 2, max: 12 }),
    positions: fc.array(fc.nat(60), { maxLength: 60 }),
  });
  const property = fc.asyncProperty(fc.record({ ...sizes, bursts }), async ({ bursts, ...list }) => {
    const mutations = bursts.positions.map(
      (position): Mutation => ({ request: bursts.request, kind: 'remove', position }),
    );
    const { yielded, still } = await walk(list.length, list.size, list.cap, mutations);
    expect(still.difference(new Set(yielded))).toEqual(new Set());
  });
  await fc.assert(property, propertyParameters(1000));
});

test('after a page of one record, that record may come again among its equals: no place is counted less', async () => {
  const pages: Record<string, string[]> = { '0': ['a'], '1': ['a', 'b'], '2': ['c'] };
  const fetch: FetchPage<{ id: string }> = async (_first, after) => {
    const offset = Number(after ?? 0);
    const edges = (pages[offset] ?? []).map((id, i) => ({ cursor: String(offset + i + 1), node: { id } }));
    return { edges, hasNextPage: offset < 2, endCursor: null, total: 3 };
  };
  const starts: number[] = [];
  const walk = walkPages(
    fetch,
    () => 'one',
    (page) => (page === 0 ? 1 : 2),
  );
  for await (const { start } of walk) starts.push(start);
  expect(starts).toEqual([0, 1, 2]);
});

test('a server whose pages never begin where they were asked for fails the walk: it does not go round for ever', async () => {
  const fetch: FetchPage<{ id: string }> = async (first, after) => {
    const offset = after === null ? 0 : Number(after) + 1;
    const edges = Array.from({ length: first }, (_, i) => {
      return { cursor: String(offset + i + 1), node: { id: String(offset + i) } };
    });
    return { edges, hasNextPage: true, endCursor: null, total: null };
  };
  const pages = walkPages(
    fetch,
    ({ id }) => id,
    () => 3,
  );
  let read = 0;
  const all = async () => {
    for await (const _ of pages) if (++read > 100) break;
  };
  await expect(all()).rejects.toThrow(GazelleFeedError);
});

import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readComplete } from '../../sources/gazelle/feed/complete.ts';
import { IdSet } from '../../sources/gazelle/feed/id-set.ts';
import type { FetchPage } from '../../sources/gazelle/feed/pages.ts';
import { propertyParameters } from '../property/parameters.ts';

test('ids are told apart as a Map tells them apart, with the last number that was given to each', () => {
  const id = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 6 }),
    fc.nat(300).map((n) => `tme_${n}`),
  );
  const property = fc.property(fc.array(fc.tuple(id, fc.nat(11))), fc.array(id), (entries, others) => {
    const ids = new IdSet();
    for (const [key, number] of entries) ids.set(key, number);
    const model = new Map(entries);
    expect(ids.size).toBe(model.size);
    for (const key of [...model.keys(), ...others]) expect(ids.get(key)).toBe(model.get(key));
  });
  fc.assert(property, propertyParameters(200));
});

test('half a million ids that differ by little are told apart', () => {
  const ids = new IdSet();
  for (let i = 0; i < 250_000; i += 1) {
    ids.set(`tme_${i}`, 0);
    ids.set(`ent_${(i * 0x9e3779b97f4a).toString(36)}`, 1);
  }
  expect(ids.size).toBe(500_000);
});

test('a reading keeps a fifth of what a Set of its ids would at most, and no page', async () => {
  const count = 100_000;
  const idAt = (i: number) => `tme_${String(i).padStart(12, '0')}`;
  const fetch: FetchPage<{ id: string }> = async (first, after) => {
    const from = Number(after);
    const length = Math.min(first, count - from);
    const edges = Array.from({ length }, (_, i) => ({
      cursor: String(from + i + 1),
      node: { id: idAt(from + i) },
    }));
    return { edges, hasNextPage: from + length < count, endCursor: null, total: count };
  };
  const listing = { pages: () => fetch, key: ({ id }: { id: string }) => id };
  const [read, kept] = await costOf(async () => {
    const reading = readComplete(listing, { name: 'entries', pageSize: 1000, note() {}, warn() {} });
    for (let page = await reading.next(); ; page = await reading.next()) if (page.done) return page.value;
  });
  const [set, usual] = await costOf(async () => new Set(Array.from({ length: count }, (_, i) => idAt(i))));
  expect([read.problem, read.seen.size, set.size]).toEqual([null, count, count]);
  expect(kept / usual).toBeLessThan(0.2);
});

/** What `make` makes, and how many bytes of memory it keeps. */
async function costOf<T>(make: () => Promise<T>): Promise<[made: T, bytes: number]> {
  const before = inUse();
  const made = await make();
  return [made, inUse() - before];
}

function inUse(): number {
  setFlagsFromString('--expose-gc');
  runInNewContext('gc')();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cut } from '../../sources/gazelle/feed/cut.ts';
import { propertyParameters } from '../property/parameters.ts';

/** A list whose parts have these sizes, beside records that no filter finds. */
const listOf = (sizes: readonly number[], unfound: number) => {
  const found = sizes.reduce((sum, size) => sum + size, 0);
  return {
    parts: sizes.map((_, i) => [i]),
    all: [-1],
    join: (a: number[], b: number[]) => [...a, ...b],
    count: async () => [found + unfound, found, ...sizes],
  };
};

test('slices together are the whole list, each part once and in order', async () => {
  const sizes = fc.array(fc.nat(3000), { maxLength: 70 });
  const property = fc.asyncProperty(sizes, fc.integer({ min: 2, max: 200 }), async (sizes, pageSize) => {
    const filters = await cut(listOf(sizes, 0), pageSize);
    if (filters.length === 1 && filters[0] === null) return;
    expect(filters.flat()).toEqual(sizes.map((_, i) => i));
  });
  await fc.assert(property, propertyParameters(500));
});

test('a list of a few pages is not cut', async () => {
  expect(await cut(listOf([200, 200, 150], 0), 100)).toEqual([null]);
});

test('a large list is cut into slices of two pages, which share a record, or more, and forty of them where its parts are fine', async () => {
  expect(await cut(listOf(Array(64).fill(20), 0), 100)).toHaveLength(8);
  expect(await cut(listOf(Array(640).fill(2_000), 0), 100)).toHaveLength(40);
});

test('a list with a record that no filter finds stays whole', async () => {
  expect(await cut(listOf(Array(64).fill(100), 1), 100)).toEqual([null]);
});

test('records that no filter finds are a slice of their own where they can be found', async () => {
  const list = { ...listOf(Array(64).fill(100), 3), rest: (count: number) => [-count] };
  expect((await cut(list, 100)).at(-1)).toEqual([-3]);
});

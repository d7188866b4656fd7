import fc from 'fast-check';
import { expect, test } from 'vitest';
import { GazelleFeedError } from '../../sources/gazelle/api/errors.ts';
import { readComplete } from '../../sources/gazelle/list/complete.ts';
import type { FetchPage } from '../../sources/gazelle/list/page.ts';
import { propertyParameters } from './parameters.ts';

interface Item {
  id: string;
  key: string;
}

/** How the server that lists them behaves. */
interface Server {
  /** How many records share each sort key, in order. */
  groups: readonly number[];
  cap: number;
  /** The first pages wrongly end the list at these places. */
  endsAt: readonly number[];
  /** Removed before the request of this number, by place. */
  removals: readonly { request: number; position: number }[];
  /** What its count is wrong by; null where it gives none. */
  miscounts: number | null;
}

/** An order of equals that is the same each time for one end, and another for the next (FNV-1a). */
function whim(id: string, end: number): number {
  let hash = 2166136261 ^ end;
  for (const character of `${id} ${end}`) hash = Math.imul(hash ^ character.charCodeAt(0), 16777619) >>> 0;
  return Math.imul(hash ^ (hash >>> 15), 2246822519) >>> 0;
}

/** Lists records by key, ties in another order for each `offset + limit`, as PostgreSQL may. */
function serve({ groups, cap, endsAt, removals, miscounts }: Server) {
  let items: Item[] = groups.flatMap((size, group) =>
    Array.from({ length: size }, (_, i) => ({ id: `${group}-${i}`, key: String(group).padStart(4, '0') })),
  );
  const early = [...endsAt];
  const gone = new Set<string>();
  let requests = 0;

  const pages =
    (reversed: boolean): FetchPage<Item> =>
    async (first, after) => {
      requests += 1;
      for (const { request, position } of removals) {
        if (request !== requests || items.length === 0) continue;
        const [removed] = items.splice(position % items.length, 1);
        if (removed) gone.add(removed.id);
        items = [...items];
      }
      const offset = Number(after ?? 0);
      const end = offset + Math.min(first, cap);
      const order = items
        .map((item) => ({ item, at: whim(item.id, end) }))
        .sort((a, b) => {
          if (a.item.key !== b.item.key) return (a.item.key < b.item.key ? -1 : 1) * (reversed ? -1 : 1);
          return a.at < b.at ? -1 : 1;
        });
      const edges = order
        .slice(offset, end)
        .map(({ item }, i) => ({ cursor: String(offset + i + 1), node: { ...item } }));
      const isCut = early[0] !== undefined && end >= early[0] && end < order.length;
      if (isCut) early.shift();
      const total = miscounts === null ? null : order.length + miscounts;
      return { edges, hasNextPage: !isCut && end < order.length, endCursor: null, total };
    };
  return { pages, gone, ids: () => items.map(({ id }) => id) };
}

async function read(server: Server, pageSize: number) {
  const list = serve(server);
  const listing = { pages: list.pages, key: ({ key }: Item) => key };
  const reading = readComplete(listing, { name: 'records', pageSize, log: { warn() {} } });
  const handedOn: string[] = [];
  for (let page = await reading.next(); ; page = await reading.next()) {
    if (page.done) return { problem: page.value, ...list, seen: new Set(handedOn) };
    handedOn.push(...page.value.map(({ id }) => id));
  }
}

const groups = fc.array(fc.oneof(fc.constant(1), fc.integer({ min: 1, max: 40 })), { maxLength: 30 });
const steady = { removals: fc.constant([]), miscounts: fc.constant(0), endsAt: fc.constant([]) };
const sizes = { cap: fc.integer({ min: 4, max: 20 }), pageSize: fc.integer({ min: 4, max: 20 }) };

test('a reading that is called complete has seen every record, whatever the order of equals', async () => {
  const endsAt = fc.array(fc.nat(100), { maxLength: 2 });
  const property = fc.asyncProperty(
    fc.record({ groups, ...steady, ...sizes, endsAt }),
    async ({ pageSize, ...server }) => {
      const { seen, problem, ids } = await read(server, pageSize);
      if (!problem) expect(ids().filter((id) => !seen.has(id))).toEqual([]);
      // With ties of at most two pages, the passes always find the rest.
      if (Math.max(0, ...server.groups) <= Math.min(pageSize, server.cap)) expect(problem).toBeNull();
    },
  );
  await fc.assert(property, propertyParameters(300));
});

test('nothing that stays is missed by a complete reading while other records go', async () => {
  const removals = fc.array(fc.record({ request: fc.integer({ min: 2, max: 30 }), position: fc.nat(200) }), {
    maxLength: 6,
  });
  const property = fc.asyncProperty(
    fc.record({ groups, ...steady, ...sizes, removals }),
    async ({ pageSize, ...server }) => {
      try {
        const { seen, problem, ids } = await read(server, pageSize);
        if (!problem) expect(ids().filter((id) => !seen.has(id))).toEqual([]);
      } catch (error) {
        if (!(error instanceof GazelleFeedError)) throw error;
      }
    },
  );
  await fc.assert(property, propertyParameters(300));
});

test('records of one time that fit a page cost no second reading', async () => {
  const property = fc.asyncProperty(
    fc.record({ groups: fc.array(fc.integer({ min: 1, max: 8 }), { maxLength: 20 }), ...steady }),
    async (server) => {
      const warnings: string[] = [];
      const list = serve({ ...server, cap: 9 });
      const options = {
        name: 'records',
        pageSize: 9,
        log: { warn: (text: string) => void warnings.push(text) },
      };
      const reading = readComplete({ pages: list.pages, key: ({ key }: Item) => key }, options);
      for (let page = await reading.next(); !page.done; page = await reading.next());
      expect(warnings).toEqual([]);
    },
  );
  await fc.assert(property, propertyParameters(300));
});

test.each([
  ['too high', 3],
  ['too low', -3],
  ['missing', null],
])('a count that is %s fails no reading of a list that holds still', async (_, miscounts) => {
  const server = { groups: [3, 1, 5, 1, 1, 9], cap: 10, endsAt: [], removals: [], miscounts };
  const { seen, problem } = await read(server, 10);
  expect(problem).toBeNull();
  expect(seen.size).toBe(20);
});

test('a list that ends early once is read again to its end', async () => {
  const { seen, problem } = await read(
    { groups: Array(150).fill(1), cap: 50, endsAt: [50], removals: [], miscounts: 0 },
    50,
  );
  expect({ size: seen.size, problem }).toEqual({ size: 150, problem: null });
});

test.each([1, 2, 3])(
  'a list that ends early, and of which a record is removed before request %i, hides none',
  async (request) => {
    const removals = [{ request, position: 0 }];
    const server = { groups: Array(6).fill(1), cap: 3, endsAt: [5], removals, miscounts: 0 };
    const { seen, problem } = await read(server, 3);
    expect(problem).toBeNull();
    expect([...seen]).toEqual(expect.arrayContaining(['1-0', '2-0', '3-0', '4-0', '5-0']));
  },
);

test('hundreds of one time that fill many pages are all found, or the reading says how many are not', async () => {
  const server = { groups: [100, 600, 44], cap: 100, endsAt: [], removals: [], miscounts: 0 };
  const { seen, problem } = await read(server, 100);
  if (problem) expect(problem).toContain(`${seen.size} were seen`);
  else expect(seen.size).toBe(744);
});

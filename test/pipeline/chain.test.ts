import { pino } from 'pino';
import { many } from 'stream-chain/defs.js';
import { drain } from 'stream-chain/utils/drain.js';
import { pipe } from 'stream-chain/utils/pipe.js';
import { describe, expect, test } from 'vitest';
import { flows } from '../../pipeline/flows.ts';
import { defaults } from '../../pipeline/options.ts';
import { type Batch, type Item, writeStage } from '../../pipeline/stages.ts';
import { openStore, storePages } from '../../pipeline/store.ts';
import { countingSink } from '../../sinks/supabase/sinks.ts';
import { bareClient } from '../transforms/records.ts';

const item = (id: string, updated_at: string | null = null, entity: Item['entity'] = 'pianos'): Item => ({
  entity,
  row: { id, updated_at },
  record: null,
  bad: [],
});

/** Stores pages in batches of `size`. */
const run = (pages: () => unknown, size: number, store: (batch: Batch) => Promise<void>) =>
  drain(pipe(pages, writeStage(size, store))(null));

async function batches(items: readonly Item[], size: number): Promise<Batch[]> {
  const found: Batch[] = [];
  await run(
    () => many(items.map((one) => [one])),
    size,
    async (one) => void found.push(one),
  );
  return found;
}

const ids = ({ items }: Batch) => [...items.keys()];

describe('batches', () => {
  test('have the size asked for, and the last one is not lost', async () => {
    const found = await batches(
      ['a', 'b', 'c', 'd', 'e'].map((id) => item(id)),
      2,
    );
    expect(found.map(ids)).toEqual([['a', 'b'], ['c', 'd'], ['e']]);
  });

  test('hold rows of one entity', async () => {
    const found = await batches([item('c1', null, 'clients'), item('p1'), item('c2', null, 'clients')], 2);
    expect(found.map((one) => [one.entity, ids(one)])).toEqual([
      ['clients', ['c1', 'c2']],
      ['pianos', ['p1']],
    ]);
  });

  test.each([
    ['the newest is first', '2026-01-02T00:00:00.5Z', '2026-01-02T00:00:00Z', '2026-01-02T00:00:00.5Z'],
    ['the newest is last', '2026-01-01T00:00:00Z', '2026-01-02T00:00:00Z', '2026-01-02T00:00:00Z'],
    ['one has no time: the later one', '2026-01-01T00:00:00Z', null, null],
  ])('hold an id once, with its newest state: %s', async (_, first, second, kept) => {
    const [only] = await batches([item('a', first), item('b'), item('a', second)], 10);
    expect([...(only?.items ?? [])].map(([id, { row }]) => [id, row.updated_at])).toEqual([
      ['a', kept],
      ['b', null],
    ]);
  });
});

test('the request for the next page has left before anything is done with the page in hand', async () => {
  const flow = flows.find(({ name }) => name === 'clients');
  if (!flow) throw new Error('there is no flow of clients');
  const order: string[] = [];
  const parts: typeof flow.parts = (record, timezone) => {
    order.push('stored');
    return flow.parts(record, timezone);
  };
  async function* read() {
    for (const id of ['cli_1', 'cli_2', 'cli_3']) {
      // A request passes through the promises of many layers, and then through the queue of its connection.
      for (let layer = 0; layer < 50; layer += 1) await null;
      await new Promise<void>((done) => process.nextTick(done));
      order.push('asked');
      yield [{ ...bareClient, id }];
    }
  }
  const sink = countingSink();
  const run = { options: defaults, sink, state: await sink.readState([]), log: pino({ level: 'silent' }) };
  const store = openStore({ flow: { ...flow, parts }, tallies: new Map() }, run);
  await storePages(store, read);
  expect(order).toEqual(['asked', 'asked', 'stored', 'asked', 'stored', 'stored']);
});

describe('writing', () => {
  const page = (...all: string[]) => all.map((id) => item(id));

  test('holds the source back: it is never more than a few batches ahead', async () => {
    let pulled = 0;
    let stored = 0;
    let furthest = 0;
    async function* source() {
      for (; pulled < 50; pulled += 1) yield page(`p${pulled}`);
    }
    await run(source, 1, async () => {
      await new Promise(setImmediate);
      stored += 1;
      furthest = Math.max(furthest, pulled - stored);
    });
    expect(stored).toBe(50);
    expect(furthest).toBeLessThanOrEqual(4);
  });

  test('an older state of a row never lands on a newer one', async () => {
    const landed: string[] = [];
    const waits = [20, 0, 0];
    const store = async (one: Batch) => {
      await new Promise((resolve) => setTimeout(resolve, waits.shift()));
      landed.push(ids(one).join());
    };
    await run(() => many([page('a', 'b'), page('c', 'd'), page('a')]), 2, store);
    expect(landed.indexOf('a,b')).toBeLessThan(landed.indexOf('a'));
  });

  test('a failure ends the run, after what was under way has ended', async () => {
    let slowEnded = false;
    const store = async (one: Batch) => {
      if (ids(one)[0] === 'bad') throw new Error('refused');
      await new Promise((resolve) => setTimeout(resolve, 30));
      slowEnded = true;
    };
    await expect(run(() => many([page('slow'), page('bad'), page('next')]), 1, store)).rejects.toThrow(
      'refused',
    );
    expect(slowEnded).toBe(true);
  });

  test('a failure of the very last batch is not overlooked', async () => {
    const store = async () => {
      await new Promise(setImmediate);
      throw new Error('refused');
    };
    await expect(run(() => many([page('only')]), 1, store)).rejects.toThrow('refused');
  });
});

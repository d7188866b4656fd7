import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { SupabaseSandbox } from '../../sandbox/supabase/start.ts';
import { openSupabase, type SupabaseRecords } from '../../sinks/supabase/client.ts';
import { readKnown } from '../../sinks/supabase/known.ts';
import { borrowSupabase } from '../support/borrow-supabase.ts';

let project: SupabaseSandbox;
beforeAll(async () => {
  project = await borrowSupabase();
});
afterAll(() => project.close());
beforeEach(() => project.reset());

const users = { name: 'gazelle_users', updatedColumn: 'updated_at' } as const;
const insert = (from: number, to: number) =>
  project.sql(`insert into gazelle_users (id)
    select 'usr_' || lpad(i::text, 5, '0') from generate_series(${from}, ${to}) as i`);

/** Reads all known users from a project that gives at most `maxRows`; `before` happens ahead of each request. */
async function read(maxRows: number, before: (n: number) => unknown = () => {}) {
  let [requests, counts] = [0, 0];
  const fetch: typeof globalThis.fetch = async (input, init) => {
    requests += 1;
    if (new Headers(init?.headers).get('prefer')?.includes('count=exact')) counts += 1;
    await before(requests);
    const url = new URL(String(input));
    url.searchParams.set('limit', String(Math.min(maxRows, Number(url.searchParams.get('limit')))));
    return globalThis.fetch(url, init);
  };
  const supabase = openSupabase({ url: project.url, key: project.secretKey, fetch }) as SupabaseRecords;
  const known = await readKnown(supabase, users);
  return { ids: known.size, requests, counts };
}

test.each([
  [1000, 0, 1],
  [1000, 700, 1],
  [1000, 1000, 1],
  [1000, 2500, 3],
  [100, 250, 3],
  [100, 300, 4],
])(
  'with at most %i rows an answer, %i rows are all read in %i requests, and counted once',
  async (maxRows, rows, requests) => {
    if (rows > 0) await insert(1, rows);
    expect(await read(maxRows)).toEqual({ ids: rows, requests, counts: 1 });
  },
);

test('rows that come or go while they are read do not end the reading early', async () => {
  await insert(1, 250);
  const grown = await read(100, (n) => n === 3 && insert(251, 480));
  expect(grown).toMatchObject({ ids: 480, counts: 1 });
  const shrunk = await read(
    100,
    (n) => n === 2 && project.sql("delete from gazelle_users where id < 'usr_00150'"),
  );
  expect(shrunk).toMatchObject({ ids: 100 + 331, counts: 1 });
});

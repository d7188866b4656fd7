import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { SupabaseSandbox } from '../../sandbox/supabase/start.ts';
import { openSupabase } from '../../sinks/supabase/client.ts';
import { leaseOf } from '../../sinks/supabase/lease.ts';
import { dryRunSink, supabaseSink } from '../../sinks/supabase/sinks.ts';
import { borrowSupabase } from '../support/borrow-supabase.ts';
import { clientOf, entityTables } from './project.ts';

let project: SupabaseSandbox;
beforeAll(async () => {
  project = await borrowSupabase();
});
afterAll(() => project.close());
beforeEach(() => project.reset());

type Receipt = { id: string; first_synced_at: string; synced_at: string };

async function upsert(table: string, rows: readonly object[]): Promise<Receipt[]> {
  const { data } = await clientOf(project, project.secretKey)
    .from(table)
    .upsert([...rows], { onConflict: 'account_id,id' })
    .select('id, first_synced_at, synced_at')
    .throwOnError();
  return data;
}

const pianos = (make: string) =>
  Array.from({ length: 1000 }, (_, i) => ({
    id: `ins_${i}`,
    make,
    year: 1900 + (i % 100),
    tags: ['grand', `t${i}`],
    next_service_on: '2026-05-01',
    updated_at: '2026-01-02T03:04:05Z',
  }));

test('a thousand unchanged rows are not written, and none comes back', async () => {
  expect(await upsert('gazelle_pianos', pianos('Yamaha'))).toHaveLength(1000);
  const before = await project.sql('select ctid::text, id, synced_at from gazelle_pianos order by id');
  expect(await upsert('gazelle_pianos', pianos('Yamaha'))).toEqual([]);
  expect(await project.sql('select ctid::text, id, synced_at from gazelle_pianos order by id')).toEqual(
    before,
  );
});

test.each([
  ['a run', supabaseSink],
  ['a dry run', dryRunSink],
])('%s has four batches under way at once, however many collections there are', async (_, open) => {
  let underWay = 0;
  let most = 0;
  const fetch: typeof globalThis.fetch = async (...request) => {
    underWay += 1;
    most = Math.max(most, underWay);
    return globalThis.fetch(...request).finally(() => {
      underWay -= 1;
    });
  };
  const supabase = openSupabase({ url: project.url, key: project.secretKey, fetch });
  const sink = open(supabase, leaseOf(supabase, 'run-1', 60), () => {});
  const table = { entity: 'pianos', name: 'gazelle_pianos' } as const;
  await Promise.all(
    pianos('Yamaha')
      .slice(0, 9)
      .map((row) => sink.write(table, [row])),
  );
  expect(most).toBe(4);
});

test('of many rows, only the new and the changed come back', async () => {
  await upsert('gazelle_pianos', pianos('Yamaha').slice(1));
  const rows = pianos('Yamaha').map((row, i) => (i % 100 === 50 ? { ...row, make: 'Kawai' } : row));
  const receipts = await upsert('gazelle_pianos', rows);
  const isInserted = (receipt: Receipt) => receipt.first_synced_at === receipt.synced_at;
  expect(receipts.filter(isInserted).map(({ id }) => id)).toEqual(['ins_0']);
  expect(receipts.filter((receipt) => !isInserted(receipt))).toHaveLength(10);
});

test('in every table, an inserted row has equal times, an updated one has not, an unchanged one is silent', async () => {
  for (const table of entityTables) {
    const gone = { id: 'a', deleted_at: '2026-01-01T00:00:00Z' };
    const [inserted] = await upsert(table, [{ id: 'a' }]);
    expect(inserted?.synced_at, table).toBe(inserted?.first_synced_at);
    expect(await upsert(table, [{ id: 'a' }]), table).toEqual([]);

    // At once, in the same millisecond perhaps.
    const [updated] = await upsert(table, [gone]);
    expect(updated?.first_synced_at, table).toBe(inserted?.first_synced_at);
    expect(String(updated?.synced_at) > String(inserted?.synced_at), table).toBe(true);
    expect(await upsert(table, [gone]), table).toEqual([]);
  }
});

test('a row that reappears is undeleted, and comes back as updated', async () => {
  await upsert('gazelle_clients', [{ id: 'cli_1', company_name: 'Acme', deleted_at: null }]);
  await upsert('gazelle_clients', [{ id: 'cli_1', deleted_at: '2026-01-01T00:00:00Z' }]);
  const receipts = await upsert('gazelle_clients', [{ id: 'cli_1', company_name: 'Acme', deleted_at: null }]);
  expect(receipts.map(({ id }) => id)).toEqual(['cli_1']);
  expect(await project.sql('select company_name, deleted_at from gazelle_clients')).toEqual([
    { company_name: 'Acme', deleted_at: null },
  ]);
});

test('long texts and JSON are compared by what they say, not by how they are stored', async () => {
  const client = {
    id: 'cli_1',
    personal_notes: 'Tuned to 442. '.repeat(2000),
    custom: { b: 1, a: ['x'.repeat(3000)], nested: { deep: true } },
  };
  await upsert('gazelle_clients', [client]);
  const reordered = { ...client, custom: { nested: { deep: true }, a: client.custom.a, b: 1 } };
  expect(await upsert('gazelle_clients', [reordered])).toEqual([]);
  expect(
    await upsert('gazelle_clients', [{ ...client, personal_notes: `${client.personal_notes}!` }]),
  ).toHaveLength(1);
});

test('what a client says about the times of a row is ignored', async () => {
  const lie = { first_synced_at: '1999-01-01T00:00:00Z', synced_at: '2999-01-01T00:00:00Z' };
  const [inserted] = await upsert('gazelle_users', [{ id: 'usr_1', ...lie }]);
  expect(inserted?.first_synced_at).toBe(inserted?.synced_at);
  expect(inserted?.first_synced_at.slice(0, 4)).not.toBe('1999');
  expect(await upsert('gazelle_users', [{ id: 'usr_1', ...lie }])).toEqual([]);

  const [updated] = await upsert('gazelle_users', [{ id: 'usr_1', email: 'a@b.c', ...lie }]);
  expect(updated?.first_synced_at).toBe(inserted?.first_synced_at);
  expect(updated?.synced_at.slice(0, 4)).not.toBe('2999');
});

test('columns that users add themselves, even generated ones, do not make rows look changed', async () => {
  await project.sql(`alter table gazelle_users
    add column favourite json default '{"a":1}',
    add column full_name text generated always as (first_name || ' ' || last_name) stored,
    add column search tsvector generated always as (to_tsvector('simple', coalesce(last_name, ''))) stored`);
  // So long that it is stored compressed.
  const user = { id: 'usr_1', first_name: 'Ada', last_name: 'Byron of Rochdale '.repeat(500) };
  await upsert('gazelle_users', [user]);
  expect(await upsert('gazelle_users', [user])).toEqual([]);
  expect(await upsert('gazelle_users', [{ ...user, first_name: 'Augusta' }])).toHaveLength(1);
  await project.sql(
    'alter table gazelle_users drop column favourite, drop column full_name, drop column search',
  );
});

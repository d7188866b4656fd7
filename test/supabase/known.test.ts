import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { tableOf } from '../../pipeline/flow.ts';
import { flows } from '../../pipeline/flows.ts';
import type { SupabaseSandbox } from '../../sandbox/supabase/start.ts';
import { openSupabase } from '../../sinks/supabase/client.ts';
import { joinKnown, knownReader } from '../../sinks/supabase/known.ts';
import { borrowSupabase } from '../support/borrow-supabase.ts';

let project: SupabaseSandbox;
beforeAll(async () => {
  project = await borrowSupabase();
});
afterAll(() => project.close());
beforeEach(() => project.reset());

const tableNamed = (entity: string) => {
  const flow = flows.find(({ tables }) => tables.some((table) => table.entity === entity));
  if (!flow) throw new Error(`no flow has ${entity}`);
  return tableOf(flow, entity);
};
const users = { name: 'gazelle_users', updatedColumn: 'updated_at' } as const;
const insert = (from: number, to: number) =>
  project.sql(`insert into gazelle_users (id)
    select 'usr_' || lpad(i::text, 5, '0') from generate_series(${from}, ${to}) as i`);

const open = (fetch = globalThis.fetch) => openSupabase({ url: project.url, key: project.secretKey, fetch });

function readAll() {
  const read = knownReader(open());
  return (...asked: Parameters<typeof read>) => joinKnown(read(...asked));
}

/** Reads all known users, `limit` at a time; `before` happens ahead of each request. */
async function read(limit: number, before: (n: number) => unknown = () => {}) {
  let requests = 0;
  const fetch: typeof globalThis.fetch = async (input, init) => {
    requests += 1;
    await before(requests);
    return globalThis.fetch(input, init);
  };
  const known = await joinKnown(knownReader(open(fetch), limit)(users));
  return { ids: known.size, requests };
}

test.each([
  [1000, 0, 1],
  [10_000, 2500, 1],
  [100, 250, 3],
  [100, 300, 4],
])('with at most %i rows an answer, %i rows are all read in %i requests', async (limit, rows, requests) => {
  if (rows > 0) await insert(1, rows);
  expect(await read(limit)).toEqual({ ids: rows, requests });
});

test('rows that come or go while they are read do not end the reading early', async () => {
  await insert(1, 250);
  expect(await read(100, (n) => n === 3 && insert(251, 480))).toMatchObject({ ids: 480 });
  const shrunk = await read(
    100,
    (n) => n === 2 && project.sql("delete from gazelle_users where id < 'usr_00150'"),
  );
  expect(shrunk).toMatchObject({ ids: 100 + 331 });
});

test('rows are handed on page by page, and no page is asked for before the one in hand is done with', async () => {
  await insert(1, 250);
  const before = project.http.requests.length;
  const pages: number[][] = [];
  for await (const { size } of knownReader(open(), 100)(users))
    pages.push([size, project.http.requests.length - before]);
  expect(pages).toEqual([
    [100, 1],
    [100, 2],
    [50, 3],
  ]);
});

test('tables asked for at one moment come in one request, and one that is at fault fails alone', async () => {
  await project.sql(`insert into gazelle_contacts (id, client_id, updated_at, deleted_at)
      values ('con_1', 'cli_1', '2026-01-01T05:00:00Z', now());
    insert into gazelle_timeline_entries (id, occurred_at) values ('tme_1', '2026-01-01'), ('tme_2', '2026-02-01')`);
  const before = project.http.requests.length;
  const known = readAll();
  const contacts = {
    name: 'gazelle_contacts',
    updatedColumn: 'updated_at',
    linkColumn: 'client_id',
  } as const;
  const timeline = { name: 'gazelle_timeline_entries', timeColumn: 'occurred_at' } as const;
  const [one, other] = await Promise.all([known(contacts), known(timeline, '2026-01-15T00:00:00Z')]);
  expect(project.http.requests.length - before).toBe(1);
  expect([...one]).toEqual([
    ['con_1', { updatedAt: expect.stringMatching(/^2026-01-01T05:00:00/), deleted: true, linkedId: 'cli_1' }],
  ]);
  expect([...other.keys()]).toEqual(['tme_2']);

  await project.sql('alter table gazelle_contacts rename column client_id to owner_id');
  const results = await Promise.allSettled([known(contacts), known(timeline)]);
  await project.sql('alter table gazelle_contacts rename column owner_id to client_id');
  expect(results).toMatchObject([
    { status: 'rejected', reason: { message: expect.stringContaining('gazelle_contacts.client_id') } },
    { status: 'fulfilled' },
  ]);
});

test('what is not settled lies in every window without an end, and parts lie where their record does', async () => {
  await project.sql(`insert into gazelle_invoices (id, status, created_at) values ('inv_open', 'OPEN', '2020-01-01'),
      ('inv_old', 'PAID', '2020-01-01'), ('inv_new', 'PAID', '2026-01-20'), ('inv_later', 'OPEN', '2026-02-01');
    insert into gazelle_invoices (account_id, id, created_at) values ('other', 'inv_new', '2026-01-20');
    insert into gazelle_invoice_items (id, invoice_id) select replace(id, 'inv', 'ini'), id from gazelle_invoices where account_id = 'main'`);
  const known = readAll();
  const [invoices, items] = [tableNamed('invoices'), tableNamed('invoice-items')];
  const from = '2026-01-15T00:00:00Z';
  const idsOf = async (...asked: Parameters<typeof known>) => [...(await known(...asked)).keys()];
  expect(await idsOf(invoices, from)).toEqual(['inv_later', 'inv_new', 'inv_open']);
  expect(await idsOf(items, from)).toEqual(['ini_later', 'ini_new', 'ini_open']);
  expect(await idsOf(invoices, from, '2026-02-01T00:00:00Z')).toEqual(['inv_new']);
  expect(await idsOf(items, from, '2026-02-01T00:00:00Z')).toEqual(['ini_new']);
  expect(await idsOf(items)).toHaveLength(4);
});

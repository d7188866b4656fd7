import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { flows } from '../../pipeline/flows.ts';
import type { SupabaseSandbox } from '../../sandbox/supabase/start.ts';
import type { ComparedHead, Where } from '../../sinks/sink.ts';
import { openSupabase } from '../../sinks/supabase/client.ts';
import { findOutdated, readStored } from '../../sinks/supabase/stored.ts';
import { borrowSupabase } from '../support/borrow-supabase.ts';

let project: SupabaseSandbox;
beforeAll(async () => {
  project = await borrowSupabase();
});
afterAll(() => project.close());
beforeEach(() => {
  project.http.faults.clear();
  return project.reset();
});

const tablesOf = (name: string) => {
  const flow = flows.find((candidate) => candidate.name === name);
  if (!flow) throw new Error(`no flow has the name ${name}`);
  return flow.tables;
};
/** What Supabase answers where a statement takes too long. */
const tooSlow = {
  kind: 'status' as const,
  status: 500,
  body: JSON.stringify({ code: '57014', message: 'canceling statement due to statement timeout' }),
  times: Number.POSITIVE_INFINITY,
};
const open = (fetch = globalThis.fetch) => openSupabase({ url: project.url, key: project.secretKey, fetch });

describe('which records are out of date', () => {
  const time = '2026-01-01T05:00:00.123456Z';
  const outdated = (head: Partial<ComparedHead>, recheckFrom: string | null = null) =>
    findOutdated(
      open(),
      tablesOf('clients'),
      [{ id: 'cli_1', updatedAt: time, link: 'con_1', children: { contacts }, ...head }],
      recheckFrom,
    );
  const contacts = [
    { id: 'con_1', updatedAt: time },
    { id: 'con_2', updatedAt: '2025-06-01T00:00:00Z' },
  ];
  beforeEach(() =>
    project.sql(`insert into gazelle_clients (id, updated_at, default_contact_id) values ('cli_1', '${time}', 'con_1'), ('cli_2', '${time}', null);
      insert into gazelle_clients (account_id, id, updated_at) values ('other', 'cli_3', '${time}');
      insert into gazelle_contacts (id, client_id, updated_at, deleted_at) values ('con_1', 'cli_1', '${time}', null),
        ('con_2', 'cli_1', '2025-06-01', null), ('con_gone', 'cli_1', '2025-06-01', now())`),
  );

  test('none, where times, link and children are as they are stored', async () => {
    expect(await outdated({})).toEqual([]);
  });

  test('times are compared as finely as Postgres keeps them', async () => {
    expect(await outdated({ updatedAt: '2026-01-01T05:00:00.1234561Z' })).toEqual([]);
    expect(await outdated({ updatedAt: '2026-01-01T05:00:00.123457Z' })).toEqual(['cli_1']);
  });

  test.each<[string, Partial<ComparedHead>]>([
    ['is not stored', { id: 'cli_new' }],
    ['is stored for another account', { id: 'cli_3' }],
    ['has another time', { updatedAt: '2026-01-02T00:00:00Z' }],
    ['has no time', { updatedAt: null }],
    ['names another record', { link: 'con_2' }],
    ['has one child more', { children: { contacts: [...contacts, { id: 'con_3', updatedAt: time }] } }],
    ['has one child less', { children: { contacts: contacts.slice(1) } }],
    [
      'has a child with another time',
      { children: { contacts: contacts.map(({ id }) => ({ id, updatedAt: time })) } },
    ],
    [
      'has a child whose row is marked as deleted',
      { children: { contacts: [...contacts, { id: 'con_gone', updatedAt: '2025-06-01T00:00:00Z' }] } },
    ],
  ])('one that %s', async (_, head) => {
    expect(await outdated(head)).toEqual([head.id ?? 'cli_1']);
  });

  test('one whose row is marked as deleted', async () => {
    await project.sql('update gazelle_clients set deleted_at = now()');
    expect(await outdated({})).toEqual(['cli_1']);
  });

  test('one that changed since, or a child of which did, whatever is stored', async () => {
    expect(await outdated({}, '2026-01-01T05:00:00.123456Z')).toEqual(['cli_1']);
    expect(await outdated({}, '2026-01-01T05:00:00.123457Z')).toEqual([]);
    await project.sql(`update gazelle_contacts set updated_at = '2026-01-05' where id = 'con_2'`);
    const edited = {
      contacts: contacts.map((one, i) => (i === 1 ? { ...one, updatedAt: '2026-01-05T00:00:00Z' } : one)),
    };
    expect(await outdated({ children: edited }, '2026-01-04T00:00:00Z')).toEqual(['cli_1']);
  });

  test('a question that takes too long is asked in halves', async () => {
    const match = ({ body }: { body: string }) => body.includes('cli_2') && body.includes('cli_1');
    project.http.faults.add({ ...tooSlow, match });
    const heads = ['cli_1', 'cli_2'].map((id) => ({
      id,
      updatedAt: time,
      link: null,
      children: { contacts: [] },
    }));
    expect(await findOutdated(open(), tablesOf('clients'), heads, null)).toEqual(['cli_1']);
  });
});

describe('the ids of stored rows', () => {
  const [users] = tablesOf('users');
  const insert = (from: number, to: number) =>
    project.sql(`insert into gazelle_users (id)
    select 'usr_' || lpad(i::text, 5, '0') from generate_series(${from}, ${to}) as i`);

  /** Reads them, `limit` at a time; `before` happens ahead of each request. */
  async function read(limit: number, before: (n: number) => unknown = () => {}) {
    let requests = 0;
    const fetch: typeof globalThis.fetch = async (input, init) => {
      requests += 1;
      await before(requests);
      return globalThis.fetch(input, init);
    };
    let ids = 0;
    for await (const page of readStored(open(fetch), users, {}, limit)) ids += page.length;
    return { ids, requests };
  }

  test.each([
    [1000, 0, 1],
    [10_000, 2500, 1],
    [100, 250, 3],
    [100, 300, 4],
  ])('with at most %i an answer, %i are all read in %i requests', async (limit, rows, requests) => {
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

  test('are read in shorter pages where a page takes too long', async () => {
    await insert(1, 450);
    project.http.faults.add({ ...tooSlow, match: ({ body }) => JSON.parse(body).at_most > 150 });
    // Too slow with 400 and with 200, then five pages of 100.
    expect(await read(400)).toEqual({ ids: 450, requests: 7 });
  });

  test('are not read at all where the shortest page takes too long, and it says what helps a read', async () => {
    project.http.faults.add(tooSlow);
    await expect(read(400)).rejects.toThrow(
      'Supabase took too long over gazelle_stored (57014): it is busy, its tables need `vacuum analyze`, or a lock or a trigger holds the statement up',
    );
  });

  test('can be those from a time on, or of some records; those marked as deleted are never among them', async () => {
    await project.sql(`insert into gazelle_timeline_entries (id, client_id, occurred_at, deleted_at) values
      ('tme_1', 'cli_1', '2026-01-01', null), ('tme_2', 'cli_2', '2026-02-01', null), ('tme_3', 'cli_2', '2026-02-01', now())`);
    const [timeline] = tablesOf('timeline');
    const ids = async (part: Where) => {
      const all = [];
      for await (const page of readStored(open(), timeline, part)) all.push(...page);
      return all;
    };
    expect(await ids({})).toEqual([
      { id: 'tme_1', link: 'cli_1' },
      { id: 'tme_2', link: 'cli_2' },
    ]);
    expect(await ids({ since: '2026-01-15T00:00:00Z' })).toEqual([{ id: 'tme_2', link: 'cli_2' }]);
    expect(await ids({ of: ['cli_1', 'cli_9'] })).toEqual([{ id: 'tme_1', link: 'cli_1' }]);
  });
});

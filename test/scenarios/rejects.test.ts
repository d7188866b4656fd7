import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest';
import { exitCodeOf } from '../../bin/exit-codes.ts';
import { summaryTable } from '../../bin/output/table.ts';
import { envOf } from '../../sandbox/etl.ts';
import { HOUR } from '../../sandbox/gazelle/instants.ts';
import type { RecordedRequest } from '../../sandbox/http/recorded-request.ts';
import { borrowSupabase } from '../support/borrow-supabase.ts';
import { sharedRunner } from '../support/runner.ts';
import { beforeRequest } from '../support/scenario.ts';
import { entityOf, openTestBed, type TestBed } from '../support/test-bed.ts';

const runner = sharedRunner();
const supabase = await borrowSupabase();
await supabase.sql(`
  create function refuse() returns trigger language plpgsql as $$ begin
    raise exception 'out of range: "%"', new.id || ' refuse me' using errcode = '22009';
  end $$;
  create trigger refusal before insert or update on gazelle_pianos
    for each row when (new.notes like 'refuse me%') execute function refuse();
  create trigger refusal before insert or update on gazelle_timeline_entries
    for each row when (new.comment like 'refuse me%') execute function refuse()`);
afterAll(() => supabase.close());
let bed: TestBed;
beforeEach(async () => {
  bed = await openTestBed({ supabase, sizes: { pianos: 8, withoutUpdatedAt: 0 } });
});
afterEach(() => bed.close());

const pianos = { entities: ['pianos' as const] };
/** Notes that a trigger refuses in the words and with the code of a value that Postgres cannot hold. */
const refused = 'refuse me';
const isWrite = ({ operation, method }: RecordedRequest) =>
  operation.endsWith('gazelle_pianos') && method === 'POST';
/** The id of the n-th piano. */
const piano = (n: number) => bed.world.pianos.ids().at(n) ?? '';
const rejects = () => supabase.sql('select * from gazelle_rejects order by id');
const storedIds = async () => (await supabase.sql('select id from gazelle_pianos')).map(({ id }) => id);

test('a row that Postgres refuses is kept with its reason, alone; the rest of its batch lands', async () => {
  bed.world.pianos.edit(piano(3), { notes: refused });
  const result = await bed.sync(pianos);
  expect(entityOf(result.summary, 'pianos')).toMatchObject({
    status: 'partial',
    fetched: 8,
    inserted: 7,
    unchanged: 0,
    rejected: 1,
    rejects: [{ id: piano(3), reason: 'Supabase refused the values (22009) for gazelle_pianos' }],
  });
  expect(exitCodeOf(result)).toBe(1);
  expect(await storedIds()).toHaveLength(7);
  expect(await rejects()).toEqual([
    expect.objectContaining({
      run_id: result.summary.run.id,
      entity: 'pianos',
      record_id: piano(3),
      reason: expect.stringContaining(refused),
      record: expect.objectContaining({ id: piano(3), notes: refused }),
      resolved_at: null,
    }),
  ]);
});

test('a record that is corrected while the run reads leaves no open reject', async () => {
  await bed.sync(pianos);
  const editAll = (notes: string) => {
    bed.world.advance(HOUR);
    for (const id of bed.world.pianos.ids())
      bed.world.pianos.edit(id, { notes: id === piano(-1) ? notes : 'new' });
  };
  editAll(refused);
  beforeRequest(bed.gazelle, 'Pianos', 2, () => editAll('fine'));
  const { summary } = await bed.sync({ ...pianos, pageSize: 3, batchSize: 1 });
  expect(entityOf(summary, 'pianos').rejected).toBe(1);
  expect(await rejects()).toMatchObject([
    { record_id: piano(-1), record: null, resolved_at: expect.anything() },
  ]);
});

test('a refused batch is halved: some requests more than one, far fewer than rows', async () => {
  for (let i = 0; i < 56; i += 1) bed.world.pianos.insert({ make: 'Yamaha' });
  bed.world.pianos.edit(piano(40), { notes: refused });
  supabase.http.requests.length = 0;
  const { summary } = await bed.sync(pianos);
  expect(entityOf(summary, 'pianos')).toMatchObject({ inserted: 63, rejected: 1 });
  const writes = supabase.http.requests.filter(isWrite);
  expect(writes).toHaveLength(1 + 2 * Math.log2(64));
});

test('a value that cannot be read is kept too, its contact or client is not concerned', async () => {
  const [contact] = bed.world.contacts.list();
  bed.world.contacts.edit(contact?.id ?? '', { createdAt: 'yesterday' });
  const { summary } = await bed.sync({ entities: ['clients'] });
  expect(entityOf(summary, 'contacts')).toMatchObject({
    rejected: 0,
    incomplete: 1,
    rejects: [{ id: contact?.id, kind: 'value', reason: 'createdAt is not an instant' }],
  });
  expect(entityOf(summary, 'clients')).toMatchObject({ status: 'success', rejected: 0 });
  expect(await rejects()).toMatchObject([{ entity: 'contacts', record: { createdAt: 'yesterday' } }]);
});

describe('a reject', () => {
  test('is tried again by the next run, and counts until it is stored', async () => {
    bed.world.pianos.edit(piano(3), { notes: refused });
    await bed.sync(pianos);
    bed.world.advance(60 * 60_000);
    expect(entityOf((await bed.sync(pianos)).summary, 'pianos')).toMatchObject({
      status: 'partial',
      rejected: 1,
    });
    // Mended without a trace: only the retry can find it.
    bed.world.pianos.edit(piano(3), { notes: null }, { touch: false });
    const { summary } = await bed.sync(pianos);
    expect(entityOf(summary, 'pianos')).toMatchObject({ status: 'success', inserted: 1, rejected: 0 });
    expect(await rejects()).toMatchObject([{ resolved_at: expect.any(String) }]);
  });

  test('is resolved when its record is gone', async () => {
    bed.world.pianos.edit(piano(3), { notes: refused });
    await bed.sync(pianos);
    bed.world.pianos.remove(piano(3));
    expect(entityOf((await bed.sync(pianos)).summary, 'pianos').status).toBe('success');
    expect(await rejects()).toMatchObject([{ resolved_at: expect.any(String) }]);
  });

  test('of the timeline, which cannot be asked for by its id, counts until it is read again', async () => {
    const timeline = { entities: ['timeline' as const] };
    const old = bed.world.timeline.list().at(-1)?.id ?? '';
    const { occurredAt } = bed.world.timeline.need(old);
    bed.world.timeline.edit(old, { comment: refused });
    await bed.sync(timeline);
    const before = new Date(bed.world.now().getTime() - 20 * 86_400_000).toISOString();
    bed.world.timeline.edit(old, { occurredAt: before });
    expect(entityOf((await bed.sync(timeline)).summary, 'timeline')).toMatchObject({
      status: 'partial',
      rejected: 1,
    });
    expect((await runner.run(['rejects', 'ignore', '--all'], envOf(bed))).code).toBe(0);
    expect(entityOf((await bed.sync(timeline)).summary, 'timeline')).toMatchObject({
      status: 'success',
      ...{ rejected: 0, ignored: 1 },
    });
    bed.world.timeline.edit(old, { occurredAt, comment: null });
    expect(entityOf((await bed.sync(timeline)).summary, 'timeline')).toMatchObject({
      status: 'success',
      ...{ rejected: 0, ignored: 0 },
    });
  });

  test('that cannot be kept fails its collection, whose checkpoint stays', async () => {
    bed.world.pianos.edit(piano(3), { notes: refused });
    supabase.http.faults.add({
      kind: 'status',
      status: 400,
      body: '{}',
      times: 99,
      match: ({ operation }) => operation.endsWith('gazelle_rejects'),
    });
    const result = await bed.sync(pianos);
    expect(entityOf(result.summary, 'pianos')).toMatchObject({
      status: 'failed',
      error: expect.stringContaining('gazelle_rejects'),
    });
    expect(exitCodeOf(result)).toBe(1);
    expect(await supabase.sql("select * from system_settings where key = 'checkpoint:pianos'")).toEqual([]);
  });

  test('in plenty is resolved in requests that are not too long for a server', async () => {
    for (let i = 0; i < 300; i += 1) bed.world.pianos.insert({ createdAt: 'never' });
    await bed.sync(pianos);
    for (const id of bed.world.pianos.ids()) bed.world.pianos.edit(id, { createdAt: null });
    supabase.http.requests.length = 0;
    expect(entityOf((await bed.sync(pianos)).summary, 'pianos')).toMatchObject({ status: 'success' });
    expect(await supabase.sql('select id from gazelle_rejects where resolved_at is null')).toEqual([]);
    expect(Math.max(...supabase.http.requests.map(({ search }) => search.length))).toBeLessThan(8000);
  });
});

test('text with NUL and halves of surrogate pairs lands', async () => {
  bed.world.pianos.edit(piano(0), { make: 'Stein\u0000way', notes: 'half \ud83d of a smile' });
  const { summary } = await bed.sync(pianos);
  expect(summary.run.status).toBe('success');
  const [row] = await supabase.sql('select make, notes from gazelle_pianos where id = $1', [piano(0)]);
  expect(row).toEqual({ make: 'Steinway', notes: 'half \ufffd of a smile' });
});

test('a record that is refused is kept although it holds what jsonb cannot', async () => {
  bed.world.pianos.edit(piano(0), { make: 'never\u0000', notes: `${refused} \udc00` });
  const { summary } = await bed.sync(pianos);
  expect(entityOf(summary, 'pianos')).toMatchObject({ status: 'partial', rejected: 1 });
  expect(await rejects()).toMatchObject([{ record: { make: 'never\ufffd', notes: 'refuse me \ufffd' } }]);
});

test('a missing column stops its collection at once, names column and migration, and exits 2', async () => {
  await supabase.sql('alter table gazelle_pianos drop column case_finish');
  supabase.http.requests.length = 0;
  try {
    const { code, stdout } = await runner.run(['sync', '--json'], envOf(bed));
    expect(code).toBe(2);
    const { entities } = JSON.parse(stdout);
    expect(entities.find(({ entity }: { entity: string }) => entity === 'pianos')).toMatchObject({
      status: 'failed',
      error: expect.stringMatching(/gazelle_pianos\.case_finish .*20260101000500_pianos\.sql/),
    });
    const writes = supabase.http.requests.filter(isWrite);
    expect(writes).toHaveLength(1);
    const failed = entities.filter(({ status }: { status: string }) => status !== 'success');
    expect(failed.map(({ entity }: { entity: string }) => entity)).toEqual(['pianos', 'piano-measurements']);
  } finally {
    await supabase.sql('alter table gazelle_pianos add column case_finish text');
  }
});

describe('etl rejects', () => {
  test('list says that there is none, and exits 0', async () => {
    expect(await runner.run(['rejects', 'list'], envOf(bed))).toMatchObject({
      code: 0,
      stdout: 'No reject is open.\n',
    });
  });

  test('list names the open ones without what they hold, and exits 1; retry stores what was mended', async () => {
    bed.world.pianos.edit(piano(3), { notes: `${refused}, the back door key` });
    bed.world.pianos.edit(piano(4), { createdAt: 'never' });
    await bed.sync(pianos);
    const list = await runner.run(['rejects', 'list'], envOf(bed));
    expect(list.code).toBe(1);
    expect(list.stdout).toContain(`${piano(3)}  refused by Postgres (22009)`);
    expect(list.stdout).toContain(`${piano(4)}  createdAt is not an instant`);
    expect(list.stdout).not.toMatch(/back door|out of range/);

    bed.world.pianos.edit(piano(3), { notes: null });
    const retry = await runner.run(['rejects', 'retry', '--json'], envOf(bed));
    expect(retry.code).toBe(1);
    expect(JSON.parse(retry.stdout).pianos).toMatchObject({ inserted: 1, incomplete: 1 });
    bed.world.pianos.edit(piano(4), { createdAt: null });
    expect((await runner.run(['rejects', 'retry'], envOf(bed))).code).toBe(0);
    expect((await runner.run(['rejects', 'list'], envOf(bed))).code).toBe(0);
    expect(await storedIds()).toHaveLength(8);
  });
});

test('most of the records are not single ones: when Postgres refuses them the collection fails', async () => {
  const many = await openTestBed({ supabase, sizes: { pianos: 110, withoutUpdatedAt: 0 } });
  for (const id of many.world.pianos.ids()) many.world.pianos.edit(id, { notes: refused });
  const result = await many.sync({ ...pianos, batchSize: 40 });
  const { status, error } = entityOf(result.summary, 'pianos');
  expect([status, error]).toEqual(['failed', expect.stringContaining('pianos could not be stored')]);
  expect(exitCodeOf(result)).toBe(1);
  expect(await supabase.sql("select 1 from system_settings where key = 'checkpoint:pianos'")).toEqual([]);
  await many.close();
});

describe('nothing stays red for ever:', () => {
  const run = async (options = {}) => {
    const result = await bed.sync(options);
    const { rejected, newRejects, ignored } = result.summary.totals;
    return { exit: exitCodeOf(result), rejected, newRejects, ignored };
  };
  const lastSync = async () =>
    (await supabase.sql("select 1 from system_settings where key = 'last_sync_date'")).length;

  test('a reject is new once, then a warning, and silent when it is ignored', async () => {
    for (const n of [3, 4]) bed.world.pianos.edit(piano(n), { notes: refused });
    expect(await run()).toEqual({ exit: 1, rejected: 2, newRejects: 2, ignored: 0 });
    expect(await lastSync()).toBe(0);
    expect(await run()).toEqual({ exit: 0, rejected: 2, newRejects: 0, ignored: 0 });
    expect(await lastSync()).toBe(1);

    const ignore = await runner.run(['rejects', 'ignore', piano(3)], envOf(bed));
    expect(ignore).toMatchObject({ code: 0, stdout: 'Rejects ignored: 1.\n' });
    expect(await run(pianos)).toEqual({ exit: 0, rejected: 1, newRejects: 0, ignored: 1 });
    const list = await runner.run(['rejects', 'list', '--json'], envOf(bed));
    expect(list.code).toBe(1);
    const states = JSON.parse(list.stdout).map(({ id, state }: Record<string, string>) => [id, state]);
    expect(Object.fromEntries(states)).toEqual({ [piano(3)]: 'ignored', [piano(4)]: 'open' });

    expect((await runner.run(['rejects', 'ignore', '--all'], envOf(bed))).code).toBe(0);
    const result = await bed.sync(pianos);
    expect(result.summary.run.status).toBe('success');
    expect(summaryTable(result.summary)).toContain('rejects: 0 new, 0 known from earlier runs, 2 ignored');
    expect((await runner.run(['rejects', 'list'], envOf(bed))).code).toBe(0);
    expect((await runner.run(['rejects', 'ignore', 'ins_none'], envOf(bed))).code).toBe(2);

    bed.world.pianos.edit(piano(5), { notes: refused });
    expect(await run(pianos)).toEqual({ exit: 1, rejected: 1, newRejects: 1, ignored: 2 });
  });

  test('a reject that was resolved is new when it comes again, and nothing of the record is kept between', async () => {
    bed.world.pianos.edit(piano(3), { notes: refused });
    await run(pianos);
    bed.world.pianos.edit(piano(3), { notes: null });
    await run(pianos);
    expect(await rejects()).toMatchObject([{ record: null, reason: null, ignored_at: null }]);
    bed.world.pianos.edit(piano(3), { notes: refused });
    expect(await run(pianos)).toMatchObject({ exit: 1, newRejects: 1 });
  });

  test('a failed collection is told from rejects, in JSON and in the table', async () => {
    const entities = ['users', 'pianos'];
    bed.world.pianos.edit(piano(3), { notes: refused });
    const rejected = await bed.sync({ entities });
    expect(rejected.summary.run).toMatchObject({ status: 'partial', failed: [] });
    expect(summaryTable(rejected.summary)).toContain('partial (rejects only)');
    const match = ({ operation }: { operation: string }) => operation === 'Users';
    bed.gazelle.http.faults.add({ kind: 'graphql-errors', match, times: 1 });
    const { summary } = await bed.sync({ entities });
    expect(summary.run).toMatchObject({ status: 'partial', failed: ['users'] });
    expect(summaryTable(summary)).toContain('partial (failed: users)');
  });

  test('more rejects than Supabase gives in one answer are all listed, oldest first, and all ignored', async () => {
    await supabase.sql(`insert into gazelle_rejects (id, entity, kind, record_id, reason, run_id, created_at)
      select 'pianos:ins_x' || n, 'pianos', 'record', 'ins_x' || n, '22009: no', 'old', '2026-01-01'::timestamptz + n / 300 * interval '1 day'
      from generate_series(1, 1100) as n`);
    const listed = async (limit: string) => {
      const list = await runner.run(['rejects', 'list', '--limit', limit, '--json'], envOf(bed));
      return JSON.parse(list.stdout) as { id: string; since: string }[];
    };
    const all = await listed('5000');
    expect(new Set(all.map(({ id }) => id)).size).toBe(1100);
    expect(all.map(({ since }) => since)).toEqual(all.map(({ since }) => since).sort());
    expect(await listed('1050')).toEqual(all.slice(0, 1050));
    const ignored = await runner.run(['rejects', 'ignore', '--all'], envOf(bed));
    expect(ignored.stdout).toBe('Rejects ignored: 1100.\n');
  });

  test('thousands of rejects of one entity starve no other, are tried in turn, and are counted in full', async () => {
    await bed.sync({ entities: ['pianos', 'timeline'] });
    await supabase.sql(`insert into gazelle_rejects (id, entity, record_id, reason, run_id, created_at)
      select 'timeline:tme_x' || n, 'timeline', 'tme_x' || n, '22009: no', 'old', now() - interval '9 days'
      from generate_series(1, 700) as n`);
    await supabase.sql(`insert into gazelle_rejects (id, entity, record_id, reason, run_id)
      select 'pianos:ins_x' || n, 'pianos', 'ins_x' || n, '22009: no', 'old' from generate_series(1, 250) as n`);
    const open = async (entity: string) =>
      (
        await supabase.sql('select 1 from gazelle_rejects where resolved_at is null and entity = $1', [
          entity,
        ])
      ).length;
    await bed.sync(pianos);
    expect(await open('pianos')).toBe(50);
    expect(bed.logged.join()).toContain('950 rejects are still open');
    await bed.sync(pianos);
    expect(await open('pianos')).toBe(0);
    const list = await runner.run(['rejects', 'list', '--limit', '5'], envOf(bed));
    expect(list.stdout).toContain('5 of 700');
    await bed.sync({ entities: ['timeline'], full: true });
    expect(await open('timeline')).toBe(0);
  });
});

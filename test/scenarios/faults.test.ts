import { afterAll, afterEach, beforeEach, expect, test } from 'vitest';
import { summaryTable } from '../../bin/output/table.ts';
import { serve } from '../../sandbox/http/serve.ts';
import { borrowSupabase } from '../support/borrow-supabase.ts';
import { entityOf, openTestBed, type TestBed } from '../support/test-bed.ts';

const supabase = await borrowSupabase();
afterAll(() => supabase.close());
let bed: TestBed;
beforeEach(async () => {
  bed = await openTestBed({ supabase, sizes: { pianos: 8, withoutUpdatedAt: 0 } });
});
afterEach(() => bed.close());

const pianos = { entities: ['pianos' as const] };
const isTable = (table: string, by: string) => (request: { operation: string; method: string }) =>
  request.operation.endsWith(table) && request.method === by;

test('a lost answer to a write does no harm, and its count is told as a lower bound', async () => {
  supabase.http.faults.add({ kind: 'reset-after', match: isTable('gazelle_pianos', 'POST') });
  const { summary } = await bed.sync(pianos);
  expect(entityOf(summary, 'pianos')).toMatchObject({ status: 'success', inserted: 0, lowerBound: true });
  expect(await supabase.sql('select id from gazelle_pianos')).toHaveLength(8);
  const table = summaryTable(summary);
  expect(table).toMatch(/^pianos .*>=0 +>=0/m);
  expect(table).toMatch(/^total .*>=3 +>=0/m);
  expect(summary.totals).toMatchObject({ lowerBound: true });
});

test('a repeat that cannot have had an effect leaves the counts as they are', async () => {
  supabase.http.faults.add({ kind: 'status', status: 429, match: isTable('gazelle_pianos', 'POST') });
  const { summary } = await bed.sync(pianos);
  expect(entityOf(summary, 'pianos')).toMatchObject({ inserted: 8 });
  expect(entityOf(summary, 'pianos').lowerBound).toBeUndefined();
  expect(summaryTable(summary)).not.toContain('>=');
});

test('a lost answer to a soft delete does no harm, and its count is told as a lower bound', async () => {
  await bed.sync(pianos);
  const [gone = ''] = bed.world.pianos.ids();
  bed.world.pianos.remove(gone);
  supabase.http.faults.add({ kind: 'reset-after', match: isTable('gazelle_pianos', 'PATCH') });
  const { summary } = await bed.sync({ ...pianos, full: true });
  expect(entityOf(summary, 'pianos')).toMatchObject({ status: 'success', lowerBound: true });
  expect(summaryTable(summary)).toMatch(/^pianos .*<=7 +>=0 +0$/m);
  const marked = await supabase.sql('select id from gazelle_pianos where deleted_at is not null');
  expect(marked).toEqual([{ id: gone }]);
});

test.each([
  ['HTTP 520 of Cloudflare', 'both', 520, '<html></html>'],
  ['HTTP 544 of Supabase', 'both', 544, ''],
  ['a web page with HTTP 403', 'both', 403, '<html></html>'],
  ['a web page with HTTP 404', 'both', 404, '<html></html>'],
  ['a token of another time', 'Supabase', 401, '{"code":"PGRST303","message":"JWT issued at future"}'],
  [
    'a function not known yet',
    'Supabase',
    404,
    '{"code":"PGRST202","message":"Could not find the function"}',
  ],
])(
  '%s once at the beginning, in the middle and at the end of a run does no harm',
  async (_, side, status, body) => {
    const headers = { 'content-type': body.startsWith('{') ? 'application/json' : 'text/html' };
    const befall = ({ faults }: TestBed['gazelle']['http'], operations: string[]) => {
      const isOf = (name: string) => (request: { operation: string }) => request.operation.endsWith(name);
      for (const name of operations) faults.add({ kind: 'status', status, headers, body, match: isOf(name) });
      return operations.length;
    };
    const before = supabase.http.faults.applied + bed.gazelle.http.faults.applied;
    const added =
      befall(supabase.http, ['gazelle_begin_run', 'rest/v1/gazelle_pianos', 'gazelle_end_run']) +
      (side === 'both' ? befall(bed.gazelle.http, ['Account', 'Pianos']) : 0);
    const { summary } = await bed.sync(pianos);
    expect(supabase.http.faults.applied + bed.gazelle.http.faults.applied - before).toBe(added);
    expect(entityOf(summary, 'pianos')).toMatchObject({ status: 'success', rejected: 0 });
    const saved = "select 1 from system_settings where key = 'checkpoint:pianos'";
    expect(await supabase.sql(saved)).toHaveLength(1);
  },
);

test('partial data beside GraphQL errors is never stored', async () => {
  bed.gazelle.http.faults.add({
    kind: 'graphql-errors',
    withPartialData: true,
    match: ({ operation }) => operation === 'Pianos',
  });
  const { summary } = await bed.sync(pianos);
  expect(entityOf(summary, 'pianos')).toMatchObject({ status: 'failed', fetched: 0 });
  expect(await supabase.sql('select id from gazelle_pianos')).toEqual([]);
});

test('a collection that fails does not keep the others from being synced', async () => {
  const times = Number.POSITIVE_INFINITY;
  bed.gazelle.http.faults.add({ kind: 'hang', times, match: ({ operation }) => operation === 'Pianos' });
  bed.config.http = { ...bed.config.http, timeoutMs: 600 };
  const { summary } = await bed.sync({ pageSize: 10 });
  const failed = summary.entities.filter(({ status }) => status !== 'success').map(({ entity }) => entity);
  expect(failed).toEqual(['pianos', 'piano-measurements']);
  expect(summary.run.status).toBe('partial');
});

test('a Supabase that is gone fails the run in the end, and nothing is printed of its address', async () => {
  const gone = await serve(() => new Response());
  await gone.close();
  bed.config.supabase = { url: gone.url, key: 'the key' };
  const error = await bed.sync().catch((cause: unknown) => cause);
  expect(error).toMatchObject({
    message: 'no answer from Supabase for gazelle_begin_run: the connection was refused (ECONNREFUSED)',
  });
});

import { createClient } from '@supabase/supabase-js';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { type SupabaseSandbox, startSupabase } from '../../sandbox/supabase/start.ts';

let project: SupabaseSandbox;
beforeAll(async () => {
  project = await startSupabase();
});
afterAll(() => project.close());
beforeEach(() => project.reset());

const as = (key: string) => createClient(project.url, key);

test('each key acts as its role, and any other is refused', async () => {
  await project.sql(`create function whoami() returns text language sql as 'select current_user::text'`);
  expect((await as(project.secretKey).rpc('whoami')).data).toBe('service_role');
  expect((await as(project.publishableKey).rpc('whoami')).data).toBe('anon');
  expect((await as(project.userKey).rpc('whoami')).data).toBe('authenticated');
  expect(await as('sb_secret_another').rpc('whoami')).toMatchObject({
    status: 401,
    error: { message: 'Invalid API key' },
  });
  await project.sql('drop function whoami');
});

test('requests at the same time do not disturb each other, even those that fail', async () => {
  const requests = Array.from({ length: 20 }, (_, i) =>
    i % 2
      ? as(project.publishableKey).from('gazelle_users').select()
      : as(project.secretKey).from('gazelle_users').select(),
  );
  const codes = (await Promise.all(requests)).map(({ error }) => error?.code ?? 'fine');
  expect(codes).toEqual(Array.from({ length: 10 }, () => ['fine', '42501']).flat());
});

test('a request that the database refuses is not shown on the console', async () => {
  const shown = vi.spyOn(console, 'error');
  const { error } = await as(project.secretKey)
    .from('gazelle_users')
    .upsert({ id: 'a', updated_at: 'never' });
  expect(error).toMatchObject({ code: '22007' });
  expect(shown).not.toHaveBeenCalled();
  shown.mockRestore();
});

test('times come as they do from Supabase', async () => {
  await project.sql("insert into gazelle_users (id, updated_at) values ('a', '2026-01-02T03:04:05.678901Z')");
  const { data } = await as(project.secretKey).from('gazelle_users').select('updated_at');
  expect(data).toEqual([{ updated_at: '2026-01-02T03:04:05.678901+00:00' }]);
});

test('an answer has at most a thousand rows, as on Supabase', async () => {
  await project.sql("insert into gazelle_users (id) select 'usr_' || i from generate_series(1, 1001) as i");
  const { data } = await as(project.secretKey).from('gazelle_users').select('id');
  expect(data).toHaveLength(1000);
});

test.each([
  ['an unknown column', 'gazelle_pianos', { id: 'a', nope: 1 }, 'PGRST204'],
  ['an unknown table', 'nope', { id: 'a' }, 'PGRST205'],
  ['a bad date', 'gazelle_pianos', { id: 'a', last_service_on: '2026-02-31' }, '22008'],
  ['a NUL in a text', 'gazelle_pianos', { id: 'a', make: 'a\0b' }, '22021'],
  ['too large a number', 'gazelle_pianos', { id: 'a', year: 99_999_999_999 }, '22003'],
  ['a flag that is none', 'gazelle_pianos', { id: 'a', rental: 'maybe' }, '22P02'],
])('%s is refused with the code that Supabase gives', async (_, table, row, code) => {
  const { error } = await as(project.secretKey).from(table).upsert(row, { onConflict: 'account_id,id' });
  expect(error?.code).toBe(code);
});

test('what the database raises in words of its own comes with its code, and it sees the headers', async () => {
  await project.sql(`create function refuse() returns trigger language plpgsql as $$ begin
      raise exception using errcode = 'ZZ123', message = current_setting('request.headers')::json ->> 'x-test';
    end $$;
    create trigger refuse before insert on gazelle_users for each statement execute function refuse()`);
  const client = createClient(project.url, project.secretKey, { global: { headers: { 'x-test': 'hello' } } });
  const answer = await client.from('gazelle_users').insert({ id: 'a' });
  await project.sql('drop function refuse cascade');
  expect(answer).toMatchObject({ status: 400, error: { code: 'ZZ123', message: 'hello' } });
  expect(await project.sql("select current_setting('request.headers') as headers")).toEqual([
    { headers: '' },
  ]);
});

test('several statements are one transaction, and leave no role behind', async () => {
  expect(await project.sql('set local role anon; select current_user as name')).toEqual([{ name: 'anon' }]);
  await expect(
    project.sql(
      "insert into gazelle_users (id) values ('a'); set local role anon; select * from gazelle_users",
    ),
  ).rejects.toMatchObject({ code: '42501' });
  expect(
    await project.sql('select current_user as name, (select count(*) from gazelle_users) as rows'),
  ).toEqual([{ name: 'postgres', rows: 0 }]);
});

test('a change of the schema is seen by the next request', async () => {
  await project.sql('create table fresh (id text primary key)');
  expect((await as(project.secretKey).from('fresh').select()).error).toBeNull();
  await project.sql('drop table fresh');
  expect((await as(project.secretKey).from('fresh').select()).error?.code).toBe('PGRST205');
});

test('reset empties every table', async () => {
  await project.sql(
    "insert into gazelle_users (id) values ('a'); insert into sync_logs (run_id) values ('r')",
  );
  await project.reset();
  expect(await project.sql('select id from gazelle_users')).toEqual([]);
  expect(await project.sql("insert into sync_logs (run_id) values ('r') returning id")).toEqual([{ id: 1 }]);
});

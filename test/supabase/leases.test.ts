import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { SupabaseSandbox } from '../../sandbox/supabase/start.ts';
import { borrowSupabase } from '../support/borrow-supabase.ts';
import { clientOf } from './project.ts';

let project: SupabaseSandbox;
beforeAll(async () => {
  project = await borrowSupabase();
});
afterAll(() => project.close());
beforeEach(() => project.reset());

async function call(name: string, args: object) {
  const { data } = await clientOf(project, project.secretKey)
    .rpc(name, { lease_name: 'main', ...args })
    .throwOnError();
  return data;
}

async function acquire(holder: string) {
  const rows = await call('gazelle_acquire_lease', { lease_holder: holder, ttl_seconds: 60 });
  expect(rows).toHaveLength(1);
  return rows[0];
}

const renew = (holder: string) => call('gazelle_renew_lease', { lease_holder: holder, ttl_seconds: 60 });
const release = (holder: string) => call('gazelle_release_lease', { lease_holder: holder });
const save = (holder: string, value: string) =>
  call('gazelle_save_checkpoint', {
    lease_holder: holder,
    settings: { 'checkpoint:clients': value },
  });
const expire = () => project.sql("update gazelle_leases set expires_at = now() - interval '1 second'");
const checkpoint = async () => (await project.sql('select value from system_settings'))[0]?.value;

test('a free lease is taken, by the clock of the database', async () => {
  const lease = await acquire('run-1');
  expect(lease).toMatchObject({ acquired: true, holder: 'run-1' });
  expect(Date.parse(lease.expires_at) - Date.parse(lease.acquired_at)).toBe(60_000);
});

test('a lease that is held is not taken: it says by whom, and since when', async () => {
  const first = await acquire('run-1');
  expect(await acquire('run-2')).toEqual({ ...first, acquired: false });
});

test('of many who ask for a lease at once, one gets it', async () => {
  const answers = await Promise.all(Array.from({ length: 10 }, (_, i) => acquire(`run-${i}`)));
  const winners = answers.filter(({ acquired }) => acquired);
  expect(winners).toHaveLength(1);
  expect(new Set(answers.map(({ holder }) => holder))).toEqual(new Set([winners[0].holder]));
});

test('the holder of a lease may ask for it again, and holds it since the first time', async () => {
  const first = await acquire('run-1');
  const again = await acquire('run-1');
  expect(again).toMatchObject({ acquired: true, acquired_at: first.acquired_at });
  expect(again.expires_at >= first.expires_at).toBe(true);
});

test('an expired lease is taken by who asks next, and is lost to its holder', async () => {
  await acquire('run-1');
  await expire();
  expect(await acquire('run-2')).toMatchObject({ acquired: true, holder: 'run-2' });
  expect(await renew('run-1')).toBe(false);
  expect(await acquire('run-1')).toMatchObject({ acquired: false, holder: 'run-2' });
});

test('an expired lease that nobody took can be renewed', async () => {
  await acquire('run-1');
  await expire();
  expect(await renew('run-1')).toBe(true);
  expect(await acquire('run-2')).toMatchObject({ acquired: false, holder: 'run-1' });
});

test('a lease is given back by its holder alone, and is then free', async () => {
  await acquire('run-1');
  expect(await release('run-2')).toBe(false);
  expect(await release('run-1')).toBe(true);
  expect(await release('run-1')).toBe(false);
  expect(await renew('run-1')).toBe(false);
  expect(await acquire('run-2')).toMatchObject({ acquired: true });
});

test('leases of other names do not matter', async () => {
  await call('gazelle_acquire_lease', { lease_name: 'other', lease_holder: 'run-1', ttl_seconds: 60 });
  expect(await acquire('run-2')).toMatchObject({ acquired: true });
});

test('a checkpoint is stored, and stored over, by the holder of the lease', async () => {
  await acquire('run-1');
  expect(await save('run-1', 'a')).toBe(true);
  expect(await save('run-1', 'b')).toBe(true);
  expect(await checkpoint()).toBe('b');
});

test('the last checkpoints are stored with the end of a run, even late, unless another run took the lease', async () => {
  const end = (holder: string, value: string) =>
    call('gazelle_end_run', { lease_holder: holder, settings: { 'checkpoint:clients': value }, log: null });
  await acquire('run-1');
  await expire();
  expect(await end('run-1', 'late')).toBe(true);
  expect(await acquire('run-2')).toMatchObject({ acquired: true });
  await expire();
  await acquire('run-3');
  expect(await end('run-2', 'lost')).toBe(false);
  expect(await renew('run-3')).toBe(true);
  expect(await checkpoint()).toBe('late');
});

test('a checkpoint is refused, and the stored one stays, without the lease', async () => {
  expect(await save('run-1', 'never')).toBe(false);
  await acquire('run-1');
  await save('run-1', 'a');
  expect(await save('run-2', 'of another')).toBe(false);
  await expire();
  expect(await save('run-1', 'too late')).toBe(false);
  await acquire('run-2');
  expect(await save('run-1', 'lost')).toBe(false);
  expect(await checkpoint()).toBe('a');
});

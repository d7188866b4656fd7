import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { exitCodeOfError } from '../../bin/exit-codes.ts';
import { retryRun } from '../../pipeline/operate/open-rejects.ts';
import { defaults } from '../../pipeline/options.ts';
import { envOf } from '../../sandbox/etl.ts';
import { type GazelleSandbox, startGazelle } from '../../sandbox/gazelle/server.ts';
import { createWorld } from '../../sandbox/gazelle/world.ts';
import type { RecordedRequest } from '../../sandbox/http/recorded-request.ts';
import { sharedRunner } from '../support/runner.ts';
import { requestsDuring, settingsOf, sharedSupabase } from '../support/scenario.ts';
import { captureLog, type TestBed } from '../support/test-bed.ts';

const openBed = sharedSupabase();
const runner = sharedRunner();
const users = { entities: ['users'] };
const clientIds = async ({ supabase }: TestBed) =>
  (await supabase.sql('select id from gazelle_clients order by id')).map(({ id }) => String(id));
const companyOf = async (bed: TestBed) => JSON.parse((await settingsOf(bed)).gazelle_company ?? 'null');

/** Another company's Gazelle, whose newest client would be mixed in. */
async function withOther(bed: TestBed, task: (other: GazelleSandbox) => Promise<void>): Promise<void> {
  const world = createWorld({ now: bed.world.now(), company: { id: 'com_b', name: 'Piano Bleu' } });
  world.clients.insert({ id: 'cli_of_b' });
  const other = await startGazelle({ world, apiKey: 'key_of_b' });
  try {
    await task(other);
  } finally {
    await other.close();
  }
}

function useKeyOf(bed: TestBed, { url, apiKey }: GazelleSandbox): void {
  bed.config.gazelle = { ...bed.config.gazelle, url, credentials: { kind: 'key', key: apiKey } };
}

test('the first run stores which company it reads, with its first question', async () => {
  const bed = await openBed();
  await bed.sync({ ...users, dryRun: true });
  expect(await companyOf(bed)).toBeNull();
  const requests = await requestsDuring(bed.gazelle.http, () => bed.sync(users));
  expect(requests.map(({ operation }) => operation)).toEqual(['Account', 'Users']);
  expect(await companyOf(bed)).toEqual(bed.world.company);
});

const storesCompany = ({ body }: RecordedRequest) => body.includes('gazelle_company');
const isWrite = ({ method, operation }: RecordedRequest) => method !== 'GET' && !operation.includes('/rpc/');

test('nothing is read or written before the company is stored', async () => {
  const bed = await openBed();
  const { requests } = bed.supabase.http;
  const [asked, before] = [bed.gazelle.http.requests.length, requests.length];
  let meanwhile: unknown[] = [];
  const takeBack = bed.supabase.http.before(async (request) => {
    if (!storesCompany(request)) return;
    await sleep(200);
    const questions = bed.gazelle.http.requests.slice(asked).map(({ operation }) => operation);
    meanwhile = [questions, requests.slice(before).filter(isWrite)];
  });
  await bed.sync();
  takeBack();
  expect(meanwhile).toEqual([['Account'], []]);
});

test('where the company cannot be stored, the run fails and stores nothing else', async () => {
  const bed = await openBed();
  bed.world.pianos.edit(bed.world.pianos.ids()[0] ?? '', { createdAt: 'never' });
  bed.supabase.http.faults.add({ kind: 'status', status: 400, body: '{}', match: storesCompany });
  const requests = await requestsDuring(bed.supabase.http, () =>
    expect(bed.sync()).rejects.toThrow('gazelle_save_checkpoint with HTTP 400'),
  );
  expect(requests.filter(isWrite)).toEqual([]);
  expect(await settingsOf(bed)).toEqual({});
  expect(await bed.supabase.sql('select status from sync_logs')).toEqual([{ status: 'failed' }]);
});

test('a project from before takes the company of its next run', async () => {
  const bed = await openBed();
  await bed.sync(users);
  await bed.supabase.sql("delete from system_settings where key = 'gazelle_company'");
  await bed.sync(users);
  expect(await companyOf(bed)).toEqual(bed.world.company);
});

test('where introspection is refused, the company is asked for alone', async () => {
  const bed = await openBed({ introspection: 'refused' });
  await bed.sync(users);
  expect(await companyOf(bed)).toEqual(bed.world.company);
});

test('a key of another company is refused by runs, dry ones too, before anything is written', async () => {
  const bed = await openBed();
  await bed.sync({ entities: ['clients'] });
  const [before, ids] = [await settingsOf(bed), await clientIds(bed)];
  await withOther(bed, async (other) => {
    useKeyOf(bed, other);
    const { log } = captureLog();
    const attempts = [
      () => bed.sync(),
      () => bed.sync({ full: true }),
      () => bed.sync({ dryRun: true }),
      () => retryRun(bed.config, defaults, { log, signal: new AbortController().signal }),
    ];
    for (const attempt of attempts) {
      const error = await attempt().then(
        () => null,
        (cause: unknown) => cause,
      );
      expect(exitCodeOfError(error)).toBe(2);
      expect(error).toMatchObject({
        message: expect.stringMatching(/"Pianos du Sandbox" \(com_sandbox\).*"Piano Bleu" \(com_b\)/),
      });
    }
  });
  expect(await settingsOf(bed)).toEqual(before);
  expect(await clientIds(bed)).toEqual(ids);
});

test('etl company moves to another company on purpose, and the next run reads all of it', async () => {
  const bed = await openBed();
  await bed.sync({ entities: ['clients', 'pianos'] });
  const old = await clientIds(bed);
  await withOther(bed, async (other) => {
    useKeyOf(bed, other);
    const env = { ...envOf(bed), GAZELLE_API_URL: other.url, GAZELLE_API_KEY: other.apiKey };
    expect(await runner.run(['sync'], env)).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('"Piano Bleu"'),
    });
    expect(await runner.run(['company', '--move'], env)).toMatchObject({ code: 2 });
    expect(await companyOf(bed)).toEqual(bed.world.company);

    const moved = await runner.run(['company', '--move', '--yes'], env);
    expect(moved).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('etl sync --full --allow-deletes'),
    });
    expect(await companyOf(bed)).toEqual(other.world.company);
    await bed.sync({ full: true, allowDeletes: 1000 });
    expect(await clientIds(bed)).toEqual([...old, 'cli_of_b'].sort());
    const alive = await bed.supabase.sql('select id from gazelle_clients where deleted_at is null');
    expect(alive).toEqual([{ id: 'cli_of_b' }]);
  });
});

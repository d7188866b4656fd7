import { describe, expect, test } from 'vitest';
import { flows, selectFlows } from '../../pipeline/flows.ts';
import { HOUR, iso, MINUTE } from '../../sandbox/gazelle/instants.ts';
import type { RecordedRequest } from '../../sandbox/http/recorded-request.ts';
import { differences } from '../../sandbox/parity/differences.ts';
import {
  beforeRequest,
  checkpointOf,
  requestsDuring,
  sharedSupabase,
  sortable,
} from '../support/scenario.ts';
import { entityOf, type TestBed } from '../support/test-bed.ts';

const openBed = sharedSupabase();
const entities = ['pianos'] as const;

async function editSome({ world }: TestBed, count: number): Promise<string> {
  world.advance(HOUR);
  for (const id of world.pianos.ids().slice(1, 1 + count)) {
    world.advance(1000);
    world.pianos.edit(id, { notes: `Note ${world.version}` });
  }
  return iso(world.now());
}

const save = ({ path, body }: RecordedRequest) =>
  path.endsWith('/gazelle_save_checkpoint') && /"checkpoint:.*full\\":null/.test(body);

test('a watermark is taken from the first page: what changes during the run belongs to the next one', async () => {
  const bed = await openBed();
  await bed.sync({ entities });
  const edited = await editSome(bed, 8);
  beforeRequest(bed.gazelle, 'Pianos', 2, () => editSome(bed, 2));
  const { summary } = await bed.sync({ entities, pageSize: 3 });
  expect(entityOf(summary, 'pianos').watermark.to).toBe(edited);
  await bed.sync({ entities });
  expect(await differences(bed, { entities })).toEqual([]);
});

test.each([
  ['a first run', {}],
  ['--full', { full: true }],
])('%s takes its watermark before it reads', async (_, options) => {
  const bed = await openBed();
  if ('full' in options) await bed.sync({ entities });
  const before = await editSome(bed, 1);
  let during = '';
  beforeRequest(bed.gazelle, 'Pianos', 1, async () => {
    during = await editSome(bed, 1);
  });
  const { summary } = await bed.sync({ entities, pageSize: 4, ...options });
  expect(entityOf(summary, 'pianos').strategy).toBe('full');
  expect(during > before).toBe(true);
  expect(entityOf(summary, 'pianos').watermark.to).not.toBe(during);
});

describe.each([
  { updatedAtSort: true, collections: flows },
  { updatedAtSort: false, collections: selectFlows(sortable) },
])('sort: $updatedAtSort', ({ updatedAtSort, collections }) => {
  const options = { updatedAtSort };

  test('a checkpoint is saved once for each collection, as the last of its writes', async () => {
    const bed = await openBed({ ...options, sizes: { pianos: 20 } });
    for (const { name } of collections) {
      for (const run of [0, 1]) {
        if (run === 1) await editSome(bed, 9);
        const requests = await requestsDuring(bed.supabase.http, () =>
          bed.sync({ entities: [name], pageSize: 5, batchSize: 5 }),
        );
        expect(requests.filter(save)).toHaveLength(1);
        const rest = requests.slice(requests.findIndex(save) + 1);
        const isRows = ({ method, path }: RecordedRequest) =>
          method !== 'GET' && /gazelle_(?!r|end_run)/.test(path);
        expect(rest.filter(isRows)).toEqual([]);
      }
    }
  });

  test('a watermark stays where it was when a page fails, and the next run reads everything since', async () => {
    const bed = await openBed({ ...options, sizes: { pianos: 20 } });
    await bed.sync({ entities });
    const before = await checkpointOf(bed, 'pianos');
    await editSome(bed, 12);
    const isThird = ({ operation }: RecordedRequest) => /^(Pianos|Pianos_heads|ById_piano)$/.test(operation);
    const mend = bed.gazelle.http.faults.add({
      kind: 'status',
      status: 500,
      match: isThird,
      skip: 2,
      times: 99,
    });
    const { summary } = await bed.sync({ entities, pageSize: 4, batchSize: 2 });
    expect(entityOf(summary, 'pianos').status).toBe('failed');
    expect(await checkpointOf(bed, 'pianos')).toBe(before);

    mend();
    bed.world.advance(HOUR);
    await bed.sync({ entities });
    expect(await differences(bed, { entities })).toEqual([]);
  });

  test('a watermark never moves backwards, even when the newest record is gone', async () => {
    const bed = await openBed(options);
    await bed.sync({ entities });
    const edited = await editSome(bed, 1);
    await bed.sync({ entities });
    bed.world.pianos.remove(bed.world.pianos.ids()[1] ?? '');
    bed.world.advance(MINUTE);
    for (const full of [false, true]) {
      const { summary } = await bed.sync({ entities, full });
      expect(entityOf(summary, 'pianos').watermark).toEqual({ from: edited, to: edited });
    }
  });

  test('an empty table is read from the start, whatever the checkpoint says', async () => {
    const bed = await openBed(options);
    const some = ['clients', 'pianos', 'appointments', 'timeline'];
    await bed.sync({ entities: some });
    await bed.supabase.sql(
      'truncate gazelle_pianos, gazelle_contacts, gazelle_appointments, gazelle_timeline_entries',
    );
    bed.world.advance(HOUR);
    const { summary } = await bed.sync({ entities: some });
    expect(entityOf(summary, 'pianos')).toMatchObject({ strategy: 'full', inserted: 10 });
    expect(entityOf(summary, 'contacts').inserted).toBe(bed.world.contacts.size());
    expect(entityOf(summary, 'appointments').inserted).toBe(12);
    expect(entityOf(summary, 'timeline').inserted).toBe(12);
  });
});

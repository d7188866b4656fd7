import { expect, test } from 'vitest';
import { exitCodeOf } from '../../bin/exit-codes.ts';
import { HOUR } from '../../sandbox/gazelle/instants.ts';
import { differences } from '../../sandbox/parity/differences.ts';
import { checkpointOf, count, requestsDuring, sharedSupabase } from '../support/scenario.ts';
import { entityOf } from '../support/test-bed.ts';

const openBed = sharedSupabase();

test.each([
  ['short pages', { shortPages: 2 }],
  ['empty pages', { emptyPages: [2, 4] }],
  ['an empty page at the start', { emptyPages: [1] }],
  ['short pages and empty ones', { shortPages: 3, emptyPages: [2, 3] }],
])('%s that say there is more are read on', async (_, quirks) => {
  const bed = await openBed({ updatedAtSort: false, sizes: { pastTimeline: 0 } });
  bed.gazelle.quirks = quirks;
  await bed.sync({ full: true, pageSize: 4 });
  expect(await differences(bed)).toEqual([]);
  bed.world.advance(HOUR);
  for (const id of bed.world.clients.ids()) bed.world.clients.edit(id, { personalNotes: 'Rappelé' });
  for (const id of bed.world.pianos.ids()) bed.world.pianos.edit(id, { notes: 'Accordé' });
  const { summary } = await bed.sync({ pageSize: 4 });
  expect(summary.totals.deleted).toBe(0);
  expect(await differences(bed)).toEqual([]);
});

test('an answer without the list fails its collection: it is no empty list', async () => {
  const bed = await openBed({ sizes: { users: 3 } });
  await bed.sync();
  const before = await checkpointOf(bed, 'pianos');
  bed.gazelle.http.faults.add({
    kind: 'status',
    status: 200,
    headers: { 'content-type': 'application/json' },
    body: '{"data":{"allPianos":null}}',
    match: ({ operation }) => operation === 'Pianos',
  });
  const { summary } = await bed.sync();
  expect(entityOf(summary, 'pianos')).toMatchObject({
    status: 'failed',
    error: 'an answer came without the list that was asked for',
  });
  expect(await checkpointOf(bed, 'pianos')).toEqual(before);
});

test('a cursor that comes twice fails its collection, and no other', async () => {
  const bed = await openBed({ sizes: { users: 3 } });
  await bed.sync();
  const before = await checkpointOf(bed, 'pianos');
  bed.world.advance(HOUR);
  for (const id of bed.world.pianos.ids()) bed.world.pianos.edit(id, { notes: 'Accordé' });
  bed.gazelle.quirks = { repeatCursor: true };
  const result = await bed.sync({ pageSize: 3 });
  expect(entityOf(result.summary, 'pianos')).toMatchObject({
    status: 'failed',
    error: 'the next page has a cursor that came before',
  });
  expect(entityOf(result.summary, 'users').status).toBe('success');
  expect(exitCodeOf(result)).toBe(1);
  expect(await checkpointOf(bed, 'pianos')).toBe(before);
});

test('a server that gives fewer records a page than asked for is taken as it is', async () => {
  const bed = await openBed({ pageCap: 5, updatedAtSort: false, sizes: { pianos: 21 } });
  const requests = await requestsDuring(bed.gazelle.http, () => bed.sync({ full: true, pageSize: 100 }));
  expect(count(requests, 'Pianos')).toBe(5);
  expect(await differences(bed)).toEqual([]);
});

import { expect, test } from 'vitest';
import { exitCodeOf } from '../../bin/exit-codes.ts';
import { HOUR, iso } from '../../sandbox/gazelle/instants.ts';
import { differences } from '../../sandbox/parity/differences.ts';
import { checkpointOf, count, requestsDuring, sharedSupabase } from '../support/scenario.ts';
import { entityOf } from '../support/test-bed.ts';

const openBed = sharedSupabase();
const pianos = { entities: ['pianos'] };

test.each([
  ['the API can sort by updatedAt', true],
  ['it cannot', false],
])('records imported by the hundred in one second are all stored, where %s', async (_, updatedAtSort) => {
  const bed = await openBed({ updatedAtSort, sizes: { pianos: 0 } });
  for (let n = 0; n < 150; n += 1) bed.world.pianos.insert({ make: 'Yamaha' });
  bed.gazelle.quirks = { shuffledTies: true };
  await bed.sync({ ...pianos, pageSize: 40 });
  expect(await differences(bed, pianos)).toEqual([]);
  bed.world.advance(HOUR);
  for (const id of bed.world.pianos.ids()) bed.world.pianos.edit(id, { notes: 'Accordé' });
  const { summary } = await bed.sync({ ...pianos, pageSize: 40 });
  expect(entityOf(summary, 'pianos')).toMatchObject({ status: 'success', updated: 150 });
  expect(await differences(bed, pianos)).toEqual([]);
});

test('appointments and entries of one moment that fit a page cost no second reading', async () => {
  const bed = await openBed({ sizes: { events: 0, timeline: 0 } });
  const [clientId = ''] = bed.world.clients.ids();
  for (let n = 0; n < 60; n += 1) {
    const at = iso(bed.world.now().getTime() - Math.floor(n / 12) * HOUR);
    bed.world.events.insert({ start: at });
    bed.world.timeline.insert({ clientId, occurredAt: at });
  }
  bed.gazelle.quirks = { shuffledTies: true };
  const requests = await requestsDuring(bed.gazelle.http, () =>
    bed.sync({ entities: ['appointments', 'timeline'], pageSize: 20, full: true }),
  );
  expect(await differences(bed, { entities: ['appointments', 'timeline'] })).toEqual([]);
  expect(count(requests, 'TimelineEntries')).toBeLessThan(bed.world.timeline.size() / 8 + 1);
});

test('a list that wrongly ends early is read on, as far as it is counted', async () => {
  const bed = await openBed({ updatedAtSort: false, sizes: { pianos: 30 } });
  bed.gazelle.quirks = { endsEarly: { at: 10, lasting: true } };
  await bed.sync({ ...pianos, pageSize: 10 });
  expect(await differences(bed, pianos)).toEqual([]);
});

test.each([7, -7])('a count that is wrong by %i fails no run, and the log says so', async (miscounts) => {
  const bed = await openBed({ updatedAtSort: false, sizes: { pianos: 30 } });
  bed.gazelle.quirks = { miscounts };
  const result = await bed.sync({ ...pianos, pageSize: 10, full: true });
  expect(exitCodeOf(result)).toBe(0);
  expect(await differences(bed, pianos)).toEqual([]);
  if (miscounts > 0) expect(bed.logged.join('\n')).toContain('the count is not believed');
});

test('what cannot be read completely is said, marks nothing as gone and moves no checkpoint', async () => {
  const bed = await openBed({ updatedAtSort: false, sizes: { pianos: 0 } });
  for (let n = 0; n < 60; n += 1) bed.world.pianos.insert({ make: 'Yamaha' });
  await bed.sync(pianos);
  const before = await checkpointOf(bed, 'pianos');
  bed.world.advance(HOUR);
  const [gone = ''] = bed.world.pianos.ids();
  bed.world.pianos.remove(gone);
  const [edited = ''] = bed.world.pianos.ids();
  bed.world.pianos.edit(edited, { notes: 'Accordé' });
  // Two records a page, and every page in an order of its own: some are never shown.
  bed.gazelle.quirks = { shuffledTies: true };
  bed.gazelle.setPageCap(2);
  const result = await bed.sync(pianos);
  expect(entityOf(result.summary, 'pianos')).toMatchObject({
    status: 'failed',
    deleted: 0,
    error: expect.stringMatching(/there are 59 pianos, and \d+ were seen, in \d+ readings/),
  });
  expect(exitCodeOf(result)).toBe(1);
  expect(await checkpointOf(bed, 'pianos')).toBe(before);
  bed.gazelle.quirks = {};
  await bed.sync(pianos);
  expect(await differences(bed, pianos)).toEqual([]);
});

test('a list that wrongly ends early, just as a record moves to its front, is not taken for a short one', async () => {
  const bed = await openBed({ sizes: { timeline: 10, timelineThisWeek: 4, pastTimeline: 0 } });
  const timeline = { entities: ['timeline'] };
  bed.gazelle.quirks = { endsEarly: { at: 4 } };
  let pages = 0;
  const takeBack = bed.gazelle.http.before(({ operation }) => {
    if (operation === 'TimelineEntries') pages += 1;
    const id = bed.world.timeline.ids()[4] ?? '';
    if (pages === 3) bed.world.timeline.edit(id, { occurredAt: iso(bed.world.now().getTime()) });
  });
  await bed.sync({ ...timeline, pageSize: 2 });
  takeBack();
  // The record that moved may be where it was already read: the next run's window has it.
  await bed.sync(timeline);
  expect(pages).toBeGreaterThan(3);
  expect(await differences(bed, timeline)).toEqual([]);
});

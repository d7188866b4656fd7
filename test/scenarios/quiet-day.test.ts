import { expect, test } from 'vitest';
import { ONE_ACCOUNT } from '../../sandbox/gazelle/data/sizes.ts';
import { aDayOfChanges } from '../../sandbox/gazelle/day.ts';
import { DAY, HOUR } from '../../sandbox/gazelle/instants.ts';
import type { RecordedRequest } from '../../sandbox/http/recorded-request.ts';
import { differences } from '../../sandbox/parity/differences.ts';
import { inRounds } from '../support/rounds.ts';
import { quietDay, requestsDuring, sharedSupabase } from '../support/scenario.ts';

const openBed = sharedSupabase();
const bytes = (requests: readonly RecordedRequest[]) => requests.reduce((sum, { sent }) => sum + sent, 0);

test('an account of the usual size costs next to nothing when nothing changed, and little on a day', async () => {
  // A record without a time of its last change is written in every run, which takes up to three requests more of each collection.
  // What is older than the windows is not read.
  const sizes = { ...ONE_ACCOUNT, withoutUpdatedAt: 0, pastEvents: 60, pastTimeline: 60 };
  const bed = await openBed({ sizes, updatedAtSort: false, pageCap: 2000 });
  const first = await requestsDuring(bed.gazelle.http, () => bed.sync());

  // Without the sort: every id is compared, in less than a quarter of the bytes of reading everything.
  const swept = await requestsDuring(bed.gazelle.http, async () => {
    const { summary } = await bed.sync();
    expect(summary.totals).toMatchObject({ inserted: 0, updated: 0, deleted: 0 });
  });
  const dated = ({ operation }: RecordedRequest) => /client|piano/i.test(operation);
  expect(bytes(swept.filter(dated))).toBeLessThan(bytes(first.filter(dated)) / 4);

  // Where a page may hold all there is, a handful of requests, and few that wait for another, whatever the API can do.
  for (const [updatedAtSort, pageCap, least] of [
    [true, 2000, { ...quietDay, roundTrips: 8 }],
    [false, 2000, { ...quietDay, supabase: 40 }],
    [true, 100, quietDay],
    [false, 100, { gazelle: 40, supabase: 40, roundTrips: 24 }],
  ] as const) {
    bed.gazelle.setUpdatedAtSort(updatedAtSort);
    bed.gazelle.setPageCap(pageCap);
    bed.world.advance(HOUR);
    const rounds = await inRounds([bed.gazelle.http, bed.supabase.http], async () => {
      // So many at once that only what needs an answer waits for it.
      const { summary } = await bed.sync({ concurrency: 20 });
      expect(summary.totals).toMatchObject({ inserted: 0, updated: 0, deleted: 0 });
    });
    const to = ({ url }: { url: string }) => rounds.flat().filter((origin) => url.startsWith(origin)).length;
    expect(to(bed.gazelle)).toBeLessThanOrEqual(least.gazelle);
    expect(to(bed.supabase)).toBeLessThanOrEqual(least.supabase);
    expect(rounds.length).toBeLessThanOrEqual(least.roundTrips);
  }

  for (const updatedAtSort of [false, true]) {
    bed.gazelle.setUpdatedAtSort(updatedAtSort);
    const changes = Object.values(aDayOfChanges(bed.world));
    const { summary } = await bed.sync();
    const { fetched, inserted, updated } = summary.totals;
    expect(fetched).toBeLessThan(100);
    expect((inserted ?? 0) + (updated ?? 0)).toBe(changes.reduce((sum, one) => sum + one));
    const from = new Date(bed.world.now().getTime() - 7 * DAY);
    expect(await differences(bed, { appointmentsFrom: from, timelineFrom: from })).toEqual([]);
  }

  // What takes more than a batch is sent without a look at what is stored.
  const batches = await requestsDuring(bed.supabase.http, () =>
    bed.sync({ entities: ['timeline'], batchSize: 10 }),
  );
  expect(batches.filter(({ method }) => method === 'GET')).toEqual([]);
});

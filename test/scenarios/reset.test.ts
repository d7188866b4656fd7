import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import {
  fromTheBeginning,
  readCheckpoints,
  rewind,
  saveCheckpoints,
} from '../../pipeline/checkpoint-changes.ts';
import { withProject } from '../../pipeline/config.ts';
import { flows } from '../../pipeline/flows.ts';
import { HOUR } from '../../sandbox/gazelle/instants.ts';
import { differences } from '../../sandbox/parity/differences.ts';
import { sharedSupabase } from '../support/scenario.ts';
import { captureLog, entityOf, type TestBed } from '../support/test-bed.ts';

const openBed = sharedSupabase();
const { log } = captureLog();

/** As somebody does in Supabase's table editor: the row's `updated_at` stays what Gazelle said. */
async function editByHand({ supabase }: TestBed) {
  await supabase.sql("update gazelle_users set first_name = 'x'");
  await supabase.sql("update gazelle_clients set company_name = 'x'");
  await supabase.sql("update gazelle_contacts set first_name = 'x'");
  await supabase.sql("update gazelle_pianos set make = 'x'");
  await supabase.sql("update gazelle_appointments set title = 'x'");
  await supabase.sql("update gazelle_timeline_entries set comment = 'x'");
}

const reset = ({ config }: TestBed) =>
  saveCheckpoints(
    withProject(config),
    flows.map(({ name }) => ({ collection: name, next: fromTheBeginning })),
    { log, signal: new AbortController().signal },
  );

test.each([true, false])(
  'after a reset, rows edited in Supabase are put right (sort: %s)',
  async (updatedAtSort) => {
    const bed = await openBed({ updatedAtSort });
    await bed.sync({ full: true });
    bed.world.advance(HOUR);
    await editByHand(bed);
    await reset(bed);
    const { summary } = await bed.sync();
    expect(await differences(bed)).toEqual([]);
    expect(entityOf(summary, 'clients').strategy).toBe('full');
    expect(entityOf(summary, 'timeline').strategy).toBe('full');
    const { summary: next } = await bed.sync();
    expect(entityOf(next, 'timeline').strategy).toBe('window');
  },
);

test('a reset lasts until a full reading has ended well', async () => {
  const bed = await openBed();
  await bed.sync({ full: true });
  await editByHand(bed);
  await reset(bed);
  await bed.sync({ limit: 3 });
  await bed.sync({ since: bed.world.now().toISOString() });
  await bed.sync({ dryRun: true });
  bed.gazelle.http.faults.add({ kind: 'graphql-errors', times: 99 });
  await bed.sync().catch(() => {});
  bed.gazelle.http.faults.clear();
  const stored = await readCheckpoints(withProject(bed.config), [], log);
  expect(stored.map(({ checkpoint }) => checkpoint)).toEqual(flows.map(() => fromTheBeginning));
  await bed.sync();
  expect(await differences(bed)).toEqual([]);
});

test('a reset forgets what a full read that broke off has stored already', async () => {
  const bed = await openBed({ sizes: { pianos: 90 } });
  const pianos = { entities: ['pianos'], pageSize: 6, batchSize: 20 };
  const takeBack = bed.gazelle.http.faults.add({
    kind: 'status',
    status: 500,
    skip: 10,
    times: Number.POSITIVE_INFINITY,
    match: ({ operation }) => operation === 'Pianos',
  });
  await bed.sync({ ...pianos, full: true });
  takeBack();
  await editByHand(bed);
  await reset(bed);
  await bed.sync(pianos);
  expect(await differences(bed, { entities: ['pianos'] })).toEqual([]);
});

test('--since reads from that time on, a reset or not', async () => {
  const bed = await openBed();
  await bed.sync({ full: true });
  await reset(bed);
  bed.world.advance(HOUR);
  const { summary } = await bed.sync({ since: bed.world.now().toISOString() });
  expect(summary.entities.map(({ strategy }) => strategy)).not.toContain('full');
});

test.each([true, false])(
  'a checkpoint that is set back has all read again since (sort: %s)',
  async (updatedAtSort) => {
    const bed = await openBed({ updatedAtSort });
    const { checkpoint } = await edited(bed);
    const back = Temporal.Instant.from(bed.world.now().toISOString()).subtract({ hours: 2 });
    await saveCheckpoints(
      withProject(bed.config),
      [{ collection: 'pianos', next: rewind(checkpoint, back) }],
      { log, signal: new AbortController().signal },
    );
    await bed.sync({ entities: ['pianos'] });
    expect(await differences(bed, { entities: ['pianos'] })).toEqual([]);
  },
);

/** A piano that was edited in Gazelle an hour ago and stored, and then edited in Supabase. */
async function edited(bed: TestBed) {
  await bed.sync({ entities: ['pianos'] });
  bed.world.advance(HOUR);
  const [id = ''] = bed.world.pianos.ids();
  bed.world.pianos.edit(id, { notes: 'Accordé' });
  bed.world.advance(HOUR);
  await bed.sync({ entities: ['pianos'] });
  await bed.supabase.sql("update gazelle_pianos set make = 'x' where id = $1", [id]);
  const [stored] = await readCheckpoints(withProject(bed.config), ['pianos'], log);
  if (!stored?.checkpoint) throw new Error('there is no checkpoint');
  return { checkpoint: stored.checkpoint };
}

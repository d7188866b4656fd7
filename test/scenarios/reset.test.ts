import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { withProject } from '../../pipeline/config.ts';
import { entityNames, flows } from '../../pipeline/flows.ts';
import {
  fromTheBeginning,
  readCheckpoints,
  rewind,
  saveCheckpoints,
} from '../../pipeline/operate/checkpoint-changes.ts';
import { HOUR } from '../../sandbox/gazelle/instants.ts';
import { differences } from '../../sandbox/parity/differences.ts';
import { readMigrations } from '../../sinks/supabase/migrations.ts';
import { migrate } from '../supabase/project.ts';
import { sharedSupabase, sortable } from '../support/scenario.ts';
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
    Object.fromEntries(flows.map(({ name }) => [name, fromTheBeginning])),
    { log, signal: new AbortController().signal },
  );

test.each([
  [true, entityNames],
  [false, sortable],
])('after a reset, rows edited in Supabase are put right (sort: %s)', async (updatedAtSort, entities) => {
  const bed = await openBed({ updatedAtSort });
  await bed.sync({ entities, full: true });
  bed.world.advance(HOUR);
  await editByHand(bed);
  await reset(bed);
  const { summary } = await bed.sync({ entities });
  expect(await differences(bed, { entities })).toEqual([]);
  const ways = new Set(summary.entities.map(({ strategy }) => strategy));
  expect(ways.isSubsetOf(new Set(['full', 'snapshot'])), [...ways].join()).toBe(true);
  const { summary: next } = await bed.sync({ entities });
  expect(next.entities.map(({ strategy }) => strategy)).not.toContain('full');
});

/** The columns that the migrations add or give a new meaning, by table. */
async function addedColumns(): Promise<(readonly [table: string, column: string])[]> {
  const all = (await readMigrations()).map(({ sql }) => sql).join('\n');
  return [...all.matchAll(/call public\.gazelle_add_column\('(\w+)', '(\w+)'/g)].map(
    ([, table = '', column = '']) => [table, column] as const,
  );
}

test('what a newer version stores of a record reaches the rows that an older one stored, by the next sync', async () => {
  const bed = await openBed({ sizes: { invoices: 20, estimates: 6 } });
  await bed.sync({ full: true });
  const added = await addedColumns();
  expect(added).toContainEqual(['gazelle_clients', 'locale']);
  for (const [table, column] of added)
    await bed.supabase.sql(`comment on column ${table}.${column} is null;
      alter table ${table} alter column ${column} drop not null; update ${table} set ${column} = null`);
  expect(await differences(bed)).not.toEqual([]);
  await migrate(bed.supabase);
  await bed.sync();
  expect(await differences(bed)).toEqual([]);
  // Nearly no client has a locale of its own, and none is without.
  const locales = await bed.supabase.sql('select distinct locale from gazelle_clients order by 1');
  expect(locales.map(({ locale }) => locale)).toEqual(['en_CA', 'fr_CA']);
  // Once: what is known already is not read again.
  await migrate(bed.supabase);
  bed.world.advance(HOUR);
  const { summary } = await bed.sync();
  expect(summary.entities.filter(({ strategy }) => strategy === 'full')).toEqual([]);
});

test('a run during which a migration adds a column fails, and the next one fills it', async () => {
  const bed = await openBed();
  const entities = ['appointments'];
  await bed.sync({ entities, full: true });
  await bed.supabase.sql(`comment on column gazelle_appointments.confirmed_at is null;
    update gazelle_appointments set confirmed_at = null`);
  bed.world.advance(HOUR);
  const takeBack = bed.gazelle.http.before(async ({ operation }) => {
    if (operation !== 'Events_heads') return;
    takeBack();
    await migrate(bed.supabase);
  });
  const broken = await bed.sync({ entities });
  expect(entityOf(broken.summary, 'appointments').error).toContain('the lease was lost');
  const { summary } = await bed.sync({ entities });
  expect(entityOf(summary, 'appointments').strategy).toBe('full');
  expect(await differences(bed, { entities })).toEqual([]);
});

test('a reset lasts until a full reading has ended well', async () => {
  const bed = await openBed();
  const entities = ['users', 'clients', 'contacts', 'pianos', 'appointments', 'timeline'];
  await bed.sync({ entities, full: true });
  await editByHand(bed);
  await reset(bed);
  await bed.sync({ entities, limit: 3 });
  await bed.sync({ entities, since: bed.world.now().toISOString() });
  await bed.sync({ entities, dryRun: true });
  bed.gazelle.http.faults.add({ kind: 'graphql-errors', times: 99 });
  await bed.sync({ entities }).catch(() => {});
  bed.gazelle.http.faults.clear();
  const stored = await readCheckpoints(withProject(bed.config), [], log);
  expect(Object.values(stored)).toEqual(flows.map(() => fromTheBeginning));
  await bed.sync({ entities });
  expect(await differences(bed, { entities })).toEqual([]);
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
      { pianos: rewind(checkpoint, back) },
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
  const { pianos } = await readCheckpoints(withProject(bed.config), ['pianos'], log);
  if (!pianos) throw new Error('there is no checkpoint');
  return { checkpoint: pianos };
}

import { describe, expect, test } from 'vitest';
import { DAY, HOUR, iso } from '../../sandbox/gazelle/instants.ts';
import { differences } from '../../sandbox/parity/differences.ts';
import { beforeRequest, markedAsGone, sharedSupabase } from '../support/scenario.ts';
import { entityOf, type TestBed } from '../support/test-bed.ts';

const openBed = sharedSupabase();
const swept = { updatedAtSort: false };
/** Those of which `takeSome` takes, with what belongs to them. */
const taken = ['clients', 'contacts', 'pianos', 'piano-measurements', 'appointments', 'appointment-services'];

/** Takes a client with its contacts, a piano, an event of this week and a technician away. */
function takeSome({ world }: TestBed) {
  world.clients.remove(world.clients.ids()[4] ?? '');
  world.pianos.remove(world.pianos.ids()[4] ?? '');
  const coming = world.events.list().find(({ start }) => Date.parse(start ?? '') > world.now().getTime());
  world.events.remove(coming?.id ?? '');
}

test('what is gone is marked by the next run, where it compares every id', async () => {
  const bed = await openBed({ ...swept, sizes: { pastEvents: 0, pastTimeline: 0 } });
  await bed.sync({ entities: taken });
  takeSome(bed);
  const { summary } = await bed.sync({ entities: taken });
  expect(entityOf(summary, 'clients').deleted).toBe(1);
  expect(entityOf(summary, 'pianos').deleted).toBe(1);
  expect(entityOf(summary, 'appointments').deleted).toBe(1);
  expect(await differences(bed, { entities: taken })).toEqual([]);
  const { summary: quiet } = await bed.sync({ entities: taken });
  expect(quiet.totals).toMatchObject({ inserted: 0, updated: 0, deleted: 0 });
});

test('where the newest are read first, appointments are marked each run, the rest by --full', async () => {
  const bed = await openBed({ sizes: { pastEvents: 0, pastTimeline: 0 } });
  await bed.sync({ entities: taken });
  takeSome(bed);
  const { summary } = await bed.sync({ entities: taken });
  expect(entityOf(summary, 'appointments').deleted).toBe(1);
  expect(entityOf(summary, 'pianos').deleted).toBe(0);
  await bed.sync({ entities: taken, full: true });
  expect(await differences(bed, { entities: taken })).toEqual([]);
});

test('only what answers as gone when it is asked for by id is marked', async () => {
  const bed = await openBed(swept);
  await bed.sync({ entities: ['pianos'] });
  const piano = bed.world.pianos.list()[4];
  if (!piano) throw new Error('the account has no fifth piano');
  bed.world.pianos.remove(piano.id);
  bed.world.advance(HOUR);
  // It is hidden while the list is read, and there again when it is asked for.
  let asked = 0;
  bed.gazelle.http.before(({ operation, body }) => {
    if (operation !== 'ById_piano' || !body.includes(piano.id)) return;
    asked += 1;
    bed.world.pianos.insert({ ...piano, notes: 'Retrouvé' });
  });
  const { summary } = await bed.sync({ entities: ['pianos'] });
  expect(asked).toBe(1);
  expect(entityOf(summary, 'pianos')).toMatchObject({ deleted: 0, updated: 1 });
  expect(await differences(bed, { entities: ['pianos'] })).toEqual([]);
});

test('a client that was merged into another one is deleted: the answer to its id is the other one', async () => {
  const bed = await openBed(swept);
  await bed.sync({ entities: ['clients'] });
  const [old = '', survivor = ''] = bed.world.clients.ids();
  bed.world.clients.remove(old);
  bed.gazelle.quirks = { merged: { [old]: survivor } };
  bed.world.advance(HOUR);
  expect(entityOf((await bed.sync({ entities: ['clients'] })).summary, 'clients').deleted).toBe(1);
  expect(await markedAsGone(bed, 'gazelle_clients')).toEqual([old]);
  expect(await differences(bed, { entities: ['clients'] })).toEqual([]);
});

describe.each([swept, { updatedAtSort: true }])('with %o', (options) => {
  test('more than the cap are not marked: the run says so, the next one too, --allow-deletes allows it', async () => {
    const bed = await openBed({ ...options, sizes: { pianos: 40 } });
    await bed.sync({ entities: ['pianos'] });
    for (const id of bed.world.pianos.ids().slice(0, 12)) bed.world.pianos.remove(id);
    for (const full of [true, false, false]) {
      bed.world.advance(HOUR);
      const { summary } = await bed.sync({ entities: ['pianos'], full });
      const { deleted, status, error } = entityOf(summary, 'pianos');
      expect({ deleted, status }).toEqual({ deleted: 0, status: 'partial' });
      expect(error).toContain('--allow-deletes 12');
    }
    expect(await markedAsGone(bed, 'gazelle_pianos')).toEqual([]);
    const { summary } = await bed.sync({ entities: ['pianos'], allowDeletes: 12 });
    expect(entityOf(summary, 'pianos')).toMatchObject({ deleted: 12, status: 'success' });
    expect(await differences(bed, { entities: ['pianos'] })).toEqual([]);
  });

  test('a record that comes back is not marked any more', async () => {
    const bed = await openBed(options);
    await bed.sync({ entities: ['pianos'] });
    const piano = bed.world.pianos.list()[4];
    if (!piano) throw new Error('the account has no fifth piano');
    bed.world.pianos.remove(piano.id);
    await bed.sync({ entities: ['pianos'], full: true });
    expect(await markedAsGone(bed, 'gazelle_pianos')).toEqual([piano.id]);
    bed.world.pianos.insert(piano);
    bed.world.advance(7 * DAY + HOUR);
    await bed.sync({ entities: ['pianos'] });
    expect(await markedAsGone(bed, 'gazelle_pianos')).toEqual([]);
    expect(await differences(bed, { entities: ['pianos'] })).toEqual([]);
  });
});

test('the cap is taken of the table, not of the days that were read: a series of 30 among 1,000 is marked', async () => {
  const bed = await openBed({ sizes: { events: 40, pastEvents: 960 } });
  const entities = ['appointments'];
  await bed.sync({ entities, full: true });
  bed.world.advance(HOUR);
  const coming = bed.world.events
    .list()
    .filter(({ start }) => Date.parse(start ?? '') > bed.world.now().getTime() - 6 * DAY);
  for (const { id } of coming.slice(0, 30)) bed.world.events.remove(id);
  const { summary } = await bed.sync({ entities });
  expect(entityOf(summary, 'appointments')).toMatchObject({ deleted: 30, status: 'success' });
  expect(await differences(bed, { entities })).toEqual([]);
});

test('rows that are gone are found on whatever page of the stored rows, and the cap counts all pages', async () => {
  const bed = await openBed({ sizes: { pianos: 40 } });
  const entities = ['pianos'];
  await bed.sync({ entities });
  // These come before and behind the rows of Gazelle.
  await bed.supabase.sql(`insert into gazelle_pianos (id, deleted_at)
    select prefix || lpad(i::text, 5, '0'), now() from generate_series(1, 10000) as i, unnest(array['aaa_', 'zzz_']) as prefix`);
  for (const id of bed.world.pianos.ids().slice(0, 12)) bed.world.pianos.remove(id);
  const { summary } = await bed.sync({ entities, full: true });
  expect(entityOf(summary, 'pianos')).toMatchObject({ deleted: 12, status: 'success' });
  expect(await markedAsGone(bed, 'gazelle_pianos')).toHaveLength(20_012);
});

test.each([1, 3])('of %i users none is marked when Gazelle gives an empty list twice', async (users) => {
  const bed = await openBed({ sizes: { users } });
  const entities = ['users'];
  await bed.sync({ entities });
  for (const id of bed.world.users.ids()) bed.world.users.remove(id);
  const { summary } = await bed.sync({ entities, allowDeletes: 5 });
  expect(entityOf(summary, 'users')).toMatchObject({
    deleted: 0,
    status: 'failed',
    error: expect.stringContaining('no user'),
  });
  expect(await markedAsGone(bed, 'gazelle_users')).toEqual([]);
});

test('a user whom one list lacks and the next one has is not marked', async () => {
  const bed = await openBed({ sizes: { users: 3 } });
  const entities = ['users'];
  await bed.sync({ entities });
  const [user] = bed.world.users.list();
  beforeRequest(bed.gazelle, 'Users', 1, () => bed.world.users.remove(user?.id ?? ''));
  beforeRequest(bed.gazelle, 'Users', 2, () => bed.world.users.insert({ ...user }));
  const { summary } = await bed.sync({ entities });
  expect(entityOf(summary, 'users')).toMatchObject({ deleted: 0, status: 'success' });
  expect(await markedAsGone(bed, 'gazelle_users')).toEqual([]);
});

test.each(['removed', 'dated back behind the window', 'dated back within it'])(
  'a timeline entry of this week that is %s is noticed by the next run',
  async (what) => {
    const bed = await openBed({ sizes: { clients: 2 } });
    const entities = ['timeline'];
    await bed.sync({ entities });
    bed.world.advance(HOUR);
    const now = bed.world.now().getTime();
    const entry = bed.world.timeline.list().find(({ occurredAt }) => Date.parse(occurredAt) > now - 5 * DAY);
    const id = entry?.id ?? '';
    const days = what === 'dated back within it' ? 6 : 50;
    if (what === 'removed') bed.world.timeline.remove(id);
    else bed.world.timeline.edit(id, { occurredAt: iso(now - days * DAY) });
    const { summary } = await bed.sync({ entities });
    expect(entityOf(summary, 'timeline')).toMatchObject({
      status: 'success',
      deleted: what === 'removed' ? 1 : 0,
    });
    const isUnseen = (_: string, other: string) =>
      bed.world.timeline.has(other) &&
      other !== id &&
      Date.parse(bed.world.timeline.need(other).occurredAt) < now - 30 * DAY;
    expect(await differences(bed, { entities, isUnseen })).toEqual([]);
  },
);

test('a record that is listed, but not given by its id, is counted by id and neither marked nor forgotten', async () => {
  const bed = await openBed();
  const entities = ['pianos'];
  await bed.sync({ entities });
  const [, id = ''] = bed.world.pianos.ids();
  bed.world.advance(7 * DAY + HOUR);
  const edited = bed.world.pianos.edit(id, { notes: 'Corrigé' });
  const hide = bed.gazelle.http.before(({ operation }) => {
    if (operation === 'ById_piano') bed.world.pianos.remove(id);
  });
  const { summary } = await bed.sync({ entities });
  expect(entityOf(summary, 'pianos')).toMatchObject({ status: 'success', unanswered: 1, deleted: 0 });
  expect(bed.logged.join('\n')).toContain(`${id} was listed`);
  hide();
  bed.world.pianos.insert(edited);
  const { summary: next } = await bed.sync({ entities });
  expect(entityOf(next, 'pianos')).toMatchObject({ strategy: 'sweep', updated: 1 });
  expect(entityOf(next, 'pianos')).not.toHaveProperty('unanswered');
  expect(await differences(bed, { entities })).toEqual([]);
});

test.each([1, 2, 3])('a read that fails on page %i marks nothing', async (page) => {
  const bed = await openBed(swept);
  await bed.sync({ entities: ['pianos'] });
  bed.world.pianos.remove(bed.world.pianos.ids()[0] ?? '');
  bed.gazelle.http.faults.add({
    kind: 'graphql-errors',
    withPartialData: true,
    match: ({ operation }) => operation === 'Pianos_heads',
    skip: page - 1,
    times: 99,
  });
  const { summary } = await bed.sync({ entities: ['pianos'], pageSize: 4 });
  expect(entityOf(summary, 'pianos').status).toBe('failed');
  expect(await markedAsGone(bed, 'gazelle_pianos')).toEqual([]);
});

test('a run whose question for the missing ids fails marks nothing', async () => {
  const bed = await openBed({ ...swept, sizes: { withoutUpdatedAt: 0 } });
  await bed.sync({ entities: ['pianos'] });
  bed.world.pianos.remove(bed.world.pianos.ids()[0] ?? '');
  const match = ({ operation }: { operation: string }) => operation === 'ById_piano';
  bed.gazelle.http.faults.add({ kind: 'graphql-errors', withPartialData: true, match, times: 99 });
  const { summary } = await bed.sync({ entities: ['pianos'] });
  expect(entityOf(summary, 'pianos').status).toBe('failed');
  expect(await markedAsGone(bed, 'gazelle_pianos')).toEqual([]);
});

test('timeline entries that are gone are marked by --full, once their client does not show them', async () => {
  const bed = await openBed({ sizes: { clients: 2 } });
  const entities = ['timeline'] as const;
  await bed.sync({ entities, full: true });
  const [gone, hidden] = bed.world.timeline.list();
  if (!gone || !hidden) throw new Error('the account has no timeline');
  bed.world.timeline.remove(gone.id);
  await bed.sync({ entities });
  expect(await markedAsGone(bed, 'gazelle_timeline_entries')).toEqual([]);

  // One is not there while the whole timeline is read, and back when its client is asked.
  bed.world.timeline.remove(hidden.id);
  const takeBack = bed.gazelle.http.before(({ body }) => {
    if (!body.includes(`"clientId":"${hidden.clientId}"`)) return;
    takeBack();
    bed.world.timeline.insert(hidden);
  });
  await bed.sync({ entities, full: true });
  expect(await markedAsGone(bed, 'gazelle_timeline_entries')).toEqual([gone.id]);
  expect(await differences(bed, { entities })).toEqual([]);
});

test('a removed technician is marked as gone, and a new one arrives, each run', async () => {
  const bed = await openBed({ sizes: { users: 3 } });
  const entities = ['users'] as const;
  await bed.sync({ entities });
  for (let run = 0; run < 2; run += 1) {
    bed.world.advance(HOUR);
    bed.world.users.insert({ firstName: `Nouvelle ${run}`, email: 'nouvelle@example.org' });
    bed.world.users.remove(bed.world.users.ids()[0] ?? '');
    const { summary } = await bed.sync({ entities });
    expect(entityOf(summary, 'users')).toMatchObject({ strategy: 'snapshot', inserted: 1, deleted: 1 });
    expect(await differences(bed, { entities })).toEqual([]);
  }
  expect(await markedAsGone(bed, 'gazelle_users')).toHaveLength(2);
});

test('the time of the mark is that of Gazelle', async () => {
  const bed = await openBed(swept);
  await bed.sync({ entities: ['pianos'] });
  bed.world.pianos.remove(bed.world.pianos.ids()[0] ?? '');
  bed.world.advance(HOUR);
  await bed.sync({ entities: ['pianos'] });
  const rows = await bed.supabase.sql('select deleted_at from gazelle_pianos where deleted_at is not null');
  expect(rows.map(({ deleted_at }) => iso(Date.parse(String(deleted_at))))).toEqual([iso(bed.world.now())]);
});

test('where more records are deleted than may be marked, nothing that belongs to them is marked either', async () => {
  const bed = await openBed({ ...swept, sizes: { clients: 30, pianos: 0, events: 0, timeline: 0 } });
  const entities = ['clients', 'contacts'];
  await bed.sync({ entities });
  // Few enough contacts that their own number would allow it.
  const contactsOf = (id: string) =>
    bed.world.contacts.list().filter(({ clientId }) => clientId === id).length;
  const gone = bed.world.clients
    .ids()
    .sort((a, b) => contactsOf(a) - contactsOf(b))
    .slice(0, 11);
  const contacts = gone.reduce((sum, id) => sum + contactsOf(id), 0);
  expect([contacts > 0, contacts <= 10]).toEqual([true, true]);
  for (const id of gone) bed.world.clients.remove(id);
  const { summary } = await bed.sync({ entities });
  expect(entityOf(summary, 'clients').error).toContain('none is marked');
  expect(await markedAsGone(bed, 'gazelle_contacts')).toEqual([]);
  await bed.sync({ entities, allowDeletes: 11 });
  // What belongs to them goes with them, and counts for nothing.
  expect(await differences(bed, { entities })).toEqual([]);
});

test('a contact that moves while its old client is deleted is stored with its new one, and not marked', async () => {
  const bed = await openBed({ sizes: { clients: 12 } });
  await bed.sync({ entities: ['clients'] });
  const [first = '', ...others] = bed.world.clients.ids();
  const old =
    others.findLast((id) => bed.world.contacts.list().some(({ clientId }) => clientId === id)) ?? '';
  const moved = bed.world.contacts.list().find(({ clientId }) => clientId === old);
  if (!moved) throw new Error('no client has a contact');
  // Its new client has been read by then, and shows no new time.
  beforeRequest(bed.gazelle, 'Clients', 2, () => {
    bed.world.contacts.edit(moved.id, { clientId: first }, { touch: false });
    bed.world.clients.remove(old);
  });
  await bed.sync({ entities: ['clients'], full: true, pageSize: 6 });
  expect(await markedAsGone(bed, 'gazelle_clients')).toEqual([old]);
  expect(await differences(bed, { entities: ['clients', 'contacts'] })).toEqual([]);
});

test.each([
  ['invoices', ['invoices', 'invoice-items', 'invoice-payments'], { items: null }],
  ['pianos', ['pianos', 'piano-measurements'], { allPianoMeasurements: [null] }],
  ['estimates', ['estimates', 'estimate-tiers', 'estimate-tier-items'], { allEstimateTiers: null }],
] as const)(
  'what belongs to one of the %s that cannot be read is not taken for deleted',
  async (name, entities, fault) => {
    const bed = await openBed();
    await bed.sync({ entities, full: true });
    const records: { list(): { id: string }[]; edit(id: string, fields: object): void } = bed.world[name];
    for (const { id } of records.list()) if (Number(id.at(-1)) % 2 === 0) records.edit(id, fault);
    const { summary } = await bed.sync({ entities, full: true });
    expect(entityOf(summary, name).rejected).toBeGreaterThan(0);
    expect(summary.totals.deleted).toBe(0);
  },
);

test('what is refused, because it is too much, is refused again each day until it is allowed', async () => {
  const entities = ['timeline'];
  const bed = await openBed({ sizes: { timeline: 30, timelineThisWeek: 26 } });
  await bed.sync({ entities, full: true });
  const { timeline } = bed.world;
  const weekAgo = iso(bed.world.now().getTime() - 6 * DAY);
  const recent = timeline.list().filter(({ occurredAt }) => occurredAt > weekAgo);
  for (const { id } of recent.slice(0, 14)) timeline.remove(id);
  for (let day = 0; day < 9; day += 1) {
    bed.world.advance(DAY);
    timeline.insert({
      clientId: bed.world.clients.ids()[0] ?? '',
      occurredAt: iso(bed.world.now().getTime()),
    });
    const { summary } = await bed.sync({ entities });
    expect(entityOf(summary, 'timeline')).toMatchObject({ status: 'partial', deleted: 0 });
  }
  await bed.sync({ entities, allowDeletes: 14 });
  expect(await differences(bed, { entities })).toEqual([]);
});

test('the cap is one of what was stored before, so that a dry run refuses what the run refuses', async () => {
  const entities = ['pianos'];
  const bed = await openBed({ sizes: { pianos: 230 } });
  await bed.sync({ entities });
  for (const id of bed.world.pianos.ids().slice(0, 12)) bed.world.pianos.remove(id);
  for (let i = 0; i < 60; i += 1) bed.world.pianos.insert({});
  for (const dryRun of [true, false]) {
    const { summary } = await bed.sync({ entities, sweep: true, dryRun });
    expect(entityOf(summary, 'pianos')).toMatchObject({ inserted: 60, deleted: 0, status: 'partial' });
  }
});

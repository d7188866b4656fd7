import { describe, expect, test } from 'vitest';
import { DAY, HOUR } from '../../sandbox/gazelle/instants.ts';
import type { World } from '../../sandbox/gazelle/world.ts';
import { differences } from '../../sandbox/parity/differences.ts';
import { beforeRequest, sharedSupabase } from '../support/scenario.ts';
import { entityOf } from '../support/test-bed.ts';

const openBed = sharedSupabase();
const entities = ['clients'] as const;
const tables = { entities: ['clients', 'contacts'] } as const;

/** A contact whose client has a time: without one, a client is read each run. */
const firstContact = (world: World) => {
  const contact = world.contacts.list().find(({ clientId }) => world.clients.need(clientId).updatedAt);
  if (!contact) throw new Error('the account has no contact');
  return contact;
};

/** What can happen to a contact without a trace in its client. */
const changes: [string, (world: World) => unknown][] = [
  ['edited', (world) => world.contacts.edit(firstContact(world).id, { lastName: 'Tremblay' })],
  ['added', (world) => world.contacts.insert({ clientId: firstContact(world).clientId, firstName: 'Zoé' })],
  ['removed', (world) => world.contacts.remove(firstContact(world).id)],
  [
    'moved to another client',
    (world) =>
      world.contacts.edit(
        firstContact(world).id,
        { clientId: world.clients.ids()[2] ?? '' },
        { touch: false },
      ),
  ],
  ['exchanged between two clients', exchange],
];

function exchange(world: World) {
  const one = firstContact(world);
  const other = world.contacts
    .list()
    .find(({ clientId }) => clientId !== one.clientId && world.clients.need(clientId).updatedAt);
  if (!other) throw new Error('the account has contacts of one client only');
  world.contacts.edit(one.id, { clientId: other.clientId }, { touch: false });
  world.contacts.edit(other.id, { clientId: one.clientId }, { touch: false });
}

describe.each(changes)('a contact %s, its client untouched,', (_, change) => {
  test('is found by a sweep', async () => {
    const bed = await openBed({ updatedAtSort: false });
    await bed.sync({ entities });
    bed.world.advance(HOUR);
    change(bed.world);
    bed.world.advance(HOUR);
    await bed.sync({ entities });
    expect(await differences(bed, tables)).toEqual([]);
  });

  test('is found by the weekly sweep where the newest are read first', async () => {
    const bed = await openBed();
    await bed.sync({ entities });
    bed.world.advance(HOUR);
    change(bed.world);
    bed.world.advance(6 * DAY);
    const { summary } = await bed.sync({ entities });
    expect(entityOf(summary, 'clients').strategy).toBe('newest-first');
    expect(await differences(bed, tables)).not.toEqual([]);

    bed.world.advance(DAY);
    const { summary: weekly } = await bed.sync({ entities });
    expect(entityOf(weekly, 'clients').strategy).toBe('sweep');
    expect(await differences(bed, tables)).toEqual([]);
  });

  test('is found by --full', async () => {
    const bed = await openBed();
    await bed.sync({ entities });
    bed.world.advance(HOUR);
    change(bed.world);
    await bed.sync({ entities, full: true });
    expect(await differences(bed, tables)).toEqual([]);
  });
});

test('a contact that was stored when the write of its client failed does not hide that', async () => {
  const bed = await openBed({ updatedAtSort: false });
  await bed.sync({ entities });
  const { id } = firstContact(bed.world);
  bed.world.contacts.edit(id, { firstName: 'Zoé', isDefault: true });
  const isClientWrite = ({ method, path }: { method: string; path: string }) =>
    method === 'POST' && path.endsWith('/gazelle_clients');
  bed.supabase.http.faults.add({ kind: 'status', status: 500, match: isClientWrite, times: 3 });
  const { summary } = await bed.sync({ entities });
  expect(entityOf(summary, 'clients').status).toBe('failed');
  await bed.sync({ entities });
  expect(await differences(bed, tables)).toEqual([]);
});

test.each([
  ['edited', (world: World, id: string) => world.contacts.edit(id, { firstName: 'Zoé' })],
  ['removed', (world: World, id: string) => world.contacts.remove(id)],
])(
  'a default contact %s between its client and the page of its contacts leaves no old name behind',
  async (_, change) => {
    const bed = await openBed({ updatedAtSort: false, sizes: { contactsOfLargest: 15 } });
    const groups = [...Map.groupBy(bed.world.contacts.list(), ({ clientId }) => clientId).values()];
    const { id = '' } = groups.find(({ length }) => length === 15)?.find(({ isDefault }) => isDefault) ?? {};
    beforeRequest(bed.gazelle, 'ContactsOfClient', 1, () => change(bed.world, id));
    await bed.sync({ entities });
    await bed.sync({ entities });
    expect(await differences(bed, tables)).toEqual([]);
  },
);

test('a contact that a broken --full stored without its client does not hide that from the weekly sweep', async () => {
  const bed = await openBed();
  await bed.sync({ entities });
  bed.world.advance(HOUR);
  bed.world.contacts.edit(firstContact(bed.world).id, { firstName: 'Zoé' });
  bed.world.advance(HOUR);
  const isClientWrite = ({ method, path }: { method: string; path: string }) =>
    method === 'POST' && path.endsWith('/gazelle_clients');
  bed.supabase.http.faults.add({ kind: 'status', status: 500, match: isClientWrite, times: 3 });
  const { summary } = await bed.sync({ entities, full: true });
  expect(entityOf(summary, 'clients').status).toBe('failed');
  for (let day = 0; day < 8; day += 1) {
    bed.world.advance(DAY);
    bed.world.clients.edit(bed.world.clients.ids()[5] ?? '', { personalNotes: `Jour ${day}` });
    await bed.sync({ entities });
  }
  expect(await differences(bed, tables)).toEqual([]);
});

test('all contacts of a client arrive, however many it has', async () => {
  const bed = await openBed({ sizes: { contactsOfLargest: 45 } });
  await bed.sync({ entities });
  expect(await differences(bed, tables)).toEqual([]);
  const largest = Map.groupBy(bed.world.contacts.list(), ({ clientId }) => clientId);
  const contacts = [...largest.values()].find(({ length }) => length === 45) ?? [];
  bed.world.contacts.edit(contacts[40]?.id ?? '', { role: 'Concierge' });
  bed.gazelle.setUpdatedAtSort(false);
  await bed.sync({ entities });
  expect(await differences(bed, tables)).toEqual([]);
});

test('where no client has a contact, a client that is gone is still marked', async () => {
  const bed = await openBed({ updatedAtSort: false });
  for (const id of bed.world.contacts.ids()) bed.world.contacts.remove(id);
  await bed.sync({ entities });
  bed.world.clients.remove(bed.world.clients.ids()[3] ?? '');
  const { summary } = await bed.sync({ entities });
  expect(entityOf(summary, 'clients').deleted).toBe(1);
  expect(await differences(bed, tables)).toEqual([]);
});

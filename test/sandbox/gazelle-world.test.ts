import { expect, test } from 'vitest';
import { DAY, HOUR } from '../../sandbox/gazelle/instants.ts';
import { createWorld } from '../../sandbox/gazelle/world.ts';

const START = new Date('2026-01-02T03:04:05Z');

test('the clock stands still unless it is moved', () => {
  const world = createWorld({ now: START });
  world.clients.insert({});
  expect(world.now()).toEqual(START);
  world.advance(DAY + HOUR);
  expect(world.now().toISOString()).toBe('2026-01-03T04:04:05.000Z');
});

test('a tick gives each change an instant of its own', () => {
  const world = createWorld({ now: START, tick: 1500 });
  const stamps = [1, 2, 3].map(() => world.pianos.insert({}).updatedAt);
  expect(stamps).toEqual(['2026-01-02T03:04:05Z', '2026-01-02T03:04:06.500Z', '2026-01-02T03:04:08Z']);
});

test('ids have the prefix of their kind and are the same in every world', () => {
  const make = () => {
    const world = createWorld();
    const clientId = world.clients.insert({}).id;
    return [
      clientId,
      world.contacts.insert({ clientId }).id,
      world.pianos.insert({}).id,
      world.events.insert({}).id,
      world.users.insert({}).id,
      world.timeline.insert({ clientId }).id,
    ];
  };
  expect(make().map((id) => id.slice(0, 4))).toEqual(['cli_', 'con_', 'ins_', 'evt_', 'usr_', 'tme_']);
  expect(make()).toEqual(make());
});

test('two inserts never share an id', () => {
  const { clients } = createWorld();
  for (let i = 0; i < 5000; i += 1) clients.insert({});
  expect(new Set(clients.ids()).size).toBe(5000);
});

test('an edit moves updatedAt to now, unless told not to or told another', () => {
  const world = createWorld({ now: START });
  const { id } = world.clients.insert({});
  world.advance(HOUR);
  const stamp = (changes: object, options?: { touch: boolean }) =>
    world.clients.edit(id, changes, options).updatedAt;
  expect(stamp({ status: 'NEW' }, { touch: false })).toBe('2026-01-02T03:04:05Z');
  expect(stamp({ status: 'ACTIVE' })).toBe('2026-01-02T04:04:05Z');
  expect(stamp({ updatedAt: '2030-01-01T00:00:00+05:30' })).toBe('2030-01-01T00:00:00+05:30');
  expect(stamp({ updatedAt: null })).toBeNull();
  expect(world.clients.need(id)).toMatchObject({ status: 'ACTIVE', createdAt: '2026-01-02T03:04:05Z' });
});

test('a record read before an edit keeps what it had', () => {
  const { pianos } = createWorld();
  const before = pianos.insert({ make: 'Yamaha' });
  pianos.edit(before.id, { make: 'Kawai' });
  expect([before.make, pianos.need(before.id).make]).toEqual(['Yamaha', 'Kawai']);
});

test('editing a contact touches the contact alone, and its client on request', () => {
  const world = createWorld({ now: START });
  const client = world.clients.insert({});
  const contact = world.contacts.insert({ clientId: client.id });
  world.advance(HOUR);
  world.contacts.edit(contact.id, { role: 'Parent' });
  expect(world.contacts.need(contact.id).updatedAt).toBe('2026-01-02T04:04:05Z');
  expect(world.clients.need(client.id)).toEqual(client);
  world.contacts.edit(contact.id, { role: 'Concierge' }, { touchClient: true });
  expect(world.clients.need(client.id).updatedAt).toBe('2026-01-02T04:04:05Z');
});

test('removing a client removes its contacts and nothing else', () => {
  const world = createWorld();
  const [gone, kept] = [world.clients.insert({}), world.clients.insert({})];
  world.contacts.insert({ clientId: gone.id });
  world.contacts.insert({ clientId: kept.id });
  world.pianos.insert({ clientId: gone.id });
  expect([world.clients.remove(gone.id), world.clients.remove(gone.id)]).toEqual([true, false]);
  expect(world.size()).toEqual({ ...createWorld().size(), clients: 1, contacts: 1, pianos: 1 });
});

test('a removed record can come back under its id, and a present one cannot be added twice', () => {
  const { clients } = createWorld();
  const client = clients.insert({ companyName: 'Chez Léa' });
  expect(() => clients.insert(client)).toThrow(client.id);
  clients.remove(client.id);
  expect(clients.insert(client)).toEqual(client);
});

import { afterEach, beforeEach, expect, test } from 'vitest';
import { type GazelleSandbox, startGazelle } from '../../sandbox/gazelle/server.ts';
import { createWorld } from '../../sandbox/gazelle/world.ts';
import { ask, idPage } from './support/ask.ts';

let gazelle: GazelleSandbox;
beforeEach(async () => {
  gazelle = await startGazelle({ world: createWorld({ now: new Date('2026-03-10T12:00:00Z') }) });
});
afterEach(() => gazelle.close());

const ids = async (field: string, args = '') =>
  (await idPage(gazelle, field, args)).nodes.map((node) => node.id);

test('newest first puts records without updatedAt first, then compares instants, whatever their offset', async () => {
  const stamps = {
    old: '2026-03-01T00:00:00Z',
    unknown: null,
    late: '2026-03-05T01:00:00+05:00',
    later: '2026-03-04T21:00:00Z',
    latest: '2026-03-04T21:00:00.000250Z',
    tie: '2026-03-04T16:00:00-05:00',
    future: '2027-01-01T00:00:00Z',
  };
  for (const kind of ['clients', 'pianos'] as const) {
    for (const [id, updatedAt] of Object.entries(stamps)) gazelle.world[kind].insert({ id, updatedAt });
    const field = kind === 'clients' ? 'allClients' : 'allPianos';
    const newest = ['unknown', 'future', 'latest', 'later', 'tie', 'late', 'old'];
    expect(await ids(field, 'sortBy: [UPDATED_AT_DESC]')).toEqual(newest);
    const oldest = ['old', 'late', 'later', 'tie', 'latest', 'future', 'unknown'];
    expect(await ids(field, 'sortBy: [UPDATED_AT_ASC]')).toEqual(oldest);
    expect(await ids(field)).toEqual(Object.keys(stamps));
  }
});

test('an edit moves a record to the front at once', async () => {
  for (const id of ['a', 'b', 'c']) gazelle.world.clients.insert({ id });
  gazelle.world.advance(1000);
  await ids('allClients', 'sortBy: [UPDATED_AT_DESC]');
  gazelle.world.clients.edit('c', { status: 'NEW' });
  expect(await ids('allClients', 'sortBy: [UPDATED_AT_DESC]')).toEqual(['c', 'a', 'b']);
});

test('several sorts apply in turn', async () => {
  const rows = [
    ['a', 'NEW', '2020'],
    ['b', 'ACTIVE', '2021'],
    ['c', 'NEW', '2022'],
  ] as const;
  for (const [id, status, year] of rows)
    gazelle.world.clients.insert({ id, status, createdAt: `${year}-01-01T00:00:00Z` });
  expect(await ids('allClients', 'sortBy: [STATUS_ASC, CREATED_AT_DESC]')).toEqual(['b', 'c', 'a']);
});

test('ties can come in reverse, where the database promises nothing', async () => {
  const reversed = await startGazelle({ world: gazelle.world, ties: 'reversed' });
  for (const id of ['a', 'b', 'c']) gazelle.world.clients.insert({ id });
  const { nodes } = await idPage(reversed, 'allClients', 'sortBy: [UPDATED_AT_DESC]');
  expect(nodes.map((node) => node.id)).toEqual(['c', 'b', 'a']);
  await reversed.close();
});

test('the unordered quirk answers UPDATED_AT_DESC in the order records were added', async () => {
  gazelle.quirks.unorderedUpdatedAt = true;
  for (const [id, day] of Object.entries({ a: '01', b: '03', c: '02' })) {
    gazelle.world.clients.insert({ id, updatedAt: `2026-02-${day}T00:00:00Z` });
  }
  expect(await ids('allClients', 'sortBy: [UPDATED_AT_DESC]')).toEqual(['a', 'b', 'c']);
  gazelle.quirks.unorderedUpdatedAt = false;
  expect(await ids('allClients', 'sortBy: [UPDATED_AT_DESC]')).toEqual(['b', 'c', 'a']);
});

test('events are found by date from midnight UTC on, those without a start never', async () => {
  const starts = {
    before: '2026-03-02T23:59:59Z',
    first: '2026-03-03T00:00:00Z',
    after: '2026-03-04T10:00:00Z',
    none: null,
  };
  for (const [id, start] of Object.entries(starts)) gazelle.world.events.insert({ id, start });
  expect(await ids('allEventsBatched', 'filters: { dateGet: "2026-03-03" }')).toEqual(['first', 'after']);
  expect(await ids('allEventsBatched', 'filters: { dateLet: "2026-03-03" }')).toEqual(['before', 'first']);
  expect(await ids('allEventsBatched', 'sortBy: [START_DESC]')).toEqual(['none', 'after', 'first', 'before']);
  expect(await ids('allEventsBatched')).toHaveLength(4);
  await expect(ids('allEventsBatched', 'filters: { dateGet: "2026-03-03T00:00:00Z" }')).rejects.toThrow(
    'CoreDate',
  );
});

test('events are found by type and status', async () => {
  gazelle.world.events.insert({ id: 'memo', type: 'MEMO' });
  gazelle.world.events.insert({ id: 'done', status: 'COMPLETE' });
  gazelle.world.events.insert({ id: 'open' });
  expect(await ids('allEventsBatched', 'filters: { type: [MEMO, SYNCED] }')).toEqual(['memo']);
  expect(await ids('allEventsBatched', 'filters: { type: [APPOINTMENT], status: [COMPLETE] }')).toEqual([
    'done',
  ]);
});

test('clients and pianos are found by the day they were created, pianos by client', async () => {
  for (const day of ['01', '02', '03']) {
    const createdAt = `2026-03-${day}T00:00:00Z`;
    gazelle.world.clients.insert({ id: `c${day}`, createdAt });
    gazelle.world.pianos.insert({ id: `p${day}`, createdAt, clientId: `c${day}` });
  }
  expect(await ids('allClients', 'filters: { createdGet: "2026-03-02" }')).toEqual(['c02', 'c03']);
  expect(await ids('allClients', 'filters: { createdLet: "2026-03-02" }')).toEqual(['c01', 'c02']);
  expect(await ids('allPianos', 'filters: { clientId: "c02", createdGet: "2026-03-01" }')).toEqual(['p02']);
});

test('the timeline answers newest first, from an instant on, by client and piano', async () => {
  const { world } = gazelle;
  const clientId = world.clients.insert({}).id;
  const other = world.clients.insert({}).id;
  world.timeline.insert({ id: 'old', clientId, occurredAt: '2026-03-01T05:00:00Z' });
  world.timeline.insert({ id: 'new', clientId: other, occurredAt: '2026-03-09T05:00:00Z', pianoId: 'ins_1' });
  world.timeline.insert({ id: 'mid', clientId, occurredAt: '2026-03-05T05:00:00Z' });
  world.timeline.insert({ id: 'mid2', clientId, occurredAt: '2026-03-05T00:00:00-05:00' });
  expect(await ids('allTimelineEntries')).toEqual(['new', 'mid', 'mid2', 'old']);
  expect(await ids('allTimelineEntries', 'occurredAtGet: "2026-03-05T05:00:00Z"')).toEqual([
    'new',
    'mid',
    'mid2',
  ]);
  expect(await ids('allTimelineEntries', 'occurredAtGet: "2026-03-05T05:00:00.001Z"')).toEqual(['new']);
  expect(await ids('allTimelineEntries', `clientId: "${other}"`)).toEqual(['new']);
  expect(await ids('allTimelineEntries', 'pianoId: "ins_1"')).toEqual(['new']);
});

test('one record is found by its id, several in one request, and null once it is gone', async () => {
  const { world } = gazelle;
  const clientId = world.clients.insert({ id: 'cli_1' }).id;
  world.contacts.insert({ id: 'con_1', clientId, isDefault: true, firstName: 'Léa' });
  world.pianos.insert({ id: 'ins_1', clientId });
  world.events.insert({ id: 'evt_1', clientId, pianoIds: ['ins_1'] });
  const query = `{ a: client(id: "cli_1") { id defaultContact { firstName } } b: client(clientId: "cli_1") { id }
    contact(id: "con_1") { client { id } } piano(id: "ins_1") { client { id } }
    event(eventId: "evt_1") { client { id } user { id } allEventPianos { nodes { isTuning piano { id } } } } }`;
  expect((await ask(gazelle, query)).data).toEqual({
    a: { id: 'cli_1', defaultContact: { firstName: 'Léa' } },
    b: { id: 'cli_1' },
    contact: { client: { id: 'cli_1' } },
    piano: { client: { id: 'cli_1' } },
    event: {
      client: { id: 'cli_1' },
      user: null,
      allEventPianos: { nodes: [{ isTuning: true, piano: { id: 'ins_1' } }] },
    },
  });
  for (const kind of ['clients', 'pianos', 'events'] as const)
    for (const id of world[kind].ids()) world[kind].remove(id);
  expect(await ask(gazelle, query)).toEqual({
    data: { a: null, b: null, contact: null, piano: null, event: null },
  });
});

test('what refers to a removed record goes on naming it, and is no error', async () => {
  const { world } = gazelle;
  const userId = world.users.insert({}).id;
  const clientId = world.clients.insert({}).id;
  const pianoId = world.pianos.insert({ clientId }).id;
  const appointmentId = world.events.insert({ clientId, userId, pianoIds: [pianoId] }).id;
  world.timeline.insert({ clientId, pianoId, appointmentId, userId });
  world.clients.remove(clientId);
  world.users.remove(userId);
  world.events.remove(appointmentId);
  const query = `{ allTimelineEntries { nodes { client { id tags } piano { id client { id } } appointment { id }
    user { id timezone } } } }`;
  expect(await ask(gazelle, query)).toMatchObject({
    data: {
      allTimelineEntries: {
        nodes: [
          {
            client: { id: clientId, tags: [] },
            piano: { id: pianoId, client: { id: clientId } },
            appointment: { id: appointmentId },
            user: { id: userId },
          },
        ],
      },
    },
  });
});

test('odd values go out as they are stored: unknown enum values, dates that are none', async () => {
  gazelle.world.events.insert({ type: 'HOLOGRAM', status: 'MAYBE', start: 'soon' });
  const { data, errors } = await ask(gazelle, '{ allEventsBatched { nodes { type status start } } }');
  expect({ data, errors }).toEqual({
    data: { allEventsBatched: { nodes: [{ type: 'HOLOGRAM', status: 'MAYBE', start: 'soon' }] } },
    errors: undefined,
  });
});

test('a phone number comes in the format asked for', async () => {
  const defaultPhone = { id: 'phn_1', phoneNumber: '+15145551234', type: 'MOBILE' };
  const clientId = gazelle.world.clients.insert({ id: 'cli_1' }).id;
  gazelle.world.contacts.insert({ clientId, isDefault: true, defaultPhone });
  const query = `{ client(id: "cli_1") { defaultContact { defaultPhone { phoneNumber
    national: phoneNumber(format: NATIONAL) abroad: phoneNumber(format: INTERNATIONAL) } } } }`;
  const phone = {
    phoneNumber: '+15145551234',
    national: '(514) 555-1234',
    abroad: '+1 514-555-1234',
  };
  expect((await ask(gazelle, query)).data).toEqual({ client: { defaultContact: { defaultPhone: phone } } });
});

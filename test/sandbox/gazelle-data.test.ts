import { expect, test } from 'vitest';
import { populate } from '../../sandbox/gazelle/data/populate.ts';
import { SMALL } from '../../sandbox/gazelle/data/sizes.ts';
import { aDayOfChanges } from '../../sandbox/gazelle/day.ts';
import { DAY, HOUR } from '../../sandbox/gazelle/instants.ts';
import { createWorld, type World } from '../../sandbox/gazelle/world.ts';

const everything = (world: World) => [
  world.users.list(),
  world.clients.list(),
  world.contacts.list(),
  world.pianos.list(),
  world.events.list(),
  world.timeline.list(),
  world.invoices.list(),
  world.estimates.list(),
];
const at = (instant: string | null) => Date.parse(instant ?? '');
const world = populate(createWorld());
const now = world.now().getTime();

test('the default account has the counts of a real one', () => {
  expect(world.size()).toMatchObject({ users: 4, clients: 1344, pianos: 1031, events: 867, timeline: 3123 });
});

test('exactly 267 events start in the last 7 days or later, whichever midnight the window begins at', () => {
  for (const days of [6, 7, 8, 9]) {
    expect(world.events.list().filter((event) => at(event.start) >= now - days * DAY)).toHaveLength(267);
  }
  expect(world.events.list().filter((event) => at(event.start) > now + DAY).length).toBeGreaterThan(100);
});

test('exactly 123 timeline entries are of the last 30 days, 24 of the last 7, none of the future', () => {
  const since = (days: number) =>
    world.timeline.list().filter((entry) => at(entry.occurredAt) >= now - days * DAY);
  expect([since(30), since(32), since(7), since(8)].map((list) => list.length)).toEqual([123, 123, 24, 24]);
  expect(world.timeline.list().every((entry) => at(entry.occurredAt) <= now)).toBe(true);
});

test('clients and pianos last changed in the past two years, before the last hour, or nobody knows when', () => {
  for (const list of [world.clients.list(), world.pianos.list()]) {
    const known = list.filter((record) => record.updatedAt !== null);
    expect(list.length - known.length).toBe(1);
    expect(
      known.every(({ updatedAt }) => at(updatedAt) < now - HOUR && at(updatedAt) >= now - 731 * DAY),
    ).toBe(true);
    expect(list.every((record) => at(record.createdAt) <= (at(record.updatedAt) || now))).toBe(true);
  }
});

test('one client has 25 contacts, most have one, some contacts are archived', () => {
  const counts = [...Map.groupBy(world.contacts.list(), (contact) => contact.clientId).values()].map(
    (c) => c.length,
  );
  expect(Math.max(...counts)).toBe(25);
  expect(counts.filter((count) => count > 3)).toHaveLength(1);
  expect(counts.filter((count) => count === 1).length).toBeGreaterThan(1000);
  expect(world.contacts.list().filter((contact) => contact.archived).length).toBeGreaterThan(5);
});

test('what is null in practice is null here', () => {
  const some = (nulls: number, all: number) => expect(nulls > 0 && nulls < all).toBe(true);
  const clients = world.clients.list();
  const contacts = world.contacts.list();
  const events = world.events.list();
  const withDefault = new Set(contacts.filter((one) => one.isDefault).map((one) => one.clientId));
  some(clients.filter((client) => client.companyName === null).length, clients.length);
  some(clients.filter((client) => !withDefault.has(client.id)).length, clients.length);
  some(clients.filter((client) => !withDefault.has(client.id) && !client.companyName).length, clients.length);
  for (const field of ['defaultEmail', 'defaultPhone', 'defaultLocation', 'firstName', 'lastName'] as const) {
    some(contacts.filter((contact) => contact[field] === null).length, contacts.length);
  }
  for (const field of ['clientId', 'userId', 'location'] as const) {
    some(events.filter((event) => event[field] === null).length, events.length);
  }
  some(world.pianos.list().filter((piano) => piano.clientId === null).length, 1031);
  const memos = events.filter((event) => event.type === 'MEMO');
  expect(memos.length).toBeGreaterThan(10);
  expect(memos.every((memo) => memo.clientId === null)).toBe(true);
});

test('names have accents, apostrophes, quotes, emoji and other scripts', () => {
  const text = JSON.stringify(everything(world));
  for (const pattern of [
    /[éèçœ]/,
    /O'Brien/,
    /\\"Chez Léa\\"/,
    /\p{Emoji_Presentation}/u,
    /\p{Script=Han}/u,
  ]) {
    expect(text).toMatch(pattern);
  }
});

test('what is billed and offered adds up: lines to totals, payments to what is paid, each in cents', () => {
  const sum = (amounts: readonly (number | null)[]) =>
    amounts.reduce<number>((all, one) => all + (one ?? 0), 0);
  // A quantity is in hundredths.
  const comesTo = ({ quantity, amount }: { quantity: number | null; amount: number | null }) =>
    Math.round(((quantity ?? 0) * (amount ?? 0)) / 100);
  const invoices = world.invoices.list();
  const lines = invoices.flatMap(({ items }) => items);
  expect(lines.some(({ quantity }) => (quantity ?? 0) % 100 === 50)).toBe(true);
  for (const { items, payments, ...invoice } of invoices) {
    const paid = payments.filter(({ status }) => status === 'SUCCEEDED');
    for (const line of items) expect(line.subTotal).toBe(comesTo(line));
    const totals = [
      sum(items.map(({ subTotal }) => subTotal)),
      sum(items.map(({ taxTotal }) => taxTotal)),
      sum(paid.map(({ tipTotal }) => tipTotal)),
    ];
    expect([invoice.subTotal, invoice.taxTotal, invoice.tipTotal]).toEqual(totals);
    expect(invoice.total).toBe(sum(totals));
    expect(invoice.paidTotal).toBe(sum(paid.map(({ amount }) => amount)));
    expect(invoice.dueTotal).toBe(sum(totals) - (invoice.paidTotal ?? 0));
    expect(invoice.status === 'PAID').toBe(invoice.dueTotal === 0);
  }
  for (const { allEstimateTiers: tiers, recommendedTierTotal } of world.estimates.list()) {
    for (const { allEstimateTierItems: lines, ...tier } of tiers) {
      expect(tier.subtotal).toBe(sum(lines.map(comesTo)));
      expect(tier.total).toBe(sum(lines.map(({ total }) => total)));
      expect(tier.total).toBe(tier.subtotal + tier.taxTotal);
    }
    expect(tiers.map(({ total }) => total)).toContain(recommendedTierTotal);
  }
  expect(Object.keys(Object.groupBy(invoices, ({ status }) => status ?? '')).sort()).toEqual([
    'CANCELED',
    'DELETED',
    'DRAFT',
    'OPEN',
    'OVERDUE',
    'PAID',
  ]);
  expect(invoices.every(({ updatedAt }) => at(updatedAt) < now - HOUR)).toBe(true);
});

test('every relation leads to a record', () => {
  const known = new Set(everything(world).flatMap((list) => list.map((record) => record.id)));
  const named = JSON.stringify(everything(world)).match(/(?:cli|con|ins|evt|usr|tme|inv|est)_\w+/g) ?? [];
  expect(named.filter((id) => !known.has(id))).toEqual([]);
});

test('two accounts made alike are equal, and another seed gives another', () => {
  const make = (seed: number) => everything(populate(createWorld(), { ...SMALL, seed }));
  expect(everything(populate(createWorld()))).toEqual(everything(world));
  expect(make(1)).toEqual(make(1));
  expect(make(1)).not.toEqual(make(2));
});

test('sizes can be named one by one or scaled together', () => {
  expect(populate(createWorld(), SMALL).size()).toMatchObject({
    users: 2,
    clients: 12,
    pianos: 10,
    events: 16,
  });
  const tenth = populate(createWorld(), { scale: 0.1, pianos: 7 });
  expect(tenth.size()).toMatchObject({ users: 1, clients: 134, pianos: 7, events: 87, timeline: 312 });
});

test('a day changes 5 clients, 2 pianos, 14 appointments, 4 timeline entries and 2 invoices, and says so', () => {
  const own = populate(createWorld());
  const [morning, before] = [own.now().getTime(), own.size()];
  const counts = aDayOfChanges(own);
  expect(counts).toMatchObject({ clients: 5, contacts: 2, pianos: 2, appointments: 14, timeline: 4 });
  expect(counts).toMatchObject({ invoices: 2, 'invoice-items': 2, 'invoice-payments': 1, estimates: 1 });
  expect(own.now().getTime() - morning).toBe(DAY);
  const touched = (list: readonly { updatedAt: string | null }[]) =>
    list.filter((one) => at(one.updatedAt) > morning);
  expect(touched(own.clients.list())).toHaveLength(5);
  expect(touched(own.contacts.list())).toHaveLength(2);
  expect(touched(own.pianos.list())).toHaveLength(2);
  expect(touched(own.events.list())).toHaveLength(14);
  expect(touched(own.invoices.list())).toHaveLength(2);
  expect(touched(own.estimates.list())).toHaveLength(1);
  expect(own.timeline.list().filter((entry) => at(entry.occurredAt) > morning)).toHaveLength(4);
  expect(own.size()).toEqual({
    ...before,
    clients: before.clients + 1,
    contacts: before.contacts + 1,
    pianos: before.pianos + 1,
    events: before.events + 4,
    timeline: before.timeline + 4,
    invoices: before.invoices + 1,
    estimates: before.estimates + 1,
  });
  const window = own.now().getTime() - 7 * DAY;
  expect(own.events.list().filter((one) => at(one.updatedAt) > morning && at(one.start) < window)).toEqual(
    [],
  );
});

test('days follow each other, each with its own changes, the same in every world', () => {
  const week = () => {
    const own = populate(createWorld(), { scale: 0.2 });
    const days = [1, 2, 3].map(() => aDayOfChanges(own));
    return { days, records: everything(own) };
  };
  const { days, records } = week();
  expect(days.every((day) => day.clients === 5 && day.appointments === 14)).toBe(true);
  expect(week().records).toEqual(records);
});

test('a day in a small account changes what there is', () => {
  const own = populate(createWorld(), { ...SMALL, events: 3 });
  const { appointments } = aDayOfChanges(own);
  expect(appointments).toBe(7);
  expect(aDayOfChanges(createWorld())).toEqual({
    ...{ clients: 1, contacts: 1, pianos: 1, appointments: 4, timeline: 0 },
    ...{ invoices: 1, 'invoice-items': 2, 'invoice-payments': 0 },
    ...{ estimates: 0, 'estimate-tiers': 0, 'estimate-tier-items': 0 },
  });
});

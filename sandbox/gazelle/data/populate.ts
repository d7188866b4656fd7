import { DAY, HOUR, iso, MINUTE } from '../instants.ts';
import type { EventServiceRecord, MeasurementRecord } from '../records.ts';
import type { World } from '../world.ts';
import { clientFields } from './clients.ts';
import { contactFields } from './contacts.ts';
import { createDice, type Dice } from './dice.ts';
import { canEstimate, estimateFields } from './estimates.ts';
import { eventFields } from './events.ts';
import { invoiceFields } from './invoices.ts';
import { pianoFields } from './pianos.ts';
import { resolveSizes, type SizeOptions, type Sizes } from './sizes.ts';
import { entryFields } from './timeline.ts';

const YEAR = 365 * DAY;

/** What to make; another `seed` makes another account of the same size. */
type PopulateOptions = SizeOptions & { seed?: number };

/**
 * Fills a world with an account, always the same for the same options and clock. No client and no piano has changed in
 * the last hour. Dates keep a day's distance from the borders named in `Sizes`, so that rounding does not matter.
 */
export function populate(world: World, { seed = 20_260_310, ...options }: PopulateOptions = {}): World {
  const sizes = resolveSizes(options);
  const dice = createDice(seed);
  addUsers(world, dice, sizes);
  addClients(world, dice, sizes);
  addServiceItems(world);
  addPianos(world, dice, sizes);
  addMeasurements(world);
  addEvents(world, dice, sizes);
  addEventServices(world);
  // With dice of their own: they leave what else is made as it was.
  addInvoices(world, createDice(seed + 1), sizes);
  addEstimates(world, createDice(seed + 2), sizes);
  addTimeline(world, dice, sizes);
  return world;
}

const each = (count: number, add: (index: number) => void) => {
  for (let index = 0; index < count; index += 1) add(index);
};

function addUsers(world: World, dice: Dice, { users }: Sizes): void {
  const now = world.now().getTime();
  each(users, (index) => {
    const firstName = dice.faker.person.firstName();
    const lastName = dice.faker.person.lastName();
    world.users.insert({
      firstName,
      lastName,
      email: `technicien${index + 1}@example.org`,
      accessLevel: index === 0 ? 'ADMIN' : dice.pick(['TECHNICIAN', 'ASSISTANT', null]),
      isSchedulable: dice.pick([true, true, null]),
      localization: index === 1 ? { locale: 'en_CA' } : null,
      createdAt: iso(now - 9 * YEAR),
      updatedAt: dice.between(now - 2 * YEAR, now - 2 * HOUR),
    });
  });
}

/** When the index-th of `count` records was made and last changed: the older, the earlier in the list. */
function lifetime(
  world: World,
  dice: Dice,
  index: number,
  { count, unknown }: { count: number; unknown: number },
) {
  const now = world.now().getTime();
  const span = (8 * YEAR) / count;
  const created = now - 8 * YEAR - 2 * DAY + Math.floor(index * span);
  const last = dice.between(Math.max(created, now - 2 * YEAR), now - 2 * HOUR);
  // One in thirty changed in the same second, as after an import.
  const together = index % 30 === 7 && created < now - YEAR ? iso(now - 300 * DAY) : last;
  const every = Math.max(1, Math.floor(count / Math.max(1, unknown)));
  const isUnknown = index % every === 0 && index / every < unknown;
  return { createdAt: iso(Math.floor(created / 1000) * 1000), updatedAt: isUnknown ? null : together };
}

function addClients(world: World, dice: Dice, sizes: Sizes): void {
  const { clients: count, withoutUpdatedAt: unknown, contactsOfLargest } = sizes;
  const userIds = world.users.ids();
  const largest = Math.floor(count / 2);
  each(count, (index) => {
    const times = lifetime(world, dice, index, { count, unknown });
    const { id } = world.clients.insert({ ...clientFields(dice, userIds), ...times });
    const usual = Number(dice.weighted({ '0': 3, '1': 85, '2': 9, '3': 3 }));
    const withDefault = dice.chance(0.98);
    each(index === largest ? contactsOfLargest : usual, (place) => {
      const changed = { createdAt: times.createdAt, updatedAt: times.updatedAt ?? times.createdAt };
      const archived = place > 0 && dice.chance(0.15);
      const isDefault = place === 0 && withDefault;
      world.contacts.insert({ ...contactFields(dice, id, isDefault), archived, ...changed });
    });
  });
}

function addPianos(world: World, dice: Dice, { pianos: count, withoutUpdatedAt: unknown }: Sizes): void {
  const clientIds = world.clients.ids();
  each(count, (index) => {
    const times = lifetime(world, dice, index, { count, unknown });
    world.pianos.insert({ ...pianoFields(dice, clientIds), ...times });
  });
}

/** A short list of prices: one service in two languages, one without a price, one archived. */
function addServiceItems(world: World): void {
  const updatedAt = iso(world.now().getTime() - 90 * DAY);
  const times = { createdAt: updatedAt, updatedAt };
  world.serviceItems.insert({
    ...{ ...times, name: { fr_CA: 'Accord', en_US: 'Tuning' }, description: { fr_CA: 'Accord à 440 Hz' } },
    ...{ amount: 19_500, duration: 90, isTuning: true, isDefault: true },
  });
  world.serviceItems.insert({ ...times, name: { en_US: 'Advice' }, type: 'OTHER', order: 2 });
  world.serviceItems.insert({
    ...{
      ...times,
      name: { fr_CA: 'Nettoyage', en_US: null },
      educationDescription: { fr_CA: 'Un piano propre dure.', en_US: '  ' },
    },
    ...{ amount: 4500, isArchived: true, order: 3, externalUrl: 'https://example.org/nettoyage' },
  });
}

/** Every fourth piano was measured, some of them twice. Its time is older than that of the last change of the piano. */
function addMeasurements(world: World): void {
  const now = world.now().getTime();
  for (const [i, piano] of world.pianos.list().entries()) {
    if (i % 4 !== 0) continue;
    const allPianoMeasurements = [200, 20]
      .slice(0, 1 + (i % 3))
      .map((days) => measurement(i, now - days * DAY));
    world.pianos.edit(piano.id, { allPianoMeasurements }, { touch: false });
  }
}

/** What is measured at the `index`th piano at a time (milliseconds). */
export function measurement(index: number, time: number): MeasurementRecord {
  const at = iso(time);
  return {
    ...{ id: `mea_${index}_${time}`, takenOn: at.slice(0, 10), createdAt: at, updatedAt: at },
    ...{ temperature: 20 + (index % 5), humidity: index % 7 === 0 ? null : 38 + (index % 20) },
    ...{ a0Pitch: index % 9, a4Pitch: (index % 11) - 5, a7Dip: index % 3 },
  };
}

function addEvents(world: World, dice: Dice, { events, pastEvents }: Sizes): void {
  const now = world.now().getTime();
  const cast = { userIds: world.users.ids(), clientIds: world.clients.ids(), pianos: world.pianos.list() };
  const add = (from: number, to: number) => {
    const start = dice.between(from, to);
    const made = Math.min(Date.parse(start), now) - 30 * DAY;
    const createdAt = iso(made);
    const updatedAt = dice.between(made, Math.min(Date.parse(start) + DAY, now - 2 * HOUR));
    world.events.insert({ ...eventFields(dice, cast, start, world.now()), createdAt, updatedAt });
  };
  each(pastEvents, () => add(now - 9 * YEAR, now - 10 * DAY));
  each(events, (index) => (index % 5 === 0 ? add(now - 6 * DAY, now) : add(now, now + 120 * DAY)));
}

/** Every third appointment has services planned: one of the list of prices, and another written by hand. */
function addEventServices(world: World): void {
  const [tuning = null] = world.serviceItems.ids();
  for (const [i, { id, type, pianoIds }] of world.events.list().entries()) {
    if (i % 3 !== 0 || type !== 'APPOINTMENT') continue;
    const [pianoId = null] = pianoIds;
    const services = [
      eventService(`evs_${i}_1`, { serviceItemId: tuning, pianoId, isTuning: true }),
      eventService(`evs_${i}_2`, { name: 'Déplacement', amount: 55, quantity: 1250, type: 'MILEAGE' }),
    ].slice(0, 1 + (i % 2));
    world.events.edit(id, { services }, { touch: false });
  }
}

/** A service that is planned for an event. */
export const eventService = (id: string, fields: Partial<EventServiceRecord> = {}): EventServiceRecord => ({
  ...{ id, serviceItemId: null, pianoId: null, name: 'Accord', amount: 19_500, quantity: 100, duration: 90 },
  ...{ type: 'LABOR_FIXED_RATE', isTaxable: true, isTuning: false, ...fields },
});

function addTimeline(world: World, dice: Dice, { timeline, timelineThisWeek, pastTimeline }: Sizes): void {
  const now = world.now().getTime();
  const clientIds = world.clients.ids();
  if (clientIds.length === 0) return;
  const appointments = world.events.list().filter((event) => event.type === 'APPOINTMENT' && event.clientId);
  const cast = {
    ...{ userIds: world.users.ids(), clientIds, pianos: world.pianos.list(), appointments },
    ...{ invoiceIds: world.invoices.ids(), estimateIds: world.estimates.ids() },
  };
  const add = (from: number, to: number) => {
    world.timeline.insert(entryFields(dice, cast, dice.between(from, to)));
  };
  each(pastTimeline, () => add(now - 10 * YEAR, now - 33 * DAY));
  each(timeline - timelineThisWeek, () => add(now - 29 * DAY, now - 8 * DAY - HOUR));
  each(timelineThisWeek - 1, () => add(now - 6 * DAY, now - 10 * MINUTE));
  if (timelineThisWeek > 0) add(now - 3 * MINUTE, now - 2 * MINUTE);
}

/** The index-th of `count` times within a span until two hours ago (milliseconds), at whole seconds: the later, the denser. */
function denser(world: World, index: number, { count, span }: { count: number; span: number }): number {
  const ago = span * (1 - (index + 1) / count) ** 3;
  return Math.floor((world.now().getTime() - 2 * HOUR - ago) / 1000) * 1000;
}

/** Who and what invoices and estimates may be about. */
export const castOf = ({ users, clients, contacts, pianos, serviceItems }: World) => ({
  serviceItemIds: serviceItems.ids(),
  ...{ userIds: users.ids(), clientIds: clients.ids(), contactIds: contacts.ids(), pianos: pianos.list() },
});

/** One of them has more items than come along with it. */
function addInvoices(world: World, dice: Dice, { invoices: count }: Sizes): void {
  const cast = castOf(world);
  each(count, (index) => {
    const created = denser(world, index, { count, span: 8 * YEAR });
    const items = index === 2 ? 23 : dice.int(1, 4);
    world.invoices.insert(invoiceFields(dice, cast, { number: index + 1, created, items, now: world.now() }));
  });
}

function addEstimates(world: World, dice: Dice, { estimates: count }: Sizes): void {
  const cast = castOf(world);
  if (!canEstimate(cast)) return;
  each(count, (index) => {
    const created = denser(world, index, { count, span: 2 * YEAR });
    world.estimates.insert(estimateFields(dice, cast, { number: index + 1, created, now: world.now() }));
  });
}

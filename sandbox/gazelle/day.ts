import { clientFields } from './data/clients.ts';
import { contactFields } from './data/contacts.ts';
import { createDice, type Dice } from './data/dice.ts';
import { canEstimate, estimateFields } from './data/estimates.ts';
import { eventFields } from './data/events.ts';
import { invoiceFields, paymentFields, withTotals } from './data/invoices.ts';
import { pianoFields } from './data/pianos.ts';
import { castOf } from './data/populate.ts';
import { entryFields } from './data/timeline.ts';
import { DAY, iso } from './instants.ts';
import type { World } from './world.ts';

const nothing = {
  ...{ clients: 0, contacts: 0, pianos: 0, appointments: 0, timeline: 0 },
  ...{ invoices: 0, 'invoice-items': 0, 'invoice-payments': 0 },
  ...{ estimates: 0, 'estimate-tiers': 0, 'estimate-tier-items': 0 },
};

/** How many records of each kind a day changed or added. */
type DayOfChanges = typeof nothing;

type Change = { of: (keyof DayOfChanges)[]; make: () => unknown };

/**
 * Lets 24 hours pass, and with them a usual day's work: 5 clients (1 new), 2 pianos (1 new), 14 appointments (4 new, 3
 * cancelled) and 4 timeline entries; 2 contacts change with their clients. An invoice is paid, one is written anew, and so is an
 * estimate. A small account may offer fewer to edit.
 */
export function aDayOfChanges(world: World): DayOfChanges {
  const dice = createDice(Math.floor(world.now().getTime() / 60_000));
  const changes = dice.faker.helpers.shuffle([
    ...clientChanges(world, dice),
    ...pianoChanges(world, dice),
    ...appointmentChanges(world, dice),
    ...newEntries(world, dice),
    ...invoiceChanges(world, createDice(world.now().getTime())),
  ]);
  const evening = world.now().getTime() + DAY;
  const pause = Math.floor(DAY / (changes.length + 1) / 1000) * 1000;
  const done: DayOfChanges = { ...nothing };
  for (const { of, make } of changes) {
    world.advance(pause);
    make();
    for (const collection of of) done[collection] += 1;
  }
  world.advance(Math.max(0, evening - world.now().getTime()));
  return done;
}

const some = <T>(dice: Dice, all: readonly T[], count: number) =>
  dice.faker.helpers.arrayElements(all, count);

function clientChanges(world: World, dice: Dice): Change[] {
  const contacts = Map.groupBy(world.contacts.list(), ({ clientId }) => clientId);
  // All contacts of a client are read with it. One with dozens of them is seldom edited.
  const usual = world.clients.ids().filter((id) => (contacts.get(id)?.length ?? 0) < 4);
  const [contact] = some(
    dice,
    usual.flatMap((id) => contacts.get(id) ?? []),
    1,
  );
  const others = usual.filter((id) => id !== contact?.clientId);
  const edits = some(dice, others, contact ? 3 : 4).map((id): Change => {
    const personalNotes = `Rappelé : ${dice.faker.lorem.sentence()}`;
    return { of: ['clients'], make: () => world.clients.edit(id, { personalNotes }) };
  });
  const moved: Change[] = contact
    ? [
        {
          of: ['clients', 'contacts'],
          make: () => world.contacts.edit(contact.id, { role: 'Nouvelle adresse' }, { touchClient: true }),
        },
      ]
    : [];
  const added: Change = {
    of: ['clients', 'contacts'],
    make() {
      const { id } = world.clients.insert({ ...clientFields(dice, world.users.ids()), status: 'NEW' });
      world.contacts.insert(contactFields(dice, id, true));
    },
  };
  return [...edits, ...moved, added];
}

function pianoChanges(world: World, dice: Dice): Change[] {
  const edits = some(dice, world.pianos.ids(), 1).map((id): Change => {
    return { of: ['pianos'], make: () => world.pianos.edit(id, { notes: dice.faker.lorem.sentence() }) };
  });
  const make = () => world.pianos.insert(pianoFields(dice, world.clients.ids()));
  return [...edits, { of: ['pianos'], make }];
}

function appointmentChanges(world: World, dice: Dice): Change[] {
  const morning = world.now().getTime();
  // A day inside the window a sync looks at, whether it counts from this morning or from tonight.
  const near = world.events.list().filter((event) => Date.parse(event.start ?? '') > morning - 5 * DAY);
  const chosen = some(dice, near, 10);
  const cancelled = new Set(chosen.slice(0, 3));
  const edits = chosen.map((event): Change => {
    const changes = cancelled.has(event)
      ? { status: 'CANCELED' }
      : dice.pick([
          { confirmedAt: iso(morning), confirmedByClient: dice.chance(0.5), notes: 'Confirmé' },
          { duration: (event.duration ?? 60) + 15 },
        ]);
    return { of: ['appointments'], make: () => world.events.edit(event.id, changes) };
  });
  const added = Array.from({ length: 4 }, (): Change => {
    const make = () => {
      const cast = {
        userIds: world.users.ids(),
        clientIds: world.clients.ids(),
        pianos: world.pianos.list(),
      };
      const start = dice.between(morning + 2 * DAY, morning + 60 * DAY);
      world.events.insert(eventFields(dice, cast, start, world.now()));
    };
    return { of: ['appointments'], make };
  });
  return [...edits, ...added];
}

function newEntries(world: World, dice: Dice): Change[] {
  const make = () => {
    const appointments = world.events
      .list()
      .filter((event) => event.type === 'APPOINTMENT' && event.clientId);
    const clientIds = world.clients.ids();
    const cast = {
      ...{ userIds: world.users.ids(), clientIds, pianos: world.pianos.list(), appointments },
      ...{ invoiceIds: world.invoices.ids(), estimateIds: world.estimates.ids() },
    };
    world.timeline.insert(entryFields(dice, cast, iso(world.now())));
  };
  const entry: Change = { of: ['timeline'], make };
  return new Array<Change>(world.clients.size() === 0 ? 0 : 4).fill(entry);
}

function invoiceChanges(world: World, dice: Dice): Change[] {
  const cast = castOf(world);
  const unpaid = world.invoices.list().filter(({ status }) => status === 'OPEN' || status === 'OVERDUE');
  const paid = some(dice, unpaid, 1).map(({ id }): Change => {
    const make = () => {
      const { payments, dueTotal, items } = world.invoices.need(id);
      const at = world.now().getTime();
      const payment = paymentFields(dice, { id: `inp_${id}_${at}`, amount: dueTotal ?? 0, at });
      world.invoices.edit(id, { ...withTotals({ items, payments: [...payments, payment] }), status: 'PAID' });
    };
    return { of: ['invoices', 'invoice-payments'], make };
  });
  const newest = () => {
    const now = world.now();
    return { number: 1_000_000 + Math.floor(now.getTime() / DAY), created: now.getTime(), now };
  };
  const written: Change = {
    of: ['invoices', 'invoice-items', 'invoice-items'],
    make() {
      const { items = [], ...invoice } = invoiceFields(dice, cast, { ...newest(), items: 2 });
      world.invoices.insert({ ...invoice, ...withTotals({ items, payments: [] }), status: 'OPEN' });
    },
  };
  const of: Change['of'] = ['estimates'];
  const make = () => {
    const { allEstimateTiers: tiers } = world.estimates.insert(
      estimateFields(dice, cast, { ...newest(), isShort: true }),
    );
    for (const { allEstimateTierItems } of tiers)
      of.push('estimate-tiers', ...allEstimateTierItems.map(() => 'estimate-tier-items' as const));
  };
  return canEstimate(cast) ? [...paid, written, { of, make }] : [...paid, written];
}

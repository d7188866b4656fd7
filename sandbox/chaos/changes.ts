import { createDice } from '../gazelle/data/dice.ts';
import { estimateFields } from '../gazelle/data/estimates.ts';
import { invoiceFields, paymentFields, withTotals } from '../gazelle/data/invoices.ts';
import { castOf } from '../gazelle/data/populate.ts';
import { DAY, HOUR, iso, MINUTE } from '../gazelle/instants.ts';
import type { World } from '../gazelle/world.ts';

/** A number from 0 up to 1, exclusive; the same ones again for the same seed. */
type Random = () => number;

/** Makes a small, well-spread generator (mulberry32). */
export function createRandom(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Lets some time pass and some records change: edits mostly, some new ones, now and then one that goes. */
export function changeAtRandom(world: World, random: Random): void {
  const pick = <T>(all: readonly T[]): T => all[Math.floor(random() * all.length)] as T;
  const note = () => `note ${Math.floor(random() * 1e9)}`;
  const recent = () => {
    const from = iso(world.now().getTime() - 5 * DAY);
    return world.events.list().filter(({ start }) => start !== null && start >= from);
  };
  const newClient = () => {
    const { id } = world.clients.insert({ companyName: note() });
    world.contacts.insert({ clientId: id, firstName: note(), isDefault: true });
  };
  const dice = createDice(Math.floor(random() * 1e9));
  const newInvoice = () => {
    const made = { number: world.version, created: world.now().getTime(), items: 2, now: world.now() };
    world.invoices.insert({ ...invoiceFields(dice, castOf(world), made), status: 'OPEN' });
  };
  /** Paid, or with a line less: it may be settled then. */
  const billed = () => {
    const open = world.invoices.list().filter(({ status }) => status === 'OPEN');
    if (open.length === 0) return newInvoice();
    const { id, items, payments } = pick(open);
    const at = world.now().getTime();
    const paid = [...payments, paymentFields(dice, { id: `inp_${world.version}`, amount: 100, at })];
    const changed = random() < 0.5 ? { items, payments: paid } : { items: items.slice(1), payments };
    world.invoices.edit(id, { ...withTotals(changed), status: random() < 0.3 ? 'PAID' : 'OPEN' });
  };
  const newEstimate = () => {
    const made = { number: world.version, created: world.now().getTime(), now: world.now() };
    world.estimates.insert(estimateFields(dice, castOf(world), made));
  };
  const changes = [
    newInvoice,
    billed,
    newEstimate,
    () => world.estimates.edit(pick(world.estimates.list().slice(-1)).id, { notes: note() }),
    () => world.clients.edit(pick(world.clients.ids()), { personalNotes: note() }),
    () => world.pianos.edit(pick(world.pianos.ids()), { notes: note() }),
    () => world.contacts.edit(pick(world.contacts.ids()), { role: note() }, { touchClient: true }),
    () => world.events.edit(pick(recent()).id, { notes: note() }),
    () => world.users.edit(pick(world.users.ids()), { firstName: note() }),
    newClient,
    () => world.pianos.insert({ clientId: pick(world.clients.ids()), make: note() }),
    () => world.events.insert({ title: note(), start: iso(world.now().getTime() + random() * 30 * DAY) }),
    () => world.timeline.insert({ clientId: pick(world.clients.ids()), comment: note() }),
  ];
  const losses = [
    () => world.pianos.remove(pick(world.pianos.ids())),
    () => world.clients.remove(pick(world.clients.ids())),
    () => world.events.remove(pick(recent()).id),
  ];
  for (let left = Math.floor(random() * 12); left > 0; left -= 1) {
    world.advance(Math.floor(random() * 10 * MINUTE));
    pick(random() < 0.06 ? losses : changes)();
  }
  world.advance(Math.floor(random() * HOUR));
}

import { DAY, iso } from '../../../sandbox/gazelle/instants.ts';
import type { ContactRecord, Stored } from '../../../sandbox/gazelle/records.ts';
import type { World } from '../../../sandbox/gazelle/world.ts';
import { billEffect, changeBill, isBill, movePart } from './bills.ts';
import type { Change } from './steps.ts';

/** What became of a change: which record, where in time it is now, and whether its own `updatedAt` told. */
export interface Effect {
  id: string;
  gone: boolean;
  /** The start of an event, the time of an entry. */
  time: string | null;
  /** Whether a feed sorted by `updatedAt` brings it. */
  shows: boolean;
  /** Other records that changed with it: the client of a contact, the contacts of a client, the lines of an invoice. */
  also: string[];
}

/** Records that were removed, to be put back as they were. */
export type Bin = Map<Change['kind'], Stored[]>;

interface Shelf {
  ids(): string[];
  remove(id: string): boolean;
  need(id: string): Stored;
  has(id: string): boolean;
}

/** Lets a change happen in the account; what it does to each record, none where there is no record for it to happen to. */
export function applyChange(world: World, change: Change, bin: Bin): Effect[] {
  const effects =
    change.moves && change.days % 3 === 0 && isBill(change.kind) && change.how === 'edit'
      ? movePart(world, change.kind, change)
      : [];
  if (effects.length > 0) return effects;
  const effect = applyAlone(world, change, bin);
  return effect ? [effect] : [];
}

function applyAlone(world: World, change: Change, bin: Bin): Effect | null {
  const { kind, how, which } = change;
  const shelf: Shelf = world[kind];
  const ids = shelf.ids();
  const id = ids[which % Math.max(1, ids.length)];
  if (how === 'restore') return restore(world, change, bin);
  if (isBill(kind)) {
    if (how === 'remove' && id) bin.set(kind, [...(bin.get(kind) ?? []), shelf.need(id)]);
    return changeBill(world, kind, change);
  }
  if (how === 'insert') return insert(world, change);
  if (!id) return null;
  if (how === 'edit') return edit(world, change, id);
  // The key itself belongs to a user: an account is never without one.
  if (kind === 'users' && ids.length === 1) return null;
  const record = shelf.need(id);
  bin.set(kind, [...(bin.get(kind) ?? []), record]);
  const also = relatives(world, kind, id);
  shelf.remove(id);
  return { id, gone: true, time: null, shows: false, also };
}

function relatives({ contacts }: World, kind: Change['kind'], id: string): string[] {
  if (kind === 'contacts') return [contacts.need(id).clientId];
  return contacts
    .list()
    .flatMap((contact) => (kind === 'clients' && contact.clientId === id ? [contact.id] : []));
}

const stamp = (world: World, lateMs: number) => iso(world.now().getTime() - lateMs);
const at = (world: World, days: number) => iso(world.now().getTime() + days * DAY);
const pick = <T>(all: readonly T[], which: number) => all[which % Math.max(1, all.length)];

function insert(world: World, change: Change): Effect | null {
  const { kind, which, lateMs, touch, days, undated } = change;
  const time = at(world, days);
  const start = undated ? null : time;
  const shown = (id: string, shows = true): Effect => ({
    ...{ id, gone: false, time: kind === 'events' ? start : time, shows },
    also: relatives(world, kind, id),
  });
  const updatedAt = stamp(world, lateMs);
  const createdAt = undated ? null : stamp(world, Math.max(0, lateMs));
  const dated = { createdAt, updatedAt };
  const clientId = pick(world.clients.ids(), which);
  switch (kind) {
    case 'users':
      return shown(world.users.insert({ firstName: 'New', updatedAt }).id);
    case 'clients':
      return shown(world.clients.insert({ companyName: `Inserted ${which}`, ...dated }).id);
    case 'pianos':
      return shown(world.pianos.insert({ make: 'Inserted', clientId: clientId ?? null, ...dated }).id);
    case 'events':
      return shown(world.events.insert({ title: 'Inserted', start, ...dated }).id);
    case 'contacts': {
      if (!clientId) return null;
      const { id } = world.contacts.insert({ clientId, firstName: 'Inserted' });
      if (touch) world.clients.edit(clientId, {});
      return shown(id, touch);
    }
    case 'timeline':
      return clientId ? shown(world.timeline.insert({ clientId, occurredAt: time }).id) : null;
    default:
      return null;
  }
}

function edit(world: World, change: Change, id: string): Effect | null {
  const { kind, which, lateMs, touch, moves, days, undated } = change;
  const text = `Edited ${world.version}`;
  // One in ten loses its time.
  const times = { updatedAt: which === 10 ? null : stamp(world, lateMs) };
  const updatedAt = stamp(world, lateMs);
  const also = relatives(world, kind, id);
  const shown = (time: string | null, shows = true): Effect => ({ id, gone: false, time, shows, also });
  switch (kind) {
    case 'users':
      world.users.edit(id, { lastName: text, isSchedulable: touch, updatedAt });
      return shown(null);
    case 'clients':
      world.clients.edit(id, {
        ...{ personalNotes: text, tags: [text], custom3: touch ? text : null },
        ...times,
      });
      return shown(null);
    case 'pianos':
      world.pianos.edit(id, { ...{ notes: text, year: 1900 + which, hasIvory: touch }, ...times });
      return shown(null);
    case 'events': {
      const start = undated ? null : moves ? at(world, days) : world.events.need(id).start;
      world.events.edit(id, { title: text, duration: which, pianoIds: [text], start, updatedAt });
      return shown(start);
    }
    case 'contacts': {
      const { clientId } = world.contacts.need(id);
      const to = moves ? (pick(world.clients.ids(), which) ?? clientId) : clientId;
      world.contacts.edit(id, { firstName: text, archived: touch, clientId: to });
      for (const touched of touch ? [clientId, to] : []) world.clients.edit(touched, {});
      return { ...shown(null, touch), also: [clientId, to] };
    }
    case 'timeline': {
      const occurredAt = moves ? at(world, days) : world.timeline.need(id).occurredAt;
      world.timeline.edit(id, { comment: text, summary: touch ? text : null, occurredAt });
      return shown(occurredAt);
    }
    default:
      return null;
  }
}

/** Puts a record back that was removed, with all it had. */
function restore(world: World, { kind }: Change, bin: Bin): Effect | null {
  const record = bin.get(kind)?.pop();
  if (!record || world[kind].has(record.id)) return null;
  // Its fields come from this very kind.
  if (kind === 'contacts') {
    const contact = record as ContactRecord;
    if (!world.clients.has(contact.clientId)) return null;
    world.contacts.insert(contact);
  } else if (kind === 'timeline') {
    world.timeline.insert(record as Parameters<World['timeline']['insert']>[0]);
  } else if (kind === 'estimates') {
    world.estimates.insert(record as Parameters<World['estimates']['insert']>[0]);
  } else {
    world[kind].insert(record);
  }
  if (isBill(kind)) return billEffect(world, kind, record.id, { shows: false });
  const time = kind === 'events' ? world.events.need(record.id).start : null;
  const occurred = kind === 'timeline' ? world.timeline.need(record.id).occurredAt : null;
  const also = relatives(world, kind, record.id);
  return { id: record.id, gone: false, time: time ?? occurred, shows: false, also };
}

import {
  blankClient,
  blankContact,
  blankEstimate,
  blankEvent,
  blankInvoice,
  blankPiano,
  blankServiceItem,
  blankTimelineEntry,
  blankUser,
} from './blank.ts';
import { type Collection, createCollection, type EditOptions } from './collection.ts';
import { iso } from './instants.ts';
import type {
  ClientRecord,
  ContactRecord,
  EstimateRecord,
  EventRecord,
  InvoiceRecord,
  PianoRecord,
  ServiceItemRecord,
  TimelineRecord,
  UserRecord,
} from './records.ts';

/** The instant at which a world begins by default. */
const EPOCH = new Date('2026-03-10T14:30:00Z');

/** `touchClient` sets the `updatedAt` of the contact's client too, which Gazelle does not always do. */
type ContactEditOptions = EditOptions & { touchClient?: boolean };

/** How many records of each kind there are. */
type WorldSize = Record<
  'users' | 'clients' | 'contacts' | 'pianos' | 'events' | 'timeline' | 'invoices' | 'estimates',
  number
>;

type EstimateNeeds = 'clientId' | 'pianoId' | 'createdById' | 'estimatedOn' | 'expiresOn';

/** The company that the account is of. */
type CompanyRecord = { id: string; name: string | null; locale?: string };

/** The language that a company works in, unless it says another. */
export const companyLocale = 'fr_CA';

const COMPANY: CompanyRecord = { id: 'com_sandbox', name: 'Pianos du Sandbox' };

/** A Gazelle account in memory, with a clock of its own that stands still unless moved. */
export type World = {
  readonly company: CompanyRecord;
  now(): Date;
  /** Moves the clock on by so many milliseconds. */
  advance(ms: number): void;
  /** Goes up with every change to any record. */
  readonly version: number;
  readonly users: Collection<UserRecord>;
  readonly clients: Collection<ClientRecord>;
  readonly contacts: Collection<ContactRecord, 'clientId', ContactEditOptions>;
  readonly serviceItems: Collection<ServiceItemRecord>;
  readonly pianos: Collection<PianoRecord>;
  readonly events: Collection<EventRecord>;
  readonly invoices: Collection<InvoiceRecord>;
  readonly estimates: Collection<EstimateRecord, EstimateNeeds>;
  readonly timeline: Collection<TimelineRecord, 'clientId'>;
  size(): WorldSize;
};

/** `now` is where the clock starts; `tick` how many milliseconds it moves by itself after each change (default 0). */
type WorldOptions = { now?: Date; tick?: number; company?: CompanyRecord };

/** Makes an account with nothing in it. */
export function createWorld({ now = EPOCH, tick = 0, company = COMPANY }: WorldOptions = {}): World {
  let clock = now.getTime();
  let version = 0;
  const changed = () => {
    version += 1;
    clock += tick;
  };
  const born = () => ({ createdAt: iso(clock), updatedAt: iso(clock) });
  const touched = () => ({ updatedAt: iso(clock) });

  const users = createCollection<UserRecord>({
    prefix: 'usr_',
    complete: (fields, id) => ({ ...blankUser, ...born(), ...fields, id }),
    touched,
    changed,
  });
  const clients = createCollection<ClientRecord>({
    prefix: 'cli_',
    complete: (fields, id) => ({ ...blankClient, ...born(), ...fields, id }),
    touched,
    changed,
  });
  const contacts = createCollection<ContactRecord, 'clientId'>({
    prefix: 'con_',
    complete: (fields, id) => ({ ...blankContact, ...born(), ...fields, id }),
    touched,
    changed,
  });
  const serviceItems = createCollection<ServiceItemRecord>({
    prefix: 'mit_',
    complete: (fields, id) => ({ ...blankServiceItem, ...born(), ...fields, id }),
    touched,
    changed,
  });
  const pianos = createCollection<PianoRecord>({
    prefix: 'ins_',
    complete: (fields, id) => ({ ...blankPiano, ...born(), ...fields, id }),
    touched,
    changed,
  });
  const events = createCollection<EventRecord>({
    prefix: 'evt_',
    complete: (fields, id) => ({ ...blankEvent, ...born(), ...fields, id }),
    touched,
    changed,
  });
  const invoices = createCollection<InvoiceRecord>({
    prefix: 'inv_',
    complete: (fields, id) => ({ ...blankInvoice, ...born(), ...fields, id }),
    touched,
    changed,
  });
  const estimates = createCollection<EstimateRecord, EstimateNeeds>({
    prefix: 'est_',
    complete: (fields, id) => ({ ...blankEstimate, ...born(), ...fields, id }),
    touched,
    changed,
  });
  const timeline = createCollection<TimelineRecord, 'clientId'>({
    prefix: 'tme_',
    complete: (fields, id) => ({ ...blankTimelineEntry, occurredAt: iso(clock), ...fields, id }),
    touched: () => ({}),
    changed,
  });

  return {
    company,
    now: () => new Date(clock),
    advance(ms) {
      clock += ms;
    },
    get version() {
      return version;
    },
    users,
    clients: {
      ...clients,
      // A client's contacts go with it. What else refers to it stays, and still names its id.
      remove(id) {
        for (const contact of contacts.list()) if (contact.clientId === id) contacts.remove(contact.id);
        return clients.remove(id);
      },
    },
    contacts: {
      ...contacts,
      edit(id, changes, { touchClient = false, ...options } = {}) {
        const contact = contacts.edit(id, changes, options);
        if (touchClient) clients.edit(contact.clientId, {});
        return contact;
      },
    },
    serviceItems,
    pianos,
    events,
    invoices,
    estimates,
    timeline,
    size: () => ({
      users: users.size(),
      clients: clients.size(),
      contacts: contacts.size(),
      pianos: pianos.size(),
      events: events.size(),
      timeline: timeline.size(),
      invoices: invoices.size(),
      estimates: estimates.size(),
    }),
  };
}

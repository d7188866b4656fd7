import { blankClient, blankEvent, blankInvoice, blankPiano, blankUser } from '../blank.ts';
import { iso } from '../instants.ts';
import type {
  ClientRecord,
  EventRecord,
  InvoiceRecord,
  PianoRecord,
  Stored,
  UserRecord,
} from '../records.ts';
import type { World } from '../world.ts';

/**
 * Follows a relation. A record that was removed is still named by those that refer to it, so it is answered as an empty
 * one with that id: a removal never turns another record's page into an error.
 */
type Follow<T> = (id: string | null) => T | null;

const NEVER = { createdAt: null, updatedAt: null };
const LONG_AGO = { createdAt: iso(0), updatedAt: iso(0) };

/** How each relation is followed in this world. */
export function followers(world: World) {
  return {
    user: follow<UserRecord>(world.users, (id) => ({ ...blankUser, ...LONG_AGO, id })),
    client: follow<ClientRecord>(world.clients, (id) => ({ ...blankClient, ...NEVER, id })),
    piano: follow<PianoRecord>(world.pianos, (id) => ({ ...blankPiano, ...NEVER, id })),
    invoice: follow<InvoiceRecord>(world.invoices, (id) => ({ ...blankInvoice, ...NEVER, id })),
    event: follow<EventRecord>(world.events, (id) => ({ ...blankEvent, ...NEVER, id })),
  };
}

function follow<T extends Stored>(
  collection: { get(id: string): T | undefined },
  gone: (id: string) => T,
): Follow<T> {
  return (id) => (id === null ? null : (collection.get(id) ?? gone(id)));
}

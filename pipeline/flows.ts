import { appointments } from '../sources/gazelle/appointments.ts';
import { clients } from '../sources/gazelle/clients.ts';
import { pianos } from '../sources/gazelle/pianos.ts';
import { timeline } from '../sources/gazelle/timeline.ts';
import { users } from '../sources/gazelle/users.ts';
import { toAppointmentRow } from '../transforms/appointments.ts';
import { toClientRow } from '../transforms/clients.ts';
import { toContactRow } from '../transforms/contacts.ts';
import { toPianoRow } from '../transforms/pianos.ts';
import { toTimelineRow } from '../transforms/timeline.ts';
import { toUserRow } from '../transforms/users.ts';
import { defineFlow, type EntityName, type Flow, type Part } from './flow.ts';

const updatedColumn = 'updated_at';

function part<R extends { id: string }>(
  entity: EntityName,
  record: R,
  toRow: () => ReturnType<Part['toRow']>,
): Part {
  return { entity, id: record.id, record, toRow };
}

/** The table of flows: what is synced, from which source, by which transforms, into which tables. */
export const flows: readonly Flow[] = [
  defineFlow({
    name: 'users',
    source: users,
    tables: { users: { name: 'gazelle_users', updatedColumn } },
    parts: (user) => [part('users', user, () => toUserRow(user))],
  }),
  defineFlow({
    name: 'clients',
    source: clients,
    tables: {
      clients: { name: 'gazelle_clients', updatedColumn, linkColumn: 'default_contact_id' },
      contacts: { name: 'gazelle_contacts', updatedColumn, linkColumn: 'client_id' },
    },
    parts: (client) => [
      part('clients', client, () => toClientRow(client)),
      ...client.contacts.map((contact) => part('contacts', contact, () => toContactRow(contact, client.id))),
    ],
  }),
  defineFlow({
    name: 'pianos',
    source: pianos,
    tables: { pianos: { name: 'gazelle_pianos', updatedColumn } },
    parts: (piano) => [part('pianos', piano, () => toPianoRow(piano))],
  }),
  defineFlow({
    name: 'appointments',
    source: appointments,
    tables: { appointments: { name: 'gazelle_appointments', updatedColumn, timeColumn: 'start_at' } },
    parts: (event, timezone) => [part('appointments', event, () => toAppointmentRow(event, timezone))],
  }),
  defineFlow({
    name: 'timeline',
    source: timeline,
    tables: {
      timeline: { name: 'gazelle_timeline_entries', linkColumn: 'client_id', timeColumn: 'occurred_at' },
    },
    parts: (entry) => [part('timeline', entry, () => toTimelineRow(entry))],
  }),
];

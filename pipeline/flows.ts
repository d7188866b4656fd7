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
import type { Flow, Part } from './flow.ts';

const updatedColumn = 'updated_at';

const part = <R extends { id: string }>(entity: string, record: R, toRow: Part['toRow']): Part => ({
  entity,
  id: record.id,
  record,
  toRow,
});

/** Type-checks one flow against its own record type. The list below mixes flows with different record types. */
const flow = <R>(definition: Flow<R>): Flow => definition;

/**
 * The table of flows: what is synced, from which source, by which transforms, into which tables. They are reported in this
 * order: what refers to another comes after it.
 */
export const flows: readonly Flow[] = [
  flow({
    name: 'users',
    source: users,
    tables: [{ entity: 'users', name: 'gazelle_users', updatedColumn }],
    parts: (user) => [part('users', user, (note) => toUserRow(user, note))],
  }),
  flow({
    name: 'clients',
    source: clients,
    tables: [
      { entity: 'clients', name: 'gazelle_clients', updatedColumn, linkColumn: 'default_contact_id' },
      { entity: 'contacts', name: 'gazelle_contacts', updatedColumn, linkColumn: 'client_id' },
    ],
    parts: (client) => [
      part('clients', client, (note) => toClientRow(client, note)),
      ...client.contacts.map((contact) =>
        part('contacts', contact, (note) => toContactRow(contact, client.id, note)),
      ),
    ],
  }),
  flow({
    name: 'pianos',
    source: pianos,
    tables: [{ entity: 'pianos', name: 'gazelle_pianos', updatedColumn }],
    parts: (piano) => [part('pianos', piano, (note) => toPianoRow(piano, note))],
  }),
  flow({
    name: 'appointments',
    source: appointments,
    tables: [{ entity: 'appointments', name: 'gazelle_appointments', updatedColumn, timeColumn: 'start_at' }],
    parts: (event, timezone) => [
      part('appointments', event, (note) => toAppointmentRow(event, timezone, note)),
    ],
  }),
  flow({
    name: 'timeline',
    source: timeline,
    tables: [
      {
        entity: 'timeline',
        name: 'gazelle_timeline_entries',
        linkColumn: 'client_id',
        timeColumn: 'occurred_at',
      },
    ],
    parts: (entry) => [part('timeline', entry, (note) => toTimelineRow(entry, note))],
  }),
];

/** All that is synced, by the name of what each table holds. */
export const entityNames: readonly string[] = flows.flatMap(({ tables }) =>
  tables.map(({ entity }) => entity),
);

/** The flows that fill the entities asked for; all of them, when none is named. */
export const selectFlows = (entities: readonly string[]): readonly Flow[] =>
  entities.length === 0
    ? flows
    : flows.filter(({ tables }) => tables.some(({ entity }) => entities.includes(entity)));

/** The tables that some flows fill. */
export const tablesOf = (chosen: readonly Flow[]): string[] =>
  chosen.flatMap(({ tables }) => tables.map(({ name }) => name));

import type { Row } from '../sinks/sink.ts';
import { appointments } from '../sources/gazelle/collections/appointments.ts';
import { clients } from '../sources/gazelle/collections/clients.ts';
import { estimates } from '../sources/gazelle/collections/estimates.ts';
import { invoices } from '../sources/gazelle/collections/invoices.ts';
import { pianos } from '../sources/gazelle/collections/pianos.ts';
import { serviceItems } from '../sources/gazelle/collections/service-items.ts';
import { timeline } from '../sources/gazelle/collections/timeline.ts';
import { users } from '../sources/gazelle/collections/users.ts';
import { toAppointmentRow, toAppointmentServiceRow } from '../transforms/appointments.ts';
import { toClientRow, toContactRow } from '../transforms/clients.ts';
import { toEstimateRow, toEstimateTierItemRow, toEstimateTierRow } from '../transforms/estimates.ts';
import { toInvoiceItemRow, toInvoicePaymentRow, toInvoiceRow } from '../transforms/invoices.ts';
import { toPianoMeasurementRow, toPianoRow } from '../transforms/pianos.ts';
import { toServiceItemRow } from '../transforms/service-items.ts';
import { toTimelineRow } from '../transforms/timeline.ts';
import { toUserRow } from '../transforms/users.ts';
import type { Note } from '../transforms/values.ts';
import type { Flow, Part } from './flow.ts';

const updatedColumn = 'updated_at';

/** What becomes rows of one entity; `more` is what its transform takes beside each. */
const partsOf = <R extends { id: string }, More extends unknown[]>(
  entity: string,
  records: readonly R[],
  toRow: (record: R, ...more: [...More, Note]) => Row,
  ...more: More
): Part[] =>
  records.map((record) => {
    return { entity, id: record.id, record, toRow: (note) => toRow(record, ...more, note) };
  });

/** Tables of what goes with a piano, an appointment, an invoice or an estimate, which may have none of it. */
const ofPiano = { linkColumn: 'piano_id', mayBeEmpty: true } as const;
const ofAppointment = { linkColumn: 'appointment_id', mayBeEmpty: true, optional: true } as const;
const ofInvoice = { linkColumn: 'invoice_id', mayBeEmpty: true } as const;
const ofEstimate = { linkColumn: 'estimate_id', mayBeEmpty: true } as const;

/** Type-checks one flow against its own record type. The list below mixes flows with different record types. */
const flow = <R>(definition: Omit<Flow<R>, 'name'>): Flow => ({
  name: definition.collection.name,
  ...definition,
});

/** The table of flows, in the order in which they are reported: what refers to another comes after it. */
export const flows: readonly Flow[] = [
  flow({
    collection: users,
    tables: [{ entity: 'users', name: 'gazelle_users', updatedColumn }],
    parts: (user) => partsOf('users', [user], toUserRow),
  }),
  flow({
    collection: clients,
    tables: [
      { entity: 'clients', name: 'gazelle_clients', updatedColumn, linkColumn: 'default_contact_id' },
      { entity: 'contacts', name: 'gazelle_contacts', updatedColumn, linkColumn: 'client_id' },
    ],
    parts: (client) => [
      ...partsOf('clients', [client], toClientRow),
      ...partsOf('contacts', client.contacts, toContactRow, client.id),
    ],
  }),
  flow({
    collection: pianos,
    tables: [
      { entity: 'pianos', name: 'gazelle_pianos', updatedColumn },
      { entity: 'piano-measurements', name: 'gazelle_piano_measurements', updatedColumn, ...ofPiano },
    ],
    parts: (piano) => [
      ...partsOf('pianos', [piano], toPianoRow),
      ...partsOf('piano-measurements', piano.measurements, toPianoMeasurementRow, piano.id),
    ],
  }),
  flow({
    collection: appointments,
    tables: [
      { entity: 'appointments', name: 'gazelle_appointments', updatedColumn, timeColumn: 'start_at' },
      { entity: 'appointment-services', name: 'gazelle_appointment_services', ...ofAppointment },
    ],
    parts: (event, timezone) => [
      ...partsOf('appointments', [event], toAppointmentRow, timezone),
      ...partsOf('appointment-services', event.services, toAppointmentServiceRow, event.id),
    ],
  }),
  flow({
    collection: serviceItems,
    tables: [{ entity: 'service-items', name: 'gazelle_service_items', updatedColumn, mayBeEmpty: true }],
    parts: (item) => partsOf('service-items', [item], toServiceItemRow),
  }),
  flow({
    collection: invoices,
    tables: [
      { entity: 'invoices', name: 'gazelle_invoices', updatedColumn },
      { entity: 'invoice-items', name: 'gazelle_invoice_items', updatedColumn, ...ofInvoice },
      // A payment has no time of its last change; its creation stands for it.
      {
        entity: 'invoice-payments',
        name: 'gazelle_invoice_payments',
        updatedColumn: 'created_at',
        ...ofInvoice,
      },
    ],
    parts: (invoice) => [
      ...partsOf('invoices', [invoice], toInvoiceRow),
      ...partsOf('invoice-items', invoice.items, toInvoiceItemRow, invoice.id),
      ...partsOf('invoice-payments', invoice.payments, toInvoicePaymentRow, invoice.id),
    ],
  }),
  flow({
    collection: estimates,
    tables: [
      { entity: 'estimates', name: 'gazelle_estimates', updatedColumn },
      { entity: 'estimate-tiers', name: 'gazelle_estimate_tiers', updatedColumn, ...ofEstimate },
      { entity: 'estimate-tier-items', name: 'gazelle_estimate_tier_items', updatedColumn, ...ofEstimate },
    ],
    parts: (estimate) => [
      ...partsOf('estimates', [estimate], toEstimateRow),
      ...estimate.allEstimateTiers.flatMap((tier) => [
        ...partsOf('estimate-tiers', [tier], toEstimateTierRow, estimate.id),
        ...partsOf('estimate-tier-items', tier.allEstimateTierItems, toEstimateTierItemRow, {
          estimateId: estimate.id,
          tierId: tier.id,
        }),
      ]),
    ],
  }),
  flow({
    collection: timeline,
    tables: [
      {
        entity: 'timeline',
        name: 'gazelle_timeline_entries',
        linkColumn: 'client_id',
        timeColumn: 'occurred_at',
      },
    ],
    parts: (entry, timezone) => partsOf('timeline', [entry], toTimelineRow, timezone),
  }),
];

/** All that is synced, by the name of what each table holds. */
export const entityNames = flows.flatMap(({ tables }) => tables.map(({ entity }) => entity));

/** The flows that fill the entities asked for; all of them, when none is named. */
export const selectFlows = (entities: readonly string[]): readonly Flow[] =>
  flows.filter(
    ({ tables }) => entities.length === 0 || tables.some(({ entity }) => entities.includes(entity)),
  );

/** The tables that some flows fill. */
export const tablesOf = (some: readonly Flow[]) =>
  some.flatMap(({ tables }) => tables.map(({ name }) => name));

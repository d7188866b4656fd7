import type { Row, RunState, Table } from '../sinks/sink.ts';
import { Unreadable } from '../sources/gazelle/api/unreadable.ts';
import type { Collection } from '../sources/gazelle/collection.ts';
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

/** A piece of a record that becomes one row. */
export interface Part {
  entity: string;
  /** The id of the record, which is the id of the row. */
  id: string;
  /** What to keep when no row can be made or stored. */
  record: unknown;
  /** Makes the row; `note` is called with each value that its column cannot hold. */
  toRow(note: Note): Row;
}

/** One collection's way from Gazelle to Supabase. `R` is its record; where flows are listed together, it is unknown. */
export interface Flow<R = unknown> {
  /** The collection's name, which is that of its main entity; its checkpoint is kept under it. */
  name: string;
  collection: Collection<R>;
  /** The tables it fills, that of the records first. */
  tables: readonly [Table, ...Table[]];
  /** The rows-to-be of a record; `timezone` is the zone of local times that name none (IANA). */
  parts(record: R | Unreadable, timezone: string): Part[];
}

/** What of a record becomes rows of one table. */
type Parts<R> = (record: R, timezone: string) => { record: { id: string }; toRow: Part['toRow'] }[];

/** The tables that a collection fills, and what their columns are for. */
type Filled<R> = {
  [Name in Table['name']]?: [Omit<Extract<Table, { name: Name }>, 'name' | 'entity'>, Parts<R>];
};

/**
 * One flow. Its first table is that of the records, whose entity has the name of the collection. What comes with a record is named
 * as its table is: `piano-measurements` are in `gazelle_piano_measurements`.
 */
function flow<R>(collection: Collection<R>, filled: Filled<R>): Flow {
  const all = Object.entries(filled).map(([name, [columns, parts]], i) => {
    const entity = i === 0 ? collection.name : name.replace('gazelle_', '').replaceAll('_', '-');
    return { table: { entity, name, ...columns } as Table, parts };
  });
  return {
    name: collection.name,
    collection,
    tables: all.map(({ table }) => table) as [Table, ...Table[]],
    parts(whole: R | Unreadable, timezone) {
      if (whole instanceof Unreadable) return [unreadable(collection.name, whole)];
      return all.flatMap(({ table: { entity }, parts }) =>
        parts(whole, timezone).map((part) => ({ entity, id: part.record.id, ...part })),
      );
    },
  };
}

/** The one part of an unreadable record, which throws the reason when its row is made. */
function unreadable(entity: string, { id, error }: Unreadable): Part {
  const toRow = () => {
    throw error;
  };
  return { entity, id, record: null, toRow };
}

/** The record as a row. */
const itself =
  <R extends { id: string }>(toRow: (record: R, note: Note, timezone: string) => Row): Parts<R> =>
  (record, timezone) => [{ record, toRow: (note) => toRow(record, note, timezone) }];

/** The items of a list that comes with a record, as rows. */
const each =
  <List extends string, Item extends { id: string }>(
    list: List,
    toRow: (item: Item, recordId: string, note: Note) => Row,
  ): Parts<{ id: string } & Record<List, readonly Item[]>> =>
  ({ id, [list]: items }) =>
    items.map((record) => ({ record, toRow: (note) => toRow(record, id, note) }));

const dated = { updatedColumn: 'updated_at' } as const;

/** What goes with a piano, an invoice or an estimate, which may have none of it. */
const ofPiano = { ...dated, linkColumn: 'piano_id', mayBeEmpty: true } as const;
const ofInvoice = { ...dated, linkColumn: 'invoice_id', mayBeEmpty: true } as const;
const ofEstimate = { ...dated, linkColumn: 'estimate_id', mayBeEmpty: true } as const;

/** The table of flows, in the order in which they are reported: what refers to another comes after it. */
export const flows: readonly Flow[] = [
  flow(users, { gazelle_users: [dated, itself(toUserRow)] }),
  flow(clients, {
    gazelle_clients: [{ ...dated, linkColumn: 'default_contact_id' }, itself(toClientRow)],
    gazelle_contacts: [{ ...dated, linkColumn: 'client_id' }, each('contacts', toContactRow)],
  }),
  flow(pianos, {
    gazelle_pianos: [dated, itself(toPianoRow)],
    gazelle_piano_measurements: [ofPiano, each('measurements', toPianoMeasurementRow)],
  }),
  flow(appointments, {
    gazelle_appointments: [{ ...dated, timeColumn: 'start_at' }, itself(toAppointmentRow)],
    gazelle_appointment_services: [
      { linkColumn: 'appointment_id', mayBeEmpty: true, optional: true },
      each('services', toAppointmentServiceRow),
    ],
  }),
  flow(serviceItems, { gazelle_service_items: [{ ...dated, mayBeEmpty: true }, itself(toServiceItemRow)] }),
  flow(invoices, {
    gazelle_invoices: [dated, itself(toInvoiceRow)],
    gazelle_invoice_items: [ofInvoice, each('items', toInvoiceItemRow)],
    // A payment has no time of its last change; its creation stands for it.
    gazelle_invoice_payments: [
      { ...ofInvoice, updatedColumn: 'created_at' },
      each('payments', toInvoicePaymentRow),
    ],
  }),
  flow(estimates, {
    gazelle_estimates: [dated, itself(toEstimateRow)],
    gazelle_estimate_tiers: [ofEstimate, each('allEstimateTiers', toEstimateTierRow)],
    gazelle_estimate_tier_items: [
      ofEstimate,
      ({ id: estimateId, allEstimateTiers }) =>
        allEstimateTiers.flatMap(({ id: tierId, allEstimateTierItems }) =>
          allEstimateTierItems.map((record) => ({
            record,
            toRow: (note) => toEstimateTierItemRow(record, { estimateId, tierId }, note),
          })),
        ),
    ],
  }),
  flow(timeline, {
    gazelle_timeline_entries: [{ linkColumn: 'client_id', timeColumn: 'occurred_at' }, itself(toTimelineRow)],
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

/**
 * Whether one of a flow's tables has no row though it must have some: then all is read as for the first time, whatever the
 * checkpoint says.
 */
export const isEmpty = ({ tables }: Flow, { emptyTables }: Pick<RunState, 'emptyTables'>): boolean =>
  tables.some(({ name, mayBeEmpty }) => !mayBeEmpty && emptyTables.includes(name));

import { appointments } from '../sources/gazelle/appointments.ts';
import { clients } from '../sources/gazelle/clients.ts';
import { estimates } from '../sources/gazelle/estimates.ts';
import { invoices, openStatuses } from '../sources/gazelle/invoices.ts';
import { pianos } from '../sources/gazelle/pianos.ts';
import { timeline } from '../sources/gazelle/timeline.ts';
import { users } from '../sources/gazelle/users.ts';
import { toAppointmentRow } from '../transforms/appointments.ts';
import { toClientRow } from '../transforms/clients.ts';
import { toContactRow } from '../transforms/contacts.ts';
import { toEstimateRow, toEstimateTierItemRow, toEstimateTierRow } from '../transforms/estimates.ts';
import { toInvoiceItemRow, toInvoicePaymentRow, toInvoiceRow } from '../transforms/invoices.ts';
import { toPianoRow } from '../transforms/pianos.ts';
import { toTimelineRow } from '../transforms/timeline.ts';
import { toUserRow } from '../transforms/users.ts';
import type { Flow, FlowTable, Part } from './flow.ts';

const updatedColumn = 'updated_at';

const part = <R extends { id: string }>(entity: string, record: R, toRow: Part['toRow']): Part => ({
  entity,
  id: record.id,
  record,
  toRow,
});

const invoiceTable: FlowTable = {
  ...{ entity: 'invoices', name: 'gazelle_invoices', updatedColumn, timeColumn: 'created_at' },
  checkpoint: 'invoices',
  open: { column: 'status', values: openStatuses },
};

const estimateTable: FlowTable = {
  ...{ entity: 'estimates', name: 'gazelle_estimates', updatedColumn, timeColumn: 'expires_on' },
  checkpoint: 'estimates',
};

/** Tables of what goes with an invoice or an estimate, which may have none of it. */
const ofInvoice = { linkColumn: 'invoice_id', parent: invoiceTable, mayBeEmpty: true } as const;
const ofEstimate = { linkColumn: 'estimate_id', parent: estimateTable, mayBeEmpty: true } as const;

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
    name: 'invoices',
    source: invoices,
    tables: [
      invoiceTable,
      { entity: 'invoice-items', name: 'gazelle_invoice_items', updatedColumn, ...ofInvoice },
      // A payment has no time of its last change; its creation tells it from others.
      {
        entity: 'invoice-payments',
        name: 'gazelle_invoice_payments',
        updatedColumn: 'created_at',
        ...ofInvoice,
      },
    ],
    parts: (invoice) => [
      part('invoices', invoice, (note) => toInvoiceRow(invoice, note)),
      ...invoice.items.map((item) =>
        part('invoice-items', item, (note) => toInvoiceItemRow(item, invoice.id, note)),
      ),
      ...invoice.payments.map((payment) =>
        part('invoice-payments', payment, (note) => toInvoicePaymentRow(payment, invoice.id, note)),
      ),
    ],
  }),
  flow({
    name: 'estimates',
    source: estimates,
    tables: [
      estimateTable,
      { entity: 'estimate-tiers', name: 'gazelle_estimate_tiers', updatedColumn, ...ofEstimate },
      { entity: 'estimate-tier-items', name: 'gazelle_estimate_tier_items', updatedColumn, ...ofEstimate },
    ],
    parts: (estimate) => [
      part('estimates', estimate, (note) => toEstimateRow(estimate, note)),
      ...estimate.allEstimateTiers.flatMap((tier) => [
        part('estimate-tiers', tier, (note) => toEstimateTierRow(tier, estimate.id, note)),
        ...tier.allEstimateTierItems.map((item) => {
          const of = { estimateId: estimate.id, tierId: tier.id };
          return part('estimate-tier-items', item, (note) => toEstimateTierItemRow(item, of, note));
        }),
      ]),
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

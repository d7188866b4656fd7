import { blankInvoice } from '../blank.ts';
import type { Settings } from '../quirks.ts';
import type {
  ClientRecord,
  ContactRecord,
  EstimateRecord,
  EstimateTierItemRecord,
  EventRecord,
  EventServiceRecord,
  InvoiceItemRecord,
  InvoiceRecord,
  PhoneRecord,
  PianoRecord,
  TimelineRecord,
  UserRecord,
} from '../records.ts';
import { companyLocale, type World } from '../world.ts';
import { type PageArgs, paginate } from './connection.ts';
import { followers } from './gone.ts';
import { formatPhone } from './phone.ts';
import type { Views } from './views.ts';

// An appointment in a school may well have dozens of pianos; a test that makes pages small means the query's own.
const EVENT_PIANOS_CAP = 100;

const currency = (code: string) => ({ code, divisor: code === 'JPY' ? 1 : 100 });

/** The resolvers of the fields that lead from one record to another; all others are plain data. */
export function typeResolvers(world: World, settings: Settings, views: Views) {
  const follow = followers(world);
  const contactsOf = (clientId: string): readonly ContactRecord[] => {
    const byClient = views('contacts by client', () =>
      Map.groupBy(world.contacts.list(), (one) => one.clientId),
    );
    return byClient.get(clientId) ?? [];
  };
  const byId = (id: string | null) => (id === null ? null : { id });

  const ofCompany = () => ({ locale: world.company.locale ?? companyLocale });

  return {
    PrivateUser: {
      defaultUserLocalization: (user: UserRecord) => user.localization ?? ofCompany(),
    },
    PrivateCompany: {
      settings: () => ({
        localization: { defaultClientLocalization: ofCompany(), defaultCurrency: currency('CAD') },
      }),
    },
    PrivateClient: {
      defaultClientLocalization: ({ localization, preferredTechnicianId }: ClientRecord) =>
        localization ?? world.users.get(preferredTechnicianId ?? '')?.localization ?? ofCompany(),
      defaultContact: (client: ClientRecord) => contactsOf(client.id).find((contact) => contact.isDefault),
      allContacts(client: ClientRecord, args: PageArgs & { includeArchived?: boolean | null }) {
        const all = contactsOf(client.id);
        return paginate(
          args.includeArchived ? all : all.filter((one) => !one.archived),
          args,
          settings.pageCap,
        );
      },
    },
    PrivateContact: {
      client: (contact: ContactRecord) => follow.client(contact.clientId),
    },
    PrivateContactPhone: {
      phoneNumber: (phone: PhoneRecord, { format }: { format?: string | null }) =>
        formatPhone(phone.phoneNumber, format),
    },
    PrivatePiano: {
      client: (piano: PianoRecord) => follow.client(piano.clientId),
    },
    PrivateEvent: {
      client: (event: EventRecord) => follow.client(event.clientId),
      user: (event: EventRecord) => follow.user(event.userId),
      createdBy: (event: EventRecord) => follow.user(event.createdById),
      allEventPianos(event: EventRecord, args: PageArgs) {
        const pianos = event.pianoIds.map((id, index) => ({
          isTuning: index === 0,
          piano: follow.piano(id),
        }));
        return paginate(pianos, args, EVENT_PIANOS_CAP);
      },
      allServiceItems: (event: EventRecord, args: PageArgs) =>
        paginate(event.services, args, EVENT_PIANOS_CAP),
    },
    PrivateEventServiceItem: {
      piano: (service: EventServiceRecord) => follow.piano(service.pianoId),
      masterServiceItem: (service: EventServiceRecord) => byId(service.serviceItemId),
    },
    PrivateInvoice: {
      client: (invoice: InvoiceRecord) => follow.client(invoice.clientId),
      contact: (invoice: InvoiceRecord) => byId(invoice.contactId),
      assignedTo: (invoice: InvoiceRecord) => follow.user(invoice.assignedToId),
      createdBy: (invoice: InvoiceRecord) => follow.user(invoice.createdById),
      currency: (invoice: InvoiceRecord) => currency(invoice.currencyCode),
      allInvoiceItems: (invoice: InvoiceRecord, args: PageArgs) =>
        paginate(invoice.items, args, settings.pageCap),
      allInvoicePayments: (invoice: InvoiceRecord, args: PageArgs) =>
        paginate(invoice.payments, args, settings.pageCap),
    },
    PrivateInvoiceItem: {
      piano: (item: InvoiceItemRecord) => follow.piano(item.pianoId),
      masterServiceItem: (item: InvoiceItemRecord) => byId(item.serviceItemId ?? null),
    },
    PrivateInvoicePayment: {
      currency: () => currency(blankInvoice.currencyCode),
    },
    PrivateEstimate: {
      client: (estimate: EstimateRecord) => follow.client(estimate.clientId),
      contact: (estimate: EstimateRecord) => byId(estimate.contactId),
      piano: (estimate: EstimateRecord) => follow.piano(estimate.pianoId),
      assignedTo: (estimate: EstimateRecord) => follow.user(estimate.assignedToId),
      createdBy: (estimate: EstimateRecord) => follow.user(estimate.createdById),
    },
    PrivateEstimateTierItem: {
      masterServiceItem: (item: EstimateTierItemRecord) => byId(item.serviceItemId ?? null),
      estimateTierGroup: ({ groupName }: EstimateTierItemRecord) => groupName && { name: groupName },
    },
    PrivateTimelineEntry: {
      client: (entry: TimelineRecord) => follow.client(entry.clientId),
      piano: (entry: TimelineRecord) => follow.piano(entry.pianoId),
      appointment: (entry: TimelineRecord) => follow.event(entry.appointmentId),
      invoice: (entry: TimelineRecord) => follow.invoice(entry.invoiceId),
      estimate: (entry: TimelineRecord) => byId(entry.estimateId),
      user: (entry: TimelineRecord) => follow.user(entry.userId),
    },
  };
}

import { micros } from '../gazelle/instants.ts';
import type { ClientRecord, ContactRecord, EventRecord } from '../gazelle/records.ts';
import { companyLocale, type World } from '../gazelle/world.ts';

/** A row as it should be stored, by column; an instant is in microseconds since 1970. */
export type ExpectedRow = Record<string, unknown>;

/** The rows that the table of an entity should hold. Throws where nobody has written down what that is. */
export function expectedRows(entity: string, world: World): ExpectedRow[] {
  const rows = byEntity[entity];
  if (!rows) throw new Error(`sandbox/parity/expected-rows.ts does not say what the rows of ${entity} hold`);
  return rows(world);
}

/** What a row holds of a text: nothing at all, where there is only white space. */
const said = (text: string | null | undefined) => text?.trim() || null;
const allSaid = (texts: Readonly<Record<string, string | null>>) =>
  Object.fromEntries(Object.entries(texts).map(([locale, text]) => [locale, said(text)]));

const times = ({ createdAt, updatedAt }: { createdAt: string | null; updatedAt: string | null }) => ({
  created_at: micros(createdAt),
  updated_at: micros(updatedAt),
});

/** What each row should hold, written down straight from the account's records. */
const byEntity: Record<string, (world: World) => ExpectedRow[]> = {
  users: ({ users, company }: World) =>
    users.list().map((user) => ({
      id: user.id,
      first_name: said(user.firstName),
      last_name: said(user.lastName),
      email: said(user.email),
      status: user.status,
      access_level: user.accessLevel,
      is_schedulable: user.isSchedulable,
      timezone: user.timezone,
      locale: user.localization?.locale ?? company.locale ?? companyLocale,
      ...times(user),
    })),
  clients: ({ clients, contacts, users, company }: World) => {
    const byClient = Map.groupBy(contacts.list(), ({ clientId }) => clientId);
    return clients.list().map((client) => {
      const main = byClient.get(client.id)?.find(({ isDefault }) => isDefault);
      return {
        id: client.id,
        default_contact_id: main?.id ?? null,
        ...reachedBy(client, main),
        ...ofClient(client),
        locale:
          client.localization?.locale ??
          users.get(client.preferredTechnicianId ?? '')?.localization?.locale ??
          company.locale ??
          companyLocale,
        ...times(client),
      };
    });
  },
  contacts: ({ contacts, clients }: World) =>
    contacts
      .list()
      .filter(({ clientId }) => clients.has(clientId))
      .map((contact) => ({
        id: contact.id,
        client_id: contact.clientId,
        first_name: said(contact.firstName),
        middle_name: said(contact.middleName),
        last_name: said(contact.lastName),
        title: said(contact.title),
        role: said(contact.role),
        email: said(contact.defaultEmail?.email),
        phone: said(contact.defaultPhone?.phoneNumber),
        is_default: contact.isDefault,
        is_billing_default: contact.isBillingDefault,
        archived: contact.archived,
        wants_email: contact.wantsEmail,
        wants_phone: contact.wantsPhone,
        wants_text: contact.wantsText,
        ...times(contact),
      })),
  pianos: ({ pianos }: World) =>
    pianos.list().map((piano) => ({
      id: piano.id,
      client_id: piano.clientId,
      make: said(piano.make),
      model: said(piano.model),
      serial_number: said(piano.serialNumber),
      type: piano.type,
      year: piano.year,
      location: said(piano.location),
      notes: said(piano.notes),
      status: piano.status,
      size: said(piano.size),
      use_type: said(piano.useType),
      case_color: said(piano.caseColor),
      case_finish: said(piano.caseFinish),
      tags: piano.tags.flatMap((tag) => said(tag) ?? []),
      has_ivory: piano.hasIvory,
      rental: piano.rental,
      rental_contract_ends_on: piano.rentalContractEndsOn,
      consignment: piano.consignment,
      needs_repair_or_rebuilding: piano.needsRepairOrRebuilding,
      total_loss: piano.totalLoss,
      player_installed: piano.playerInstalled,
      service_interval_months: piano.serviceIntervalMonths,
      last_service_on: piano.calculatedLastService,
      next_service_on: piano.calculatedNextService,
      dampp_chaser_installed: piano.damppChaserInstalled,
      dampp_chaser_humidistat_model: said(piano.damppChaserHumidistatModel),
      dampp_chaser_mfg_date: piano.damppChaserMfgDate,
      reference_id: said(piano.referenceId),
      ...times(piano),
    })),
  'piano-measurements': ({ pianos }: World) =>
    pianos.list().flatMap((piano) =>
      piano.allPianoMeasurements.map((measured) => ({
        id: measured.id,
        piano_id: piano.id,
        taken_on: measured.takenOn,
        temperature: measured.temperature,
        humidity: measured.humidity,
        ...Object.fromEntries(
          ([0, 1, 2, 3, 4, 5, 6, 7] as const).flatMap((octave) => [
            [`a${octave}_pitch`, measured[`a${octave}Pitch`] ?? null],
            [`a${octave}_dip`, measured[`a${octave}Dip`] ?? null],
          ]),
        ),
        ...times(measured),
      })),
    ),
  'service-items': ({ serviceItems, company }: World) =>
    serviceItems.list().map((item) => {
      const locale = company.locale ?? companyLocale;
      return {
        id: item.id,
        group_id: item.masterServiceGroup.id,
        group_name: said(item.masterServiceGroup.name[locale]),
        group_names: allSaid(item.masterServiceGroup.name),
        group_order: item.masterServiceGroup.order,
        name: said(item.name[locale]),
        names: allSaid(item.name),
        description: said(item.description[locale]),
        descriptions: allSaid(item.description),
        education_description: said(item.educationDescription[locale]),
        education_descriptions: allSaid(item.educationDescription),
        external_url: item.externalUrl,
        type: item.type,
        currency: 'CAD',
        currency_divisor: 100,
        amount: item.amount,
        duration_minutes: item.duration,
        sequence_number: item.order,
        is_taxable: item.isTaxable,
        is_tuning: item.isTuning,
        is_default: item.isDefault,
        is_self_schedulable: item.isSelfSchedulable,
        is_any_user: item.isAnyUser,
        archived: item.isArchived,
        ...times(item),
      };
    }),
  appointments: ({ events }: World) =>
    events.list().map((event) => ({
      id: event.id,
      client_id: event.clientId,
      user_id: event.userId,
      created_by_id: event.createdById,
      piano_id: event.pianoIds[0] ?? null,
      piano_ids: event.pianoIds,
      tuning_piano_ids: event.pianoIds.slice(0, 1),
      title: said(event.title),
      notes: said(event.notes),
      start_at: micros(event.start),
      timezone: event.timezone,
      ...onTheWall(event),
      duration_minutes: event.duration,
      status: event.status,
      type: event.type,
      is_all_day: event.isAllDay,
      confirmed_at: micros(event.confirmedAt),
      confirmed_by_client: event.confirmedByClient,
      source: event.source,
      travel_mode: event.travelMode,
      address: said(event.addressLine) ?? said(event.location?.singleLineAddress),
      ...times(event),
    })),
  'appointment-services': ({ events }: World) =>
    events.list().flatMap((event) =>
      event.services.map((service) => ({
        id: service.id,
        appointment_id: event.id,
        service_item_id: service.serviceItemId,
        piano_id: service.pianoId,
        name: said(service.name),
        amount: service.amount,
        quantity_hundredths: service.quantity,
        duration_minutes: service.duration,
        type: service.type,
        is_taxable: service.isTaxable,
        is_tuning: service.isTuning,
      })),
    ),
  invoices: ({ invoices }: World) =>
    invoices.list().map((invoice) => ({
      id: invoice.id,
      number: invoice.number,
      client_id: invoice.clientId,
      contact_id: invoice.contactId,
      assigned_to_id: invoice.assignedToId,
      created_by_id: invoice.createdById,
      status: invoice.status,
      currency: invoice.currencyCode,
      currency_divisor: invoice.currencyCode === 'JPY' ? 1 : 100,
      sub_total: invoice.subTotal,
      tax_total: invoice.taxTotal,
      tip_total: invoice.tipTotal,
      total: invoice.total,
      paid_total: invoice.paidTotal,
      due_total: invoice.dueTotal,
      due_on: invoice.dueOn,
      net_days: invoice.netDays,
      notes: said(invoice.notes),
      tags: invoice.tags.flatMap((tag) => said(tag) ?? []),
      archived: invoice.archived,
      ...times(invoice),
    })),
  'invoice-items': ({ invoices }: World) =>
    invoices.list().flatMap((invoice) =>
      invoice.items.map((item) => ({
        id: item.id,
        invoice_id: invoice.id,
        piano_id: item.pianoId,
        service_item_id: item.serviceItemId ?? null,
        sequence_number: item.sequenceNumber,
        type: item.type,
        description: said(item.description),
        billable: item.billable,
        taxable: item.taxable,
        quantity_hundredths: item.quantity,
        amount: item.amount,
        sub_total: item.subTotal,
        tax_total: item.taxTotal,
        total: item.total,
        ...times(item),
      })),
    ),
  'invoice-payments': ({ invoices }: World) =>
    invoices.list().flatMap((invoice) =>
      invoice.payments.map((payment) => ({
        id: payment.id,
        invoice_id: invoice.id,
        status: payment.status,
        type: payment.type,
        payment_source: payment.paymentSource,
        currency: 'CAD',
        currency_divisor: 100,
        amount: payment.amount,
        tip_total: payment.tipTotal,
        notes: said(payment.notes),
        failure_reason: said(payment.failureReason),
        paid_at: micros(payment.paidAt),
        created_at: micros(payment.createdAt),
      })),
    ),
  estimates: ({ estimates }: World) =>
    estimates.list().map((estimate) => ({
      id: estimate.id,
      number: estimate.number,
      client_id: estimate.clientId,
      contact_id: estimate.contactId,
      piano_id: estimate.pianoId,
      assigned_to_id: estimate.assignedToId,
      created_by_id: estimate.createdById,
      estimated_on: estimate.estimatedOn,
      expires_on: estimate.expiresOn,
      recommended_tier_total: estimate.recommendedTierTotal,
      current_performance_level: estimate.currentPerformanceLevel,
      locale: estimate.locale,
      notes: said(estimate.notes),
      tags: estimate.tags.flatMap((tag) => said(tag) ?? []),
      archived: estimate.isArchived,
      ...times(estimate),
    })),
  'estimate-tiers': ({ estimates }: World) =>
    estimates.list().flatMap((estimate) =>
      estimate.allEstimateTiers.map((tier) => ({
        id: tier.id,
        estimate_id: estimate.id,
        sequence_number: tier.sequenceNumber,
        is_primary: tier.isPrimary,
        allow_self_schedule: tier.allowSelfSchedule,
        notes: said(tier.notes),
        target_performance_level: tier.targetPerformanceLevel,
        sub_total: tier.subtotal,
        tax_total: tier.taxTotal,
        total: tier.total,
        ...times(tier),
      })),
    ),
  'estimate-tier-items': ({ estimates }: World) =>
    estimates.list().flatMap((estimate) =>
      estimate.allEstimateTiers.flatMap((tier) =>
        tier.allEstimateTierItems.map((item) => ({
          id: item.id,
          estimate_id: estimate.id,
          tier_id: tier.id,
          sequence_number: item.sequenceNumber,
          service_item_id: item.serviceItemId ?? null,
          group_name: said(item.groupName),
          name: said(item.name),
          description: said(item.description),
          education_description: said(item.educationDescription),
          type: item.type,
          is_taxable: item.isTaxable,
          is_tuning: item.isTuning,
          quantity_hundredths: item.quantity,
          amount: item.amount,
          duration_minutes: item.duration,
          sub_total: item.subtotal,
          tax_total: item.taxTotal,
          total: item.total,
          ...times(item),
        })),
      ),
    ),
  timeline: ({ timeline }: World) =>
    timeline.list().map((entry) => ({
      id: entry.id,
      client_id: entry.clientId,
      piano_id: entry.pianoId,
      appointment_id: entry.appointmentId,
      invoice_id: entry.invoiceId,
      estimate_id: entry.estimateId,
      user_id: entry.userId,
      type: entry.type,
      summary: said(entry.summary),
      comment: said(entry.comment),
      occurred_at: micros(entry.occurredAt),
      local_date: onTheWall({ start: entry.occurredAt, timezone: null }).local_date,
    })),
};

/** How a client is called and reached: as its default contact is. */
function reachedBy(client: ClientRecord, contact: ContactRecord | undefined): ExpectedRow {
  const [first, last] = [said(contact?.firstName), said(contact?.lastName)];
  const address = contact?.defaultLocation;
  return {
    company_name: said(client.companyName) ?? said(`${first ?? ''} ${last ?? ''}`),
    first_name: first,
    last_name: last,
    email: said(contact?.defaultEmail?.email),
    phone: said(contact?.defaultPhone?.phoneNumber),
    street1: said(address?.street1),
    street2: said(address?.street2),
    city: said(address?.municipality),
    region: said(address?.region),
    postal_code: said(address?.postalCode),
  };
}

function ofClient(client: ClientRecord): ExpectedRow {
  const { custom1, custom2, custom3, custom4, custom5, custom6, custom7, custom8, custom9, custom10 } =
    client;
  const own = { custom1, custom2, custom3, custom4, custom5, custom6, custom7, custom8, custom9, custom10 };
  const filled = Object.entries(own).filter(([, value]) => said(value));
  return {
    status: client.status,
    client_type: said(client.clientType),
    tags: client.tags.flatMap((tag) => said(tag) ?? []),
    personal_notes: said(client.personalNotes),
    preference_notes: said(client.preferenceNotes),
    lifecycle_state: said(client.lifecycleState),
    preferred_technician_id: client.preferredTechnicianId,
    referred_by: said(client.referredBy),
    no_contact_until: client.noContactUntil,
    no_contact_reason: said(client.noContactReason),
    reference_id: said(client.referenceId),
    custom: filled.length > 0 ? Object.fromEntries(filled.map(([name, value]) => [name, said(value)])) : null,
  };
}

/** What a clock and a calendar show where the event takes place, by the platform's own reckoning. */
function onTheWall({ start, timezone }: Pick<EventRecord, 'start' | 'timezone'>): ExpectedRow {
  if (start === null) return { local_date: null, local_time: null };
  const format = new Intl.DateTimeFormat('sv-SE', {
    timeZone: timezone ?? 'America/Toronto',
    dateStyle: 'short',
    timeStyle: 'medium',
  });
  const [date, time] = format.format(new Date(start)).split(' ');
  return { local_date: date, local_time: time };
}

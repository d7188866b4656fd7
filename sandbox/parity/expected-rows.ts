import { micros } from '../gazelle/instants.ts';
import type { ClientRecord, ContactRecord, EventRecord } from '../gazelle/records.ts';
import type { World } from '../gazelle/world.ts';

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

const times = ({ createdAt, updatedAt }: { createdAt: string | null; updatedAt: string | null }) => ({
  created_at: micros(createdAt),
  updated_at: micros(updatedAt),
});

/** What each row should hold, written down straight from the account's records. */
const byEntity: Record<string, (world: World) => ExpectedRow[]> = {
  users: ({ users }: World) =>
    users.list().map((user) => ({
      id: user.id,
      first_name: said(user.firstName),
      last_name: said(user.lastName),
      email: said(user.email),
      status: user.status,
      access_level: user.accessLevel,
      is_schedulable: user.isSchedulable,
      timezone: user.timezone,
      ...times(user),
    })),
  clients: ({ clients, contacts }: World) => {
    const byClient = Map.groupBy(contacts.list(), ({ clientId }) => clientId);
    return clients.list().map((client) => {
      const main = byClient.get(client.id)?.find(({ isDefault }) => isDefault);
      return {
        id: client.id,
        default_contact_id: main?.id ?? null,
        ...reachedBy(client, main),
        ...ofClient(client),
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
  appointments: ({ events }: World) =>
    events.list().map((event) => ({
      id: event.id,
      client_id: event.clientId,
      user_id: event.userId,
      created_by_id: event.createdById,
      piano_id: event.pianoIds[0] ?? null,
      piano_ids: event.pianoIds,
      title: said(event.title),
      notes: said(event.notes),
      start_at: micros(event.start),
      timezone: event.timezone,
      ...onTheWall(event),
      duration_minutes: event.duration,
      status: event.status,
      type: event.type,
      is_all_day: event.isAllDay,
      confirmed_by_client: event.confirmedByClient,
      source: event.source,
      travel_mode: event.travelMode,
      address: said(event.addressLine) ?? said(event.location?.singleLineAddress),
      ...times(event),
    })),
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
    locale: client.localization?.locale ?? null,
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
function onTheWall({ start, timezone }: EventRecord): ExpectedRow {
  if (start === null) return { local_date: null, local_time: null };
  const format = new Intl.DateTimeFormat('sv-SE', {
    timeZone: timezone ?? 'America/Toronto',
    dateStyle: 'short',
    timeStyle: 'medium',
  });
  const [date, time] = format.format(new Date(start)).split(' ');
  return { local_date: date, local_time: time };
}

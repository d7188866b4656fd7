import type { RowOf } from '../sinks/supabase/tables.ts';
import type { ClientRecord } from '../sources/gazelle/collections/clients.ts';
import { date, type Note, text, texts, times } from './values.ts';

const customFields = ([1, 2, 3, 4, 5, 6, 7, 8, 9, 10] as const).map((n) => `custom${n}` as const);

/** A client as a row; name (unless it is a company), email, phone and address are those of its default contact. */
export function toClientRow(client: ClientRecord, note: Note): RowOf<'gazelle_clients'> {
  const contact = client.defaultContact;
  const address = contact?.defaultLocation;
  const firstName = text(contact?.firstName);
  const lastName = text(contact?.lastName);
  return {
    id: client.id,
    default_contact_id: text(contact?.id),
    company_name: text(client.companyName) ?? text([firstName, lastName].filter(Boolean).join(' ')),
    first_name: firstName,
    last_name: lastName,
    email: text(contact?.defaultEmail?.email),
    phone: text(contact?.defaultPhone?.phoneNumber),
    street1: text(address?.street1),
    street2: text(address?.street2),
    city: text(address?.municipality),
    region: text(address?.region),
    postal_code: text(address?.postalCode),
    status: text(client.status),
    client_type: text(client.clientType),
    tags: texts(client.tags),
    personal_notes: text(client.personalNotes),
    preference_notes: text(client.preferenceNotes),
    locale: text(client.defaultClientLocalization.locale),
    lifecycle_state: text(client.lifecycleState),
    preferred_technician_id: text(client.preferredTechnicianId),
    referred_by: text(client.referredBy),
    no_contact_until: date('noContactUntil', client.noContactUntil, note),
    no_contact_reason: text(client.noContactReason),
    reference_id: text(client.referenceId),
    custom: toCustom(client),
    ...times(client, note),
  };
}

/** The custom fields that are filled in, by Gazelle's names for them; null when none is. */
function toCustom(client: ClientRecord): Record<string, string> | null {
  const filled = customFields.flatMap((name) => {
    const value = text(client[name]);
    return value === null ? [] : [[name, value] as const];
  });
  return filled.length > 0 ? Object.fromEntries(filled) : null;
}

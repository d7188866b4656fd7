import type { RowOf } from '../sinks/supabase/tables.ts';
import type { ClientRecord } from '../sources/gazelle/collections/clients.ts';
import type { ContactRecord } from '../sources/gazelle/collections/contacts.ts';
import { columnsOf, type Note, text, texts, times } from './values.ts';

const customFields = ([1, 2, 3, 4, 5, 6, 7, 8, 9, 10] as const).map((n) => `custom${n}` as const);

/** A client as a row; name (unless it is a company), email, phone and address are those of its default contact. */
export function toClientRow(client: ClientRecord, note: Note): RowOf<'gazelle_clients'> {
  const columns = columnsOf(client, note);
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
    city: text(address?.municipality),
    ...columnsOf(address, note).text('street1', 'street2', 'region', 'postalCode'),
    tags: texts(client.tags),
    locale: text(client.defaultClientLocalization.locale),
    custom: toCustom(client),
    ...columns.text('status', 'clientType', 'personalNotes', 'preferenceNotes', 'lifecycleState'),
    ...columns.text('preferredTechnicianId', 'referredBy', 'noContactReason', 'referenceId'),
    ...columns.date('noContactUntil'),
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

/** A contact as a row; `clientId` is the client it was read with: the record names none. */
export function toContactRow(
  contact: ContactRecord,
  clientId: string,
  note: Note,
): RowOf<'gazelle_contacts'> {
  const columns = columnsOf(contact, note);
  return {
    id: contact.id,
    client_id: clientId,
    email: text(contact.defaultEmail?.email),
    phone: text(contact.defaultPhone?.phoneNumber),
    ...columns.text('firstName', 'middleName', 'lastName', 'title', 'role'),
    ...columns.flag('isDefault', 'isBillingDefault', 'archived', 'wantsEmail', 'wantsPhone', 'wantsText'),
    ...times(contact, note),
  };
}

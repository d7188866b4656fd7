import type { ClientRecord } from '../sources/gazelle/collections/clients.ts';
import { toRow } from './to-row.ts';
import { type Note, text } from './values.ts';

const customFields = ([1, 2, 3, 4, 5, 6, 7, 8, 9, 10] as const).map((n) => `custom${n}` as const);

/** A client as a row; name (unless it is a company), email, phone and address are those of its default contact. */
export function toClientRow(client: ClientRecord, note: Note) {
  const contact = client.defaultContact;
  const address = contact?.defaultLocation;
  const first_name = text(contact?.firstName);
  const last_name = text(contact?.lastName);
  return toRow('gazelle_clients', client, note, {
    first_name,
    last_name,
    company_name: text(client.companyName) ?? text([first_name, last_name].filter(Boolean).join(' ')),
    email: text(contact?.defaultEmail?.email),
    phone: text(contact?.defaultPhone?.phoneNumber),
    street1: text(address?.street1),
    street2: text(address?.street2),
    city: text(address?.municipality),
    region: text(address?.region),
    postal_code: text(address?.postalCode),
    locale: text(client.defaultClientLocalization.locale),
    custom: toCustom(client),
  });
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
export const toContactRow = (contact: ClientRecord['contacts'][number], clientId: string, note: Note) =>
  toRow('gazelle_contacts', contact, note, {
    client_id: clientId,
    email: text(contact.defaultEmail?.email),
    phone: text(contact.defaultPhone?.phoneNumber),
  });

import type { RowOf } from '../sinks/supabase/tables.ts';
import type { ContactRecord } from '../sources/gazelle/collections/contacts.ts';
import { type Note, text, times } from './values.ts';

/** A contact as a row; `clientId` is the client it was read with: the record names none. */
export function toContactRow(
  contact: ContactRecord,
  clientId: string,
  note: Note,
): RowOf<'gazelle_contacts'> {
  return {
    id: contact.id,
    client_id: clientId,
    first_name: text(contact.firstName),
    middle_name: text(contact.middleName),
    last_name: text(contact.lastName),
    title: text(contact.title),
    role: text(contact.role),
    email: text(contact.defaultEmail?.email),
    phone: text(contact.defaultPhone?.phoneNumber),
    is_default: contact.isDefault,
    is_billing_default: contact.isBillingDefault,
    archived: contact.archived,
    wants_email: contact.wantsEmail,
    wants_phone: contact.wantsPhone,
    wants_text: contact.wantsText,
    ...times(contact, note),
  };
}

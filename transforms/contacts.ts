import type { RowOf } from '../sinks/supabase/tables.ts';
import type { ContactRecord } from '../sources/gazelle/collections/contacts.ts';
import { columnsOf, type Note, text, times } from './values.ts';

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

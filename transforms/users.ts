import type { RowOf } from '../sinks/supabase/tables.ts';
import type { UserRecord } from '../sources/gazelle/collections/users.ts';
import { columnsOf, type Note, text, times } from './values.ts';

/** A member of staff as a row, for appointments and timeline entries to refer to. */
export function toUserRow(user: UserRecord, note: Note): RowOf<'gazelle_users'> {
  const columns = columnsOf(user, note);
  return {
    id: user.id,
    locale: text(user.defaultUserLocalization.locale),
    ...columns.text('firstName', 'lastName', 'email', 'status', 'accessLevel', 'timezone'),
    ...columns.flag('isSchedulable'),
    ...times(user, note),
  };
}

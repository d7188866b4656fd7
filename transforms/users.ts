import type { RowOf } from '../sinks/supabase/tables.ts';
import type { UserRecord } from '../sources/gazelle/collections/users.ts';
import { type Note, text, times } from './values.ts';

/** A member of staff as a row, for appointments and timeline entries to refer to. */
export function toUserRow(user: UserRecord, note: Note): RowOf<'gazelle_users'> {
  return {
    id: user.id,
    first_name: text(user.firstName),
    last_name: text(user.lastName),
    email: text(user.email),
    status: text(user.status),
    access_level: text(user.accessLevel),
    is_schedulable: user.isSchedulable,
    timezone: text(user.timezone),
    locale: text(user.defaultUserLocalization.locale),
    ...times(user, note),
  };
}

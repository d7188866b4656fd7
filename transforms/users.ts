import type { UserRecord } from '../sources/gazelle/collections/users.ts';
import { toRow } from './to-row.ts';
import { type Note, text } from './values.ts';

/** A member of staff as a row, for appointments and timeline entries to refer to. */
export const toUserRow = (user: UserRecord, note: Note) =>
  toRow('gazelle_users', user, note, { locale: text(user.defaultUserLocalization.locale) });

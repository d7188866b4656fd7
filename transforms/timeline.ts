import type { RowOf } from '../sinks/supabase/tables.ts';
import type { TimelineRecord } from '../sources/gazelle/collections/timeline.ts';
import { instant, localDate, type Note, text } from './values.ts';

/** A timeline entry as a row; `timezone` (IANA) is that of its day. It has no time of its last edit, only `occurred_at`. */
export function toTimelineRow(
  entry: TimelineRecord,
  timezone: string,
  note: Note,
): RowOf<'gazelle_timeline_entries'> {
  const occurredAt = instant('occurredAt', entry.occurredAt, note);
  return {
    id: entry.id,
    client_id: text(entry.client.id),
    piano_id: text(entry.piano?.id),
    appointment_id: text(entry.appointment?.id),
    invoice_id: text(entry.invoice?.id),
    estimate_id: text(entry.estimate?.id),
    user_id: text(entry.user?.id),
    type: text(entry.type),
    summary: text(entry.summary),
    comment: text(entry.comment),
    occurred_at: occurredAt,
    local_date: occurredAt && localDate(occurredAt, timezone),
    deleted_at: null,
  };
}

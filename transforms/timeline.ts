import type { TimelineRecord } from '../sources/gazelle/collections/timeline.ts';
import { toRow } from './to-row.ts';
import { instant, localDate, type Note } from './values.ts';

/** A timeline entry as a row; `timezone` (IANA) is that of its day. It has no time of its last edit, only `occurred_at`. */
export function toTimelineRow(entry: TimelineRecord, note: Note, timezone: string) {
  const occurredAt = instant('occurredAt', entry.occurredAt, note);
  return toRow('gazelle_timeline_entries', entry, note, {
    local_date: occurredAt && localDate(occurredAt, timezone),
    occurred_at: occurredAt,
  });
}

import { Temporal } from 'temporal-polyfill';
import type { RowOf } from '../sinks/supabase/tables.ts';
import type {
  AppointmentRecord,
  AppointmentServiceRecord,
} from '../sources/gazelle/collections/appointments.ts';
import { columnsOf, date, instant, integer, type Note, text, texts, times } from './values.ts';

/** An event as a row; `timezone` (IANA) is for events without a known one. */
export function toAppointmentRow(
  event: AppointmentRecord,
  timezone: string,
  note: Note,
): RowOf<'gazelle_appointments'> {
  const columns = columnsOf(event, note);
  const start = instant('start', event.start, note);
  const eventTimezone = text(event.timezone);
  const local = start && toLocal(start, eventTimezone, timezone);
  const pianoIds = texts(event.pianos.map(({ id }) => id));
  return {
    id: event.id,
    client_id: text(event.client?.id),
    user_id: text(event.user?.id),
    created_by_id: text(event.createdBy?.id),
    piano_id: pianoIds[0] ?? null,
    piano_ids: pianoIds,
    tuning_piano_ids: texts(event.pianos.map(({ id, isTuning }) => (isTuning ? id : null))),
    start_at: start,
    timezone: eventTimezone,
    local_date: local && date('start', local.toPlainDate().toString(), note),
    local_time: local ? local.toPlainTime().toString({ smallestUnit: 'second' }) : null,
    duration_minutes: integer('duration', event.duration, note),
    address: text(event.addressLine) ?? text(event.location?.singleLineAddress),
    ...columns.text('title', 'notes', 'status', 'type', 'source', 'travelMode'),
    ...columns.instant('confirmedAt'),
    ...columns.flag('isAllDay', 'confirmedByClient'),
    ...times(event, note),
  };
}

function toLocal(start: string, own: string | null, fallback: string): Temporal.ZonedDateTime {
  const utc = Temporal.Instant.from(start);
  try {
    return utc.toZonedDateTimeISO(own ?? fallback);
  } catch {
    return utc.toZonedDateTimeISO(fallback);
  }
}

/** A service of an appointment as a row; `appointmentId` is the event it was read with. */
export function toAppointmentServiceRow(
  service: AppointmentServiceRecord,
  appointmentId: string,
  note: Note,
): RowOf<'gazelle_appointment_services'> {
  const columns = columnsOf(service, note);
  return {
    id: service.id,
    appointment_id: appointmentId,
    service_item_id: text(service.masterServiceItem?.id),
    piano_id: text(service.piano?.id),
    quantity_hundredths: integer('quantity', service.quantity, note),
    duration_minutes: integer('duration', service.duration, note),
    ...columns.text('name', 'type'),
    ...columns.integer('amount'),
    ...columns.flag('isTaxable', 'isTuning'),
    deleted_at: null,
  };
}

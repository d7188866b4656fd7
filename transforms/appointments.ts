import { Temporal } from 'temporal-polyfill';
import type { AppointmentRecord } from '../sources/gazelle/collections/appointments.ts';
import { toRow } from './to-row.ts';
import { date, instant, integer, type Note, text, texts } from './values.ts';

/** An event as a row; `timezone` (IANA) is for events without a known one. */
export function toAppointmentRow(event: AppointmentRecord, note: Note, timezone: string) {
  const start = instant('start', event.start, note);
  const local = start && toLocal(start, text(event.timezone), timezone);
  const pianoIds = texts(event.pianos.map(({ piano }) => piano.id));
  return toRow('gazelle_appointments', event, note, {
    piano_id: pianoIds[0] ?? null,
    piano_ids: pianoIds,
    tuning_piano_ids: texts(event.pianos.map(({ piano, isTuning }) => (isTuning ? piano.id : null))),
    start_at: start,
    local_date: local && date('start', local.toPlainDate().toString(), note),
    local_time: local ? local.toPlainTime().toString({ smallestUnit: 'second' }) : null,
    duration_minutes: integer('duration', event.duration, note),
    address: text(event.addressLine) ?? text(event.location?.singleLineAddress),
  });
}

function toLocal(start: string, own: string | null, fallback: string): Temporal.ZonedDateTime {
  const utc = Temporal.Instant.from(start);
  try {
    return utc.toZonedDateTimeISO(own ?? fallback);
  } catch {
    return utc.toZonedDateTimeISO(fallback);
  }
}

type Service = AppointmentRecord['services'][number];

/** A service of an appointment as a row; `appointmentId` is the event it was read with. */
export const toAppointmentServiceRow = (service: Service, appointmentId: string, note: Note) =>
  toRow('gazelle_appointment_services', service, note, {
    appointment_id: appointmentId,
    service_item_id: text(service.masterServiceItem?.id),
    quantity_hundredths: integer('quantity', service.quantity, note),
    duration_minutes: integer('duration', service.duration, note),
  });

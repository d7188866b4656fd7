import type { RowOf } from '../sinks/supabase/tables.ts';
import type { AppointmentServiceRecord } from '../sources/gazelle/collections/appointments.ts';
import { columnsOf, integer, type Note, text } from './values.ts';

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

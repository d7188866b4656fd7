import type { RowOf } from '../sinks/supabase/tables.ts';
import type { AppointmentServiceRecord } from '../sources/gazelle/collections/appointments.ts';
import { integer, type Note, text } from './values.ts';

/** A service of an appointment as a row; `appointmentId` is the event it was read with. */
export function toAppointmentServiceRow(
  service: AppointmentServiceRecord,
  appointmentId: string,
  note: Note,
): RowOf<'gazelle_appointment_services'> {
  return {
    id: service.id,
    appointment_id: appointmentId,
    service_item_id: text(service.masterServiceItem?.id),
    piano_id: text(service.piano?.id),
    name: text(service.name),
    amount: integer('amount', service.amount, note),
    quantity_hundredths: integer('quantity', service.quantity, note),
    duration_minutes: integer('duration', service.duration, note),
    type: text(service.type),
    is_taxable: service.isTaxable,
    is_tuning: service.isTuning,
    deleted_at: null,
  };
}

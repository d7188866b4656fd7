import type { RowOf } from '../sinks/supabase/tables.ts';
import type { PianoMeasurementRecord } from '../sources/gazelle/collections/pianos.ts';
import { columnsOf, type Note, times } from './values.ts';

/** A measurement of a piano as a row; `pianoId` is the piano it was read with. */
export function toPianoMeasurementRow(
  measured: PianoMeasurementRecord,
  pianoId: string,
  note: Note,
): RowOf<'gazelle_piano_measurements'> {
  const columns = columnsOf(measured, note);
  return {
    id: measured.id,
    piano_id: pianoId,
    ...columns.integer('temperature', 'humidity', 'a0Pitch', 'a1Pitch', 'a2Pitch', 'a3Pitch', 'a4Pitch'),
    ...columns.integer('a5Pitch', 'a6Pitch', 'a7Pitch', 'a0Dip', 'a1Dip', 'a2Dip', 'a3Dip', 'a4Dip', 'a5Dip'),
    ...columns.integer('a6Dip', 'a7Dip'),
    ...columns.date('takenOn'),
    ...times(measured, note),
  };
}

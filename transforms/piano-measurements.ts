import type { RowOf } from '../sinks/supabase/tables.ts';
import type { PianoMeasurementRecord } from '../sources/gazelle/collections/pianos.ts';
import { date, integer, type Note, times } from './values.ts';

/** A measurement of a piano as a row; `pianoId` is the piano it was read with. */
export function toPianoMeasurementRow(
  measured: PianoMeasurementRecord,
  pianoId: string,
  note: Note,
): RowOf<'gazelle_piano_measurements'> {
  return {
    id: measured.id,
    piano_id: pianoId,
    taken_on: date('takenOn', measured.takenOn, note),
    temperature: integer('temperature', measured.temperature, note),
    humidity: integer('humidity', measured.humidity, note),
    a0_pitch: integer('a0Pitch', measured.a0Pitch, note),
    a1_pitch: integer('a1Pitch', measured.a1Pitch, note),
    a2_pitch: integer('a2Pitch', measured.a2Pitch, note),
    a3_pitch: integer('a3Pitch', measured.a3Pitch, note),
    a4_pitch: integer('a4Pitch', measured.a4Pitch, note),
    a5_pitch: integer('a5Pitch', measured.a5Pitch, note),
    a6_pitch: integer('a6Pitch', measured.a6Pitch, note),
    a7_pitch: integer('a7Pitch', measured.a7Pitch, note),
    a0_dip: integer('a0Dip', measured.a0Dip, note),
    a1_dip: integer('a1Dip', measured.a1Dip, note),
    a2_dip: integer('a2Dip', measured.a2Dip, note),
    a3_dip: integer('a3Dip', measured.a3Dip, note),
    a4_dip: integer('a4Dip', measured.a4Dip, note),
    a5_dip: integer('a5Dip', measured.a5Dip, note),
    a6_dip: integer('a6Dip', measured.a6Dip, note),
    a7_dip: integer('a7Dip', measured.a7Dip, note),
    ...times(measured, note),
  };
}

import type { RowOf } from '../sinks/supabase/tables.ts';
import type { PianoMeasurementRecord, PianoRecord } from '../sources/gazelle/collections/pianos.ts';
import { columnsOf, date, type Note, text, texts, times } from './values.ts';

/** A piano as a row; its service dates are the ones Gazelle calculates from history, interval and overrides. */
export function toPianoRow(piano: PianoRecord, note: Note): RowOf<'gazelle_pianos'> {
  const columns = columnsOf(piano, note);
  return {
    id: piano.id,
    client_id: text(piano.client?.id),
    tags: texts(piano.tags),
    last_service_on: date('calculatedLastService', piano.calculatedLastService, note),
    next_service_on: date('calculatedNextService', piano.calculatedNextService, note),
    ...columns.text('make', 'model', 'serialNumber', 'type', 'location', 'notes', 'status', 'size'),
    ...columns.text('useType', 'caseColor', 'caseFinish', 'damppChaserHumidistatModel', 'referenceId'),
    ...columns.integer('year', 'serviceIntervalMonths'),
    ...columns.date('rentalContractEndsOn', 'damppChaserMfgDate'),
    ...columns.flag('hasIvory', 'rental', 'consignment', 'needsRepairOrRebuilding', 'totalLoss'),
    ...columns.flag('playerInstalled', 'damppChaserInstalled'),
    ...times(piano, note),
  };
}

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

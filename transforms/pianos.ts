import type { PianoRecord } from '../sources/gazelle/collections/pianos.ts';
import { toRow } from './to-row.ts';
import { date, type Note } from './values.ts';

/** A piano as a row; its service dates are the ones Gazelle calculates from history, interval and overrides. */
export const toPianoRow = (piano: PianoRecord, note: Note) =>
  toRow('gazelle_pianos', piano, note, {
    last_service_on: date('calculatedLastService', piano.calculatedLastService, note),
    next_service_on: date('calculatedNextService', piano.calculatedNextService, note),
  });

type Measurement = PianoRecord['measurements'][number];

/** A measurement of a piano as a row; `pianoId` is the piano it was read with. */
export const toPianoMeasurementRow = (measured: Measurement, pianoId: string, note: Note) =>
  toRow('gazelle_piano_measurements', measured, note, { piano_id: pianoId });

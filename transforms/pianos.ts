import type { RowOf } from '../sinks/supabase/tables.ts';
import type { PianoRecord } from '../sources/gazelle/collections/pianos.ts';
import { date, integer, type Note, text, texts, times } from './values.ts';

/** A piano as a row; its service dates are the ones Gazelle calculates from history, interval and overrides. */
export function toPianoRow(piano: PianoRecord, note: Note): RowOf<'gazelle_pianos'> {
  return {
    id: piano.id,
    client_id: text(piano.client?.id),
    make: text(piano.make),
    model: text(piano.model),
    serial_number: text(piano.serialNumber),
    type: text(piano.type),
    year: integer('year', piano.year, note),
    location: text(piano.location),
    notes: text(piano.notes),
    status: text(piano.status),
    size: text(piano.size),
    use_type: text(piano.useType),
    case_color: text(piano.caseColor),
    case_finish: text(piano.caseFinish),
    tags: texts(piano.tags),
    has_ivory: piano.hasIvory,
    rental: piano.rental,
    rental_contract_ends_on: date('rentalContractEndsOn', piano.rentalContractEndsOn, note),
    consignment: piano.consignment,
    needs_repair_or_rebuilding: piano.needsRepairOrRebuilding,
    total_loss: piano.totalLoss,
    player_installed: piano.playerInstalled,
    service_interval_months: integer('serviceIntervalMonths', piano.serviceIntervalMonths, note),
    last_service_on: date('calculatedLastService', piano.calculatedLastService, note),
    next_service_on: date('calculatedNextService', piano.calculatedNextService, note),
    dampp_chaser_installed: piano.damppChaserInstalled,
    dampp_chaser_humidistat_model: text(piano.damppChaserHumidistatModel),
    dampp_chaser_mfg_date: date('damppChaserMfgDate', piano.damppChaserMfgDate, note),
    reference_id: text(piano.referenceId),
    ...times(piano, note),
  };
}

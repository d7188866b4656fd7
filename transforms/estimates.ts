import type { RowOf } from '../sinks/supabase/tables.ts';
import type {
  EstimateRecord,
  EstimateTierItemRecord,
  EstimateTierRecord,
} from '../sources/gazelle/collections/estimates.ts';
import { columnsOf, integer, type Note, text, texts, times } from './values.ts';

/** An estimate as a row. */
export function toEstimateRow(estimate: EstimateRecord, note: Note): RowOf<'gazelle_estimates'> {
  const columns = columnsOf(estimate, note);
  return {
    id: estimate.id,
    client_id: text(estimate.client?.id),
    contact_id: text(estimate.contact?.id),
    piano_id: text(estimate.piano?.id),
    assigned_to_id: text(estimate.assignedTo?.id),
    created_by_id: text(estimate.createdBy?.id),
    tags: texts(estimate.tags),
    archived: estimate.isArchived,
    ...columns.text('locale', 'notes'),
    ...columns.integer('number', 'recommendedTierTotal', 'currentPerformanceLevel'),
    ...columns.date('estimatedOn', 'expiresOn'),
    ...times(estimate, note),
  };
}

/** A tier of an estimate as a row. */
export function toEstimateTierRow(
  tier: EstimateTierRecord,
  estimateId: string,
  note: Note,
): RowOf<'gazelle_estimate_tiers'> {
  const columns = columnsOf(tier, note);
  return {
    id: tier.id,
    estimate_id: estimateId,
    sub_total: integer('subtotal', tier.subtotal, note),
    ...columns.text('notes'),
    ...columns.integer('sequenceNumber', 'targetPerformanceLevel', 'taxTotal', 'total'),
    ...columns.flag('isPrimary', 'allowSelfSchedule'),
    ...times(tier, note),
  };
}

/** A line of a tier as a row. */
export function toEstimateTierItemRow(
  item: EstimateTierItemRecord,
  { estimateId, tierId }: { estimateId: string; tierId: string },
  note: Note,
): RowOf<'gazelle_estimate_tier_items'> {
  const columns = columnsOf(item, note);
  return {
    id: item.id,
    estimate_id: estimateId,
    tier_id: tierId,
    service_item_id: text(item.masterServiceItem?.id),
    group_name: text(item.estimateTierGroup?.name),
    quantity_hundredths: integer('quantity', item.quantity, note),
    duration_minutes: integer('duration', item.duration, note),
    sub_total: integer('subtotal', item.subtotal, note),
    ...columns.text('name', 'description', 'educationDescription', 'type'),
    ...columns.integer('sequenceNumber', 'amount', 'taxTotal', 'total'),
    ...columns.flag('isTaxable', 'isTuning'),
    ...times(item, note),
  };
}

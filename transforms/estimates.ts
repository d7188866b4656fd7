import type { RowOf } from '../sinks/supabase/tables.ts';
import type {
  EstimateRecord,
  EstimateTierItemRecord,
  EstimateTierRecord,
} from '../sources/gazelle/collections/estimates.ts';
import { date, integer, type Note, text, texts, times } from './values.ts';

/** An estimate as a row. */
export function toEstimateRow(estimate: EstimateRecord, note: Note): RowOf<'gazelle_estimates'> {
  return {
    id: estimate.id,
    number: integer('number', estimate.number, note),
    client_id: text(estimate.client?.id),
    contact_id: text(estimate.contact?.id),
    piano_id: text(estimate.piano?.id),
    assigned_to_id: text(estimate.assignedTo?.id),
    created_by_id: text(estimate.createdBy?.id),
    estimated_on: date('estimatedOn', estimate.estimatedOn, note),
    expires_on: date('expiresOn', estimate.expiresOn, note),
    recommended_tier_total: integer('recommendedTierTotal', estimate.recommendedTierTotal, note),
    current_performance_level: integer('currentPerformanceLevel', estimate.currentPerformanceLevel, note),
    locale: text(estimate.locale),
    notes: text(estimate.notes),
    tags: texts(estimate.tags),
    archived: estimate.isArchived,
    ...times(estimate, note),
  };
}

/** A tier of an estimate as a row. */
export function toEstimateTierRow(
  tier: EstimateTierRecord,
  estimateId: string,
  note: Note,
): RowOf<'gazelle_estimate_tiers'> {
  return {
    id: tier.id,
    estimate_id: estimateId,
    sequence_number: integer('sequenceNumber', tier.sequenceNumber, note),
    is_primary: tier.isPrimary,
    allow_self_schedule: tier.allowSelfSchedule,
    notes: text(tier.notes),
    target_performance_level: integer('targetPerformanceLevel', tier.targetPerformanceLevel, note),
    sub_total: integer('subtotal', tier.subtotal, note),
    tax_total: integer('taxTotal', tier.taxTotal, note),
    total: integer('total', tier.total, note),
    ...times(tier, note),
  };
}

/** A line of a tier as a row. */
export function toEstimateTierItemRow(
  item: EstimateTierItemRecord,
  { estimateId, tierId }: { estimateId: string; tierId: string },
  note: Note,
): RowOf<'gazelle_estimate_tier_items'> {
  return {
    id: item.id,
    estimate_id: estimateId,
    tier_id: tierId,
    sequence_number: integer('sequenceNumber', item.sequenceNumber, note),
    service_item_id: text(item.masterServiceItem?.id),
    group_name: text(item.estimateTierGroup?.name),
    name: text(item.name),
    description: text(item.description),
    education_description: text(item.educationDescription),
    type: text(item.type),
    is_taxable: item.isTaxable,
    is_tuning: item.isTuning,
    quantity_hundredths: integer('quantity', item.quantity, note),
    amount: integer('amount', item.amount, note),
    duration_minutes: integer('duration', item.duration, note),
    sub_total: integer('subtotal', item.subtotal, note),
    tax_total: integer('taxTotal', item.taxTotal, note),
    total: integer('total', item.total, note),
    ...times(item, note),
  };
}

import type { EstimateRecord } from '../sources/gazelle/collections/estimates.ts';
import { toRow } from './to-row.ts';
import { integer, type Note, text } from './values.ts';

/** An estimate as a row. */
export const toEstimateRow = (estimate: EstimateRecord, note: Note) =>
  toRow('gazelle_estimates', estimate, note, { archived: estimate.isArchived });

type TierRecord = EstimateRecord['allEstimateTiers'][number];

/** A tier of an estimate as a row. */
export const toEstimateTierRow = (tier: TierRecord, estimateId: string, note: Note) =>
  toRow('gazelle_estimate_tiers', tier, note, {
    estimate_id: estimateId,
    sub_total: integer('subtotal', tier.subtotal, note),
  });

/** A line of a tier as a row. */
export const toEstimateTierItemRow = (
  item: TierRecord['allEstimateTierItems'][number],
  { estimateId, tierId }: { estimateId: string; tierId: string },
  note: Note,
) =>
  toRow('gazelle_estimate_tier_items', item, note, {
    estimate_id: estimateId,
    tier_id: tierId,
    service_item_id: text(item.masterServiceItem?.id),
    group_name: text(item.estimateTierGroup?.name),
    quantity_hundredths: integer('quantity', item.quantity, note),
    duration_minutes: integer('duration', item.duration, note),
    sub_total: integer('subtotal', item.subtotal, note),
  });

import { DAY, iso } from '../instants.ts';
import type { EstimateRecord, EstimateTierItemRecord, EstimateTierRecord, PianoRecord } from '../records.ts';
import { hundredths, lineTotals, sumOf } from './amounts.ts';
import type { Dice } from './dice.ts';
import { localDay } from './invoices.ts';

/** Who and what an estimate may be about: there is a user, and a piano with a client. */
type EstimateCast = {
  userIds: readonly string[];
  contactIds: readonly string[];
  pianos: readonly PianoRecord[];
  serviceItemIds: readonly string[];
};

/** Whether there is whom and what an estimate needs. */
export const canEstimate = ({ userIds, pianos }: EstimateCast): boolean =>
  userIds.length > 0 && pianos.some(({ clientId }) => clientId);

const WORK = ['Pitch raise', 'Accord', 'Réglage complet', 'Marteaux neufs', 'Dampp-Chaser'];

/**
 * The `number`th estimate, made at `created` (milliseconds): the items of each tier add up to its totals. A short
 * one has a tier with an item.
 */
export function estimateFields(
  dice: Dice,
  { userIds, contactIds, pianos, serviceItemIds }: EstimateCast,
  {
    number,
    created,
    now,
    isShort = false,
  }: { number: number; created: number; now: Date; isShort?: boolean },
) {
  const piano = dice.pick(pianos.filter(({ clientId }) => clientId));
  const times = { createdAt: iso(created), updatedAt: iso(created) };
  const itemsOf = (tier: number) =>
    Array.from({ length: isShort ? 1 : dice.int(1, 4) }, (_, i): EstimateTierItemRecord => {
      const [whole, amount, isTaxable] = [dice.int(1, 3), dice.int(60, 900) * 100, dice.chance(0.9)];
      const quantity = hundredths(whole, amount);
      const { subTotal, ...totals } = lineTotals(quantity, amount, isTaxable);
      return {
        id: `eti_${number}_${tier}_${i + 1}`,
        sequenceNumber: i + 1,
        serviceItemId: i % 2 === 0 ? (serviceItemIds[number % serviceItemIds.length] ?? null) : null,
        groupName: dice.maybe(0.3, () => 'Mécanique'),
        name: dice.pick(WORK),
        description: dice.maybe(0.5, () => dice.faker.lorem.sentence()),
        educationDescription: dice.maybe(0.2, () => dice.faker.lorem.sentence()),
        type: dice.pick(['LABOR_FIXED_RATE', 'LABOR_HOURLY', 'EXPENSE']),
        ...{ isTaxable, isTuning: dice.chance(0.3), quantity, amount, duration: dice.int(1, 16) * 15 },
        ...{ subtotal: subTotal, ...totals, ...times },
      };
    });
  const allEstimateTiers = Array.from(
    { length: isShort ? 1 : dice.int(1, 3) },
    (_, i): EstimateTierRecord => {
      const items = itemsOf(i + 1);
      return {
        id: `ett_${number}_${i + 1}`,
        sequenceNumber: i + 1,
        ...{ isPrimary: i === 0, allowSelfSchedule: dice.chance(0.5) },
        notes: dice.maybe(0.3, () => dice.faker.lorem.sentence()),
        targetPerformanceLevel: dice.maybe(0.7, () => dice.int(5, 10)),
        subtotal: sumOf(items, ({ subtotal }) => subtotal),
        taxTotal: sumOf(items, ({ taxTotal }) => taxTotal),
        total: sumOf(items, ({ total }) => total),
        ...{ allEstimateTierItems: items, ...times },
      };
    },
  );
  const expires = created + dice.pick([30, 60, 90]) * DAY;
  return {
    number,
    clientId: piano.clientId ?? '',
    pianoId: piano.id,
    contactId: dice.maybe(contactIds.length > 0 ? 0.3 : 0, () => dice.pick(contactIds)),
    assignedToId: dice.maybe(0.9, () => dice.pick(userIds)),
    createdById: dice.pick(userIds),
    estimatedOn: localDay(created),
    expiresOn: localDay(expires),
    recommendedTierTotal: allEstimateTiers[0]?.total ?? null,
    currentPerformanceLevel: dice.maybe(0.7, () => dice.int(1, 6)),
    locale: dice.pick(['fr_CA', 'en_CA']),
    notes: dice.maybe(0.4, () => dice.faker.lorem.sentence()),
    tags: dice.chance(0.1) ? ['urgent'] : [],
    isArchived: expires < now.getTime() && dice.chance(0.4),
    ...{ allEstimateTiers, ...times },
  } satisfies Partial<EstimateRecord>;
}

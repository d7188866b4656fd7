import type { PianoRecord } from '../records.ts';
import type { Dice } from './dice.ts';

const MAKES = [
  'Yamaha',
  'Kawai',
  'Steinway & Sons',
  'Heintzman',
  'Lesage',
  'Willis',
  'Bösendorfer',
  'C. Bechstein',
  '河合',
];
const NOTES = [
  'Cheville lâche, do#5',
  'A4 = 438 Hz',
  'Pédale « una corda » grince',
  'Hammers reshaped 2019 👍',
];

/** A piano; some belong to nobody, and many fields were never filled in. */
export function pianoFields(dice: Dice, clientIds: readonly string[]): Partial<PianoRecord> {
  const damppChaser = dice.chance(0.12);
  const rental = dice.chance(0.03);
  return {
    clientId: clientIds.length > 0 && dice.chance(0.97) ? dice.pick(clientIds) : null,
    make: dice.maybe(0.97, () => dice.pick(MAKES)),
    model: dice.maybe(0.6, () => dice.pick(['U1', 'U3', 'K-300', 'B', 'D', 'C3X', 'Acajou 52"', '–'])),
    serialNumber: dice.maybe(0.7, () => dice.faker.string.alphanumeric({ length: 7, casing: 'upper' })),
    type: dice.weighted({
      UPRIGHT: 45,
      GRAND: 30,
      STUDIO: 8,
      CONSOLE: 6,
      SPINET: 4,
      UNKNOWN: 5,
      HYBRID: 1,
      HARPSICHORD: 1,
    }),
    year: dice.maybe(0.6, () => dice.int(1880, 2025)),
    location: dice.maybe(0.4, () =>
      dice.pick(['Salon', 'Sous-sol', 'Local B-204', 'Scène', 'Room 3', 'Chœur']),
    ),
    notes: dice.maybe(0.25, () => dice.pick(NOTES)),
    status: dice.weighted({ ACTIVE: 90, INACTIVE: 7, TEMPORARY_STORAGE: 2, UNDER_RESTORATION: 1 }),
    size: dice.maybe(0.3, () => dice.pick(['52"', '6\'11"', '170 cm'])),
    useType: dice.maybe(0.2, () => dice.pick(['Home', 'Practice', 'Concert'])),
    caseColor: dice.maybe(0.5, () => dice.pick(['Noir', 'Acajou', 'Noyer', 'Blanc', 'Ebony'])),
    caseFinish: dice.maybe(0.3, () => dice.pick(['Satin', 'Poli', 'Laqué'])),
    tags: dice.chance(0.15) ? [dice.pick(['concert', 'location', 'école'])] : [],
    hasIvory: dice.chance(0.08),
    rental,
    rentalContractEndsOn: rental ? '2026-08-31' : null,
    consignment: dice.chance(0.01),
    needsRepairOrRebuilding: dice.chance(0.06),
    totalLoss: dice.chance(0.01),
    playerInstalled: dice.maybe(0.9, () => dice.chance(0.03)),
    serviceIntervalMonths: dice.maybe(0.8, () => dice.pick([3, 6, 6, 12, 12, 24])),
    calculatedLastService: dice.maybe(0.7, () =>
      dice.between(Date.UTC(2024, 0), Date.UTC(2026, 1)).slice(0, 10),
    ),
    calculatedNextService: dice.maybe(0.7, () =>
      dice.between(Date.UTC(2026, 3), Date.UTC(2027, 3)).slice(0, 10),
    ),
    damppChaserInstalled: damppChaser,
    damppChaserHumidistatModel: damppChaser ? 'H-3' : null,
    damppChaserMfgDate: damppChaser ? dice.maybe(0.5, () => '2021-05-01') : null,
    referenceId: dice.maybe(0.1, () => `P-${dice.int(1, 9999)}`),
  };
}

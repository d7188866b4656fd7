import type { ContactRecord, LocationRecord } from '../records.ts';
import type { Dice } from './dice.ts';

const LAST_NAMES = [
  "O'Brien",
  "D'Amours",
  'Saint-Jean',
  'Nguyễn',
  'Lévesque-Côté',
  'de la Bruère',
  'Ångström',
];

/** A person, with the accents, apostrophes and gaps that real ones have. */
export function contactFields(
  dice: Dice,
  clientId: string,
  isDefault: boolean,
): Partial<ContactRecord> & { clientId: string } {
  const tongue = dice.tongue();
  const firstName = tongue.person.firstName();
  const lastName = dice.chance(0.06) ? dice.pick(LAST_NAMES) : tongue.person.lastName();
  return {
    clientId,
    firstName: dice.chance(0.04) ? null : firstName,
    middleName: dice.maybe(0.05, () => tongue.person.firstName()),
    lastName: dice.chance(0.03) ? null : lastName,
    title: dice.maybe(0.2, () => dice.pick(['M.', 'Mme', 'Dr', 'Ms.'])),
    role: dice.maybe(0.15, () => dice.pick(['Directrice', 'Concierge', 'Professeur de piano', 'Parent'])),
    defaultEmail: dice.maybe(0.85, () => ({
      id: `eml_${dice.int(1e9, 1e10)}`,
      email: dice.chance(0.02) ? null : dice.faker.internet.email({ provider: 'example.org' }),
      isDefault: true,
    })),
    defaultPhone: dice.maybe(0.8, () => ({
      id: `phn_${dice.int(1e9, 1e10)}`,
      phoneNumber: `+1${dice.pick(['514', '438', '450', '418', '819'])}555${dice.int(1000, 9999)}`,
      type: dice.pick(['MOBILE', 'HOME', 'WORK', 'UNKNOWN']),
    })),
    defaultLocation: dice.maybe(0.75, () => location(dice)),
    isDefault,
    isBillingDefault: isDefault,
    wantsEmail: dice.chance(0.9),
    wantsPhone: dice.chance(0.7),
    wantsText: dice.chance(0.6),
  };
}

function location(dice: Dice): LocationRecord {
  return {
    id: `loc_${dice.int(1e9, 1e10)}`,
    street1: dice.faker.location.streetAddress(),
    street2: dice.maybe(0.15, () => `app. ${dice.int(1, 40)}`),
    municipality: dice.pick([
      'Montréal',
      'Québec',
      'Trois-Rivières',
      'Saint-Jérôme',
      'L’Assomption',
      'Laval',
    ]),
    region: 'QC',
    postalCode: dice.maybe(0.95, () => dice.faker.location.zipCode()),
    countryCode: 'CA',
  };
}

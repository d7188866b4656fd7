import type { ClientRecord } from '../records.ts';
import type { Dice } from './dice.ts';

const COMPANIES = [
  '"Chez Léa"',
  'Café L’Étoile d’Or',
  'Paroisse Saint-Cœur-de-Marie',
  'École de musique Vincent-d’Indy',
  "O'Brien & Fils, accordeurs",
  'Salle Pierre-Mercure 🎹',
  'Centre Bell; scène B',
  'Collège Jean-de-Brébeuf',
  'Église St. Andrew and St. Paul',
  'Konservatorium Köln / Außenstelle',
];
const NOTES = [
  'Sonner deux fois. Le chien s’appelle Bécarre.',
  'Piano in basement, narrow stairs\nno elevator',
  'Préfère l’avant-midi ; stationnement à l’arrière.',
  "Ask for Mrs. O'Neil",
  'Très content 😊',
  '  à rappeler  ',
];
const TAGS = ['école', 'VIP', 'concert', 'église', 'location', 'à rappeler', 'snowbird', 'A=442'];

/** A client as its users would have typed it in; often there is no company name. */
export function clientFields(dice: Dice, userIds: readonly string[]): Partial<ClientRecord> {
  return {
    companyName: dice.maybe(0.25, () =>
      dice.chance(0.3) ? dice.pick(COMPANIES) : dice.tongue().company.name(),
    ),
    status: dice.weighted({ ACTIVE: 80, INACTIVE: 12, PROSPECT: 5, NEW: 3 }),
    clientType: dice.maybe(0.4, () =>
      dice.pick(['Residential', 'School', 'Church', 'Studio', 'Salle de concert']),
    ),
    tags: dice.chance(0.3) ? dice.faker.helpers.arrayElements(TAGS, { min: 1, max: 3 }) : [],
    personalNotes: dice.maybe(0.3, () => dice.pick(NOTES)),
    preferenceNotes: dice.maybe(0.15, () => dice.pick(NOTES)),
    // Most speak the language of the company.
    localization: dice.maybe(0.8, () => dice.pick([null, null, null, { locale: 'en_CA' }])),
    lifecycleState: dice.maybe(0.7, () => dice.pick(['ACTIVE', 'DORMANT', 'NEW'])),
    preferredTechnicianId: dice.maybe(userIds.length > 0 ? 0.3 : 0, () => dice.pick(userIds)),
    referredBy: dice.maybe(0.1, () => dice.faker.person.fullName()),
    noContactUntil: dice.maybe(0.04, () => '2026-09-01'),
    noContactReason: dice.maybe(0.04, () => 'En voyage jusqu’à l’automne'),
    referenceId: dice.maybe(0.2, () => String(dice.int(1000, 99_999))),
    region: dice.maybe(0.6, () => 'QC'),
    custom1: dice.maybe(0.1, () => dice.pick(['oui', 'non', '2 pianos'])),
    custom7: dice.maybe(0.02, () => dice.faker.lorem.words(3)),
  };
}

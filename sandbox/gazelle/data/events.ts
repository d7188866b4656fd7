import { HOUR, iso, micros } from '../instants.ts';
import type { EventLocationRecord, EventRecord, PianoRecord } from '../records.ts';
import type { Dice } from './dice.ts';

/** Who and what an event may be about. */
type EventCast = {
  userIds: readonly string[];
  clientIds: readonly string[];
  pianos: readonly PianoRecord[];
};

const TITLES = [
  'Accord',
  'Tuning',
  'Accord + réglage',
  'Concert – accord de scène',
  'Évaluation',
  'RDV dentiste',
];

/** An event at this time. Appointments have a client and pianos; memos and private ones have neither. */
export function eventFields(dice: Dice, cast: EventCast, start: string, now: Date): Partial<EventRecord> {
  const type = dice.weighted({ APPOINTMENT: 80, PERSONAL: 8, MEMO: 7, SYNCED: 5 });
  const past = (micros(start) ?? 0) / 1000 < now.getTime();
  const user = () => dice.maybe(cast.userIds.length > 0 ? 0.95 : 0, () => dice.pick(cast.userIds));
  const event = {
    ...(type === 'APPOINTMENT' ? subject(dice, cast) : {}),
    userId: user(),
    createdById: user(),
    title: dice.maybe(0.9, () => dice.pick(TITLES)),
    notes: dice.maybe(0.2, () =>
      dice.pick(['Apporter les feutres', 'Key under the mat 🔑', 'Confirmé par courriel']),
    ),
    start: quarterHour(start),
    timezone: dice.weighted({ 'America/Toronto': 95, 'America/Vancouver': 3, 'America/Halifax': 2 }),
    duration: dice.pick([60, 90, 90, 120, 180]),
    status: past
      ? dice.weighted({ COMPLETE: 84, CANCELED: 8, NO_SHOW: 3, ACTIVE: 5 })
      : dice.weighted({ ACTIVE: 95, CANCELED: 5 }),
    type,
    isAllDay: type === 'PERSONAL' && dice.chance(0.3),
    confirmedByClient: type === 'APPOINTMENT' && dice.chance(0.4),
    source: dice.maybe(0.7, () => dice.pick(['MANUAL', 'SELF_SCHEDULED', 'GOOGLE_CALENDAR'])),
    travelMode: dice.maybe(0.9, () => dice.pick(['DRIVING', 'DRIVING', 'TRANSIT', 'BICYCLING'])),
    ...place(dice, type),
  };
  // Of those that the client did not confirm, the staff confirmed some.
  const isConfirmed = event.confirmedByClient || (type === 'APPOINTMENT' && event.duration === 90);
  return { ...event, confirmedAt: isConfirmed ? iso(now.getTime() - 3 * HOUR) : null };
}

function subject(dice: Dice, { clientIds, pianos }: EventCast): Partial<EventRecord> {
  const piano = pianos.length > 0 && dice.chance(0.85) ? dice.pick(pianos) : undefined;
  const second = piano && dice.chance(0.06) ? dice.pick(pianos) : undefined;
  const pianoIds = [...new Set([piano, second].flatMap((one) => (one ? [one.id] : [])))];
  const clientId =
    piano?.clientId ?? (clientIds.length > 0 && dice.chance(0.98) ? dice.pick(clientIds) : null);
  return { clientId, pianoIds };
}

function place(dice: Dice, type: string): Partial<EventRecord> {
  if (type !== 'APPOINTMENT' || dice.chance(0.3)) return {};
  const street1 = dice.faker.location.streetAddress();
  const location: EventLocationRecord = {
    id: null,
    singleLineAddress: `${street1}, Montréal, QC`,
    street1,
    street2: null,
    municipality: 'Montréal',
    region: 'QC',
    postalCode: dice.maybe(0.9, () => dice.faker.location.zipCode()),
  };
  return { location, addressLine: dice.maybe(0.8, () => location.singleLineAddress) };
}

const quarterHour = (instant: string) =>
  instant.replace(/:(\d\d):\d\dZ$/, (_, minute) => {
    return `:${String(Number(minute) - (Number(minute) % 15)).padStart(2, '0')}:00Z`;
  });

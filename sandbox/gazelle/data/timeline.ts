import type { EventRecord, PianoRecord, TimelineRecord } from '../records.ts';
import type { Dice } from './dice.ts';

/** Who and what an entry may be about. */
type EntryCast = {
  userIds: readonly string[];
  clientIds: readonly string[];
  pianos: readonly PianoRecord[];
  appointments: readonly EventRecord[];
  invoiceIds: readonly string[];
  estimateIds: readonly string[];
};

const SUMMARIES = [
  'Piano accordé à A=440',
  'Courriel de rappel envoyé',
  'Invoice #1042 paid',
  'Note ajoutée',
  '—',
];
const COMMENTS = [
  'Humidité : 38 %',
  'Client says it\'s "in tune" 🎶',
  'Corde la3 remplacée\nà surveiller',
  'Très sec.',
];

/** Something that happened at this time. */
export function entryFields(
  dice: Dice,
  cast: EntryCast,
  occurredAt: string,
): Partial<TimelineRecord> & { clientId: string } {
  const type = dice.weighted({
    SERVICE_ENTRY_MANUAL: 30,
    CONTACT_EMAIL_AUTOMATED: 20,
    APPOINTMENT: 15,
    USER_COMMENT: 10,
    INVOICE: 10,
    CONTACT_SMS_AUTOMATED: 8,
    PIANO_MEASUREMENT: 4,
    ESTIMATE: 3,
  });
  const piano = dice.chance(0.5) ? somewhere(dice, cast.pianos) : undefined;
  const appointment = type === 'APPOINTMENT' ? somewhere(dice, cast.appointments) : undefined;
  return {
    clientId: appointment?.clientId ?? piano?.clientId ?? dice.pick(cast.clientIds),
    pianoId: piano?.id ?? null,
    appointmentId: appointment?.id ?? null,
    invoiceId: type === 'INVOICE' ? (somewhere(dice, cast.invoiceIds) ?? null) : null,
    estimateId: type === 'ESTIMATE' ? (somewhere(dice, cast.estimateIds) ?? null) : null,
    userId: dice.maybe(cast.userIds.length > 0 ? 0.6 : 0, () => dice.pick(cast.userIds)),
    type,
    summary: dice.maybe(0.95, () => dice.pick(SUMMARIES)),
    comment: dice.maybe(0.4, () => dice.pick(COMMENTS)),
    occurredAt,
  };
}

const somewhere = <T>(dice: Dice, all: readonly T[]): T | undefined =>
  all.length > 0 ? dice.pick(all) : undefined;

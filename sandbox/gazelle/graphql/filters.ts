import { micros } from '../instants.ts';
import type { EstimateRecord, EventRecord, InvoiceRecord, PianoRecord, TimelineRecord } from '../records.ts';

/** The filters as GraphQL hands them over; dates are `YYYY-MM-DD`. */
export type CreatedFilter = {
  createdGet?: string | null;
  createdLet?: string | null;
  status?: readonly string[] | null;
};
export type PianoFilter = CreatedFilter & { clientId?: string | null };
export type EventFilter = {
  dateGet?: string | null;
  dateLet?: string | null;
  type?: readonly string[] | null;
  status?: readonly string[] | null;
};
export type InvoiceFilter = {
  invoiceDateGet?: string | null;
  invoiceDateLet?: string | null;
  paymentDateGet?: string | null;
  status?: readonly string[] | null;
  archived?: boolean | null;
};
export type EstimateFilter = Omit<CreatedFilter, 'status'> & {
  expiresGet?: string | null;
  expiresLet?: string | null;
  archived?: boolean | null;
};
export type TimelineFilter = {
  clientId?: string | null;
  pianoId?: string | null;
  occurredAtGet?: string | null;
  types?: readonly string[] | null;
};

/** Clients and pianos by the day they were created, and by their status. */
export function createdWithin(
  record: { createdAt: string | null; status: string | null },
  filter: CreatedFilter,
): boolean {
  return (
    within(record.createdAt, filter.createdGet, filter.createdLet) && oneOf(record.status, filter.status)
  );
}

export function pianoMatches(piano: PianoRecord, filter: PianoFilter): boolean {
  return createdWithin(piano, filter) && equals(piano.clientId, filter.clientId);
}

/** An event without a start never matches a date. */
export function eventMatches(event: EventRecord, filter: EventFilter): boolean {
  return (
    within(event.start, filter.dateGet, filter.dateLet) &&
    oneOf(event.type, filter.type) &&
    oneOf(event.status, filter.status)
  );
}

/** An invoice by its date, both ends inclusive, by the day of a payment, and by its status. */
export function invoiceMatches(
  { invoiceDate, payments, status, archived }: InvoiceRecord,
  { invoiceDateGet, invoiceDateLet, paymentDateGet, ...filter }: InvoiceFilter,
): boolean {
  const midnight = invoiceDate && `${invoiceDate}T00:00:00Z`;
  const isPaid =
    paymentDateGet == null || payments.some(({ paidAt }) => within(paidAt, paymentDateGet, null));
  const isWanted = filter.archived == null || filter.archived === (archived ?? false);
  return (
    within(midnight, invoiceDateGet, invoiceDateLet) && isPaid && isWanted && oneOf(status, filter.status)
  );
}

/** An estimate by the days on which it was created and expires, all of them inclusive. */
export function estimateMatches(
  { createdAt, expiresOn, isArchived }: EstimateRecord,
  filter: EstimateFilter,
): boolean {
  return (
    (filter.archived == null || filter.archived === isArchived) &&
    within(createdAt, filter.createdGet, filter.createdLet) &&
    within(`${expiresOn}T00:00:00Z`, filter.expiresGet, filter.expiresLet)
  );
}

export function entryMatches(entry: TimelineRecord, filter: TimelineFilter): boolean {
  const since = filter.occurredAtGet ? micros(filter.occurredAtGet) : null;
  if (since !== null && !((micros(entry.occurredAt) ?? -Infinity) >= since)) return false;
  if (!oneOf(entry.type, filter.types)) return false;
  return equals(entry.clientId, filter.clientId) && equals(entry.pianoId, filter.pianoId);
}

const equals = (value: string | null, wanted: string | null | undefined) =>
  wanted == null || value === wanted;

const oneOf = (value: string | null, wanted: readonly string[] | null | undefined) =>
  wanted == null || (value !== null && wanted.includes(value));

/** Both ends inclusive; a bare date is read as midnight UTC. */
function within(
  instant: string | null,
  from: string | null | undefined,
  to: string | null | undefined,
): boolean {
  if (from == null && to == null) return true;
  const at = micros(instant);
  if (at === null) return false;
  const midnight = (date: string) => micros(`${date}T00:00:00Z`) ?? Number.NaN;
  return (from == null || at >= midnight(from)) && (to == null || at <= midnight(to));
}

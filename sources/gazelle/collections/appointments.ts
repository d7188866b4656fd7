import type { GazelleApi } from '../api/gazelle-api.ts';
import { graphql, type ResultOf } from '../api/graphql.ts';
import type { Collection } from '../collection.ts';
import { toPageOf } from '../list/connection.ts';
import { defineList } from '../list/define-list.ts';
import { listAll } from '../list/list-all.ts';
import { byYear } from '../ranges.ts';
import { fromFilterDate, toFilterDate } from '../window-start.ts';

/** All that is stored of an event, with as many of its pianos as nearly every event has. */
const EventFields = graphql(`
  fragment EventFields on PrivateEvent {
    id
    client { id }
    user { id }
    createdBy { id }
    allEventPianos(first: 10) { nodes { piano { id } } pageInfo { hasNextPage } }
    title notes start timezone duration
    status type isAllDay confirmedByClient source travelMode
    addressLine
    location { singleLineAddress }
    createdAt updatedAt
  }
`);

const PianosOfEvent = graphql(`
  query PianosOfEvent($eventId: String!, $first: Int!, $after: String) {
    event(eventId: $eventId) {
      allEventPianos(first: $first, after: $after) {
        edges { cursor node { piano { id } } }
        pageInfo { hasNextPage endCursor }
        totalCount
      }
    }
  }
`);

type EventNode = ResultOf<typeof EventFields>;

/** An event of the calendar, of whatever type, with the ids of all its pianos. */
export type AppointmentRecord = Omit<EventNode, 'allEventPianos'> & { pianoIds: string[] };

async function toRecord(
  { allEventPianos, ...event }: EventNode,
  api: GazelleApi,
): Promise<AppointmentRecord> {
  const pianoIds = allEventPianos?.pageInfo.hasNextPage
    ? await fetchPianoIds(api, event.id)
    : (allEventPianos?.nodes ?? []).flatMap((node) => node?.piano.id ?? []);
  return { ...event, pianoIds };
}

async function fetchPianoIds(api: GazelleApi, eventId: string): Promise<string[]> {
  const fetch = async (first: number, after: string | null) => {
    const { event } = await api.request(PianosOfEvent, { eventId, first, after });
    const list = event?.allEventPianos;
    const edges = list?.edges?.map((edge) => edge && { ...edge, node: edge.node?.piano ?? null }) ?? null;
    return toPageOf(list && { ...list, edges });
  };
  const pianos = await listAll(`pianos of ${eventId}`, fetch);
  return pianos.map(({ id }) => id);
}

/** Both days are included. */
type DatedWithin = { dateGet?: string; dateLet?: string };

/** The calendar's events, of every type and status. */
export const appointments: Collection<AppointmentRecord, DatedWithin> = {
  name: 'appointments',
  list: defineList({
    operation: 'Events',
    field: 'allEventsBatched',
    variables: '$filters: PrivateAllEventsFilter, $sortBy: [EventSort!]',
    fragment: EventFields,
    toRecord,
    headOf: ({ id, updatedAt }) => ({ id, updatedAt }),
    times: ['start', 'updatedAt'],
    // The second sort key separates most events of one hour. It may omit an event without a user, so the reversed order has none.
    order: (filters: DatedWithin | null, reversed) => ({
      filters,
      sortBy: reversed ? ['START_DESC'] : ['START_ASC', 'USER_LAST_NAME_ASC'],
    }),
    byId: { field: 'event', argument: 'eventId' },
  }),
  ranges: byYear(
    'allEventsBatched',
    ({ from, to }): DatedWithin => ({
      ...(from && { dateGet: from }),
      ...(to && { dateLet: to }),
    }),
  ),
  refresh: {
    by: 'window',
    firstDays: 7,
    after: 'syncedAt',
    filter: (from) => ({ dateGet: toFilterDate(from) }),
    start: (from) => fromFilterDate(toFilterDate(from)),
  },
  sweepDays: 28,
  statusEnum: 'EventStatus',
};

import type { GazelleApi } from '../api/gazelle-api.ts';
import { graphql, type ResultOf } from '../api/graphql.ts';
import type { Collection } from '../collection.ts';
import { defineList } from '../list/define-list.ts';
import { listChildren } from '../list/list-children.ts';
import { byYear } from '../ranges.ts';
import { fromFilterDate, toFilterDate } from '../window-start.ts';

const EventPiano = graphql(`
  fragment EventPiano on PrivateEventPiano {
    isTuning
    piano { id }
  }
`);

/** All that is stored of an event, with as many of its pianos as nearly every event has. */
const EventFields = graphql(
  `
  fragment EventFields on PrivateEvent {
    id
    client { id }
    user { id }
    createdBy { id }
    allEventPianos(first: 10) { nodes { ...EventPiano } pageInfo { hasNextPage } }
    title notes start timezone duration
    status type isAllDay confirmedAt confirmedByClient source travelMode
    addressLine
    location { singleLineAddress }
    createdAt updatedAt
  }
`,
  [EventPiano],
);

const toPiano = ({ isTuning, piano }: ResultOf<typeof EventPiano>) => ({ id: piano.id, isTuning });

const listPianos = listChildren({
  operation: 'PianosOfEvent',
  ...{ parent: 'event', argument: 'eventId', field: 'allEventPianos' },
  fragment: EventPiano,
  toChild: toPiano,
});

type EventNode = ResultOf<typeof EventFields>;

/** An event of the calendar, of whatever type, with all its pianos. */
export type AppointmentRecord = Omit<EventNode, 'allEventPianos'> & {
  pianos: { id: string | null; isTuning: boolean }[];
};

async function toRecord(
  { allEventPianos, ...event }: EventNode,
  api: GazelleApi,
): Promise<AppointmentRecord> {
  const isAll = !allEventPianos?.pageInfo.hasNextPage;
  const nodes = (allEventPianos?.nodes ?? []).flatMap((node) => (node?.piano ? toPiano(node) : []));
  return { ...event, pianos: isAll ? nodes : await listPianos(api, event.id) };
}

/** Both days are included. */
type EventFilter = { dateGet?: string; dateLet?: string; status?: NonNullable<EventNode['status']>[] };

/** A list that names no status was seen to leave out cancelled events. */
const always = { status: ['ACTIVE', 'CANCELED', 'NO_SHOW', 'COMPLETE'] } satisfies EventFilter;

/** The calendar's events, of every type and status. */
export const appointments: Collection<AppointmentRecord, EventFilter> = {
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
    order: (filters: EventFilter | null, reversed) => ({
      filters: { ...always, ...filters },
      sortBy: reversed ? ['START_DESC'] : ['START_ASC', 'USER_LAST_NAME_ASC'],
    }),
    byId: { field: 'event', argument: 'eventId' },
  }),
  ranges: byYear('allEventsBatched', ({ from, to }) => ({
    ...always,
    ...(from && { dateGet: from }),
    ...(to && { dateLet: to }),
  })),
  refresh: {
    by: 'window',
    firstDays: 7,
    after: 'syncedAt',
    filter: (from) => ({ dateGet: toFilterDate(from) }),
    start: (from) => fromFilterDate(toFilterDate(from)),
  },
  sweepDays: 28,
  statusEnum: 'EventStatus',
  always,
};

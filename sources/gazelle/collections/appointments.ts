import type { GazelleApi } from '../api/gazelle-api.ts';
import { graphql, type ResultOf } from '../api/graphql.ts';
import { Unreadable } from '../api/unreadable.ts';
import type { Collection } from '../collection.ts';
import { toFilterDate } from '../instants.ts';
import { defineList } from '../list/define-list.ts';
import { listChildren } from '../list/list-children.ts';
import { byYear } from '../ranges.ts';

const EventPiano = graphql(`
  fragment EventPiano on PrivateEventPiano {
    isTuning
    piano { id }
  }
`);

/** In plain fields: nobody has said how their type is named. */
const serviceFields =
  'id name amount quantity duration type isTaxable isTuning masterServiceItem { id } piano { id }' as const;

/** All that is stored of an event, with as many of its pianos and services as nearly every event has. */
const EventFields = graphql(
  `
  fragment EventFields on PrivateEvent {
    id
    client { id }
    user { id }
    createdBy { id }
    allEventPianos(first: 10) { nodes { ...EventPiano } pageInfo { hasNextPage } }
    allServiceItems(first: 30) { nodes { ${serviceFields} } pageInfo { hasNextPage } }
    title notes start timezone duration
    status type isAllDay confirmedAt confirmedByClient source travelMode
    addressLine
    location { singleLineAddress }
    createdAt updatedAt
  }
`,
  [EventPiano],
);

const listPianos = listChildren({
  operation: 'PianosOfEvent',
  ...{ parent: 'event', argument: 'eventId', field: 'allEventPianos' },
  fragment: EventPiano,
  // `piano` keeps its name: what the columns of the pianos are filled from is found by it.
  toChild: ({ isTuning, piano }) => (piano?.id ? { id: piano.id, piano, isTuning } : null),
});

type EventNode = ResultOf<typeof EventFields>;
type EventServices = NonNullable<EventNode['allServiceItems']>;

/** A service that is planned for an event. */
export type AppointmentServiceRecord = NonNullable<NonNullable<EventServices['nodes']>[number]>;

const listServices = listChildren({
  operation: 'ServicesOfEvent',
  ...{ parent: 'event', argument: 'eventId', field: 'allServiceItems' },
  fragment: serviceFields,
  toChild: (service: AppointmentServiceRecord) => service,
});

async function toRecord({ allEventPianos, allServiceItems, ...event }: EventNode, api: GazelleApi) {
  const [pianos, services] = await Promise.all([
    listPianos(api, event.id, allEventPianos),
    listServices(api, event.id, allServiceItems),
  ]);
  return { ...event, pianos, services };
}

/** An event of the calendar, of whatever type, with all its pianos, and its services where the API has them. */
export type AppointmentRecord = Awaited<ReturnType<typeof toRecord>>;

/** The calendar's events, of every type and status. */
export const appointments: Collection<AppointmentRecord> = {
  name: 'appointments',
  list: defineList({
    field: 'allEventsBatched',
    fragment: EventFields,
    toRecord,
    children: ({ services }) => ({
      'appointment-services': services.map(({ id }) => ({ id, updatedAt: null })),
    }),
    times: ['start', 'updatedAt'],
    sort: { enum: 'EventSort', by: ['START_ASC', 'USER_LAST_NAME_ASC'] },
    // A list that names no status was seen to leave out cancelled events.
    always: { status: ['ACTIVE', 'CANCELED', 'NO_SHOW', 'COMPLETE'] },
    byId: { field: 'event', argument: 'eventId' },
  }),
  ranges: byYear('date'),
  refresh: {
    by: 'window',
    firstDays: 7,
    after: 'syncedAt',
    recent: (from) => [{ dateGet: toFilterDate(from) }],
  },
  sweepDays: 28,
  statusEnum: 'EventStatus',

  /** A service cannot be asked for: its event is read once more. */
  async confirm(api, _services, ids, links) {
    const eventIds = [...new Set([...links.values()].filter((id) => id !== null))];
    const records = (await appointments.list.byIds?.(api, eventIds)) ?? [];
    const found = new Map(records.flatMap((record) => (record ? [[record.id, record]] : [])));
    const mayBeThere = (id: string) => {
      const event = found.get(links.get(id) ?? '');
      return event instanceof Unreadable || event?.services.some((service) => service.id === id);
    };
    return { deleted: ids.filter((id) => !mayBeThere(id)), alive: [...found.values()] };
  },
};

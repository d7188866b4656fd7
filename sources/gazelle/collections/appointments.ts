import { graphql } from '../api/graphql.ts';
import { Unreadable } from '../api/unreadable.ts';
import { askAgain, type Collection } from '../collection.ts';
import { toFilterDate } from '../instants.ts';
import { defineList, type RecordOf } from '../list/define-list.ts';
import { byYear } from '../ranges.ts';

/** All that is stored of an event, with as many of its pianos and services as nearly every event has. */
const EventFields = graphql(`
  fragment EventFields on PrivateEvent {
    id
    client { id } user { id } createdBy { id }
    allEventPianos(first: 10) { nodes { isTuning piano { id } } pageInfo { hasNextPage } }
    allServiceItems(first: 30) {
      nodes { id name amount quantity duration type isTaxable isTuning masterServiceItem { id } piano { id } }
      pageInfo { hasNextPage }
    }
    title notes start timezone duration
    status type isAllDay confirmedAt confirmedByClient source travelMode
    addressLine location { singleLineAddress }
    createdAt updatedAt
  }
`);

const list = defineList({
  field: 'allEventsBatched',
  fragment: EventFields,
  lists: { pianos: 'allEventPianos', services: 'allServiceItems' },
  children: ({ services }) => ({
    'appointment-services': services.map(({ id }) => ({ id, updatedAt: null })),
  }),
  sortedBy: 'start',
  sort: { enum: 'EventSort', by: ['START_ASC', 'USER_LAST_NAME_ASC'] },
  // A list that names no status was seen to leave out cancelled events.
  always: { status: ['ACTIVE', 'CANCELED', 'NO_SHOW', 'COMPLETE'] },
  byId: { field: 'event', argument: 'eventId' },
});

/** An event of the calendar, of whatever type, with all its pianos, and its services where the API has them. */
export type AppointmentRecord = RecordOf<typeof list>;

/** The calendar's events, of every type and status. */
export const appointments: Collection<AppointmentRecord> = {
  name: 'appointments',
  list,
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
  async confirm(api, ids, links) {
    const eventIds = new Set([...links.values()].filter((id) => id !== null));
    const { alive } = await askAgain(list, api, [...eventIds]);
    const there = new Set(
      alive.flatMap((event) => (event instanceof Unreadable ? event.id : event.services.map(({ id }) => id))),
    );
    // Without a known event, the service cannot be checked; nor where the event cannot be read.
    const isDeleted = (id: string) => links.get(id) && !there.has(id) && !there.has(links.get(id) ?? '');
    return { deleted: ids.filter(isDeleted), alive };
  },
};

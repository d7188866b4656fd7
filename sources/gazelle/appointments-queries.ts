import { bare } from './api/bare.ts';
import { graphql } from './api/graphql.ts';

/** All that is stored of an event, with as many of its pianos as nearly every event has. */
export const EventFields = graphql(`
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

/** A page of complete events, by start. */
export const Events = graphql(
  `
  query Events($first: Int!, $after: String, $filters: PrivateAllEventsFilter, $sortBy: [EventSort!]) {
    allEventsBatched(first: $first, after: $after, filters: $filters, sortBy: $sortBy) {
      edges { cursor node { ...EventFields } }
      pageInfo { hasNextPage endCursor }
      totalCount
    }
  }
`,
  [EventFields],
);

/** A page of ids, starts and times, by start. */
export const [EventHeads] = bare(Events, ['start', 'updatedAt']);

/** The pianos of one event, for the events with more than fit. */
export const PianosOfEvent = graphql(`
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

import type { GazelleApi } from './api/gazelle-api.ts';
import { graphql, type ResultOf } from './api/graphql.ts';
import { toPage } from './feed/connection.ts';
import { listAll } from './feed/list-all.ts';
import type { FetchPage } from './feed/pages.ts';
import { readAll } from './feed/read-all.ts';
import { startOfLocalDay } from './feed/window.ts';
import { toInstant } from './instants.ts';
import { advance, type ReadPlan, type Source } from './source.ts';

const TimelineEntries = graphql(`
  query TimelineEntries($first: Int!, $after: String, $occurredAtGet: CoreDateTime) {
    allTimelineEntries(first: $first, after: $after, occurredAtGet: $occurredAtGet) {
      edges {
        cursor
        node {
          id
          client {
            id
          }
          piano {
            id
          }
          appointment {
            id
          }
          invoice {
            id
          }
          estimate {
            id
          }
          user {
            id
          }
          type
          summary
          comment
          occurredAt
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
      totalCount
    }
  }
`);

const EntriesOfClient = graphql(`
  query EntriesOfClient($first: Int!, $after: String, $clientId: String) {
    allTimelineEntries(first: $first, after: $after, clientId: $clientId) {
      edges {
        cursor
        node {
          id
          occurredAt
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
      totalCount
    }
  }
`);

type Edges = NonNullable<ResultOf<typeof TimelineEntries>['allTimelineEntries']['edges']>;

export type TimelineRecord = NonNullable<NonNullable<Edges[number]>['node']>;

/** The timeline has no `updatedAt` to ask for, so what is this young is read again each run. */
const windowDays = 7;
const firstWindowDays = 30;

/** Newest first, from a day on or all of it. */
const entriesFrom =
  (api: GazelleApi, occurredAtGet: string | null): FetchPage<TimelineRecord> =>
  async (first, after) =>
    toPage((await api.request(TimelineEntries, { first, after, occurredAtGet })).allTimelineEntries);

function windowStart({ api, since, checkpoint, timezone }: ReadPlan) {
  if (since) return startOfLocalDay(since, timezone);
  const covered = toInstant(checkpoint?.watermark) ?? toInstant(checkpoint?.syncedAt);
  return covered
    ? startOfLocalDay(covered, timezone, windowDays)
    : startOfLocalDay(api.now(), timezone, firstWindowDays);
}

/** What happened to clients and pianos: the entries of the last days; all of them in a full read. */
export const timeline: Source<TimelineRecord> = {
  async open(plan) {
    const began = plan.api.now();
    const from = plan.full ? null : windowStart(plan);
    const fetch = entriesFrom(plan.api, from?.toString() ?? null);
    // The API gives no other order.
    const listing = { pages: () => fetch, key: ({ occurredAt }: TimelineRecord) => occurredAt };
    const times = ({ occurredAt }: TimelineRecord) => [occurredAt];
    const warn = (message: string) => plan.log.warn(message);
    const options = { name: 'timeline entries', pageSize: plan.pageSize, times, began, warn };
    return {
      strategy: plan.full ? 'full' : 'window',
      async *pages() {
        const { watermark, seen, problem } = yield* readAll(listing, options);
        const covered = plan.full && seen ? [{ entity: 'timeline', seen }] : [];
        return { checkpoint: advance(plan, began, watermark, plan.full), covered, problem };
      },
    };
  },

  /** No query gives one entry by its id, so the whole timeline of each client concerned is looked through. */
  async confirm(api, _entity, ids, known) {
    const owners = new Set(ids.flatMap((id) => known.get(id)?.linkedId ?? []));
    const alive = new Set<string>();
    for (const clientId of owners) {
      for (const { id } of await entriesOfClient(api, clientId)) alive.add(id);
    }
    // Of an entry whose client is not known nothing can be said.
    return { gone: ids.filter((id) => known.get(id)?.linkedId && !alive.has(id)), alive: [] };
  },
};

function entriesOfClient(api: GazelleApi, clientId: string) {
  const fetch = async (first: number, after: string | null) =>
    toPage((await api.request(EntriesOfClient, { first, after, clientId })).allTimelineEntries);
  return listAll(`entries of ${clientId}`, fetch);
}

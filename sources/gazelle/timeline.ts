import type { GazelleClient } from './client.ts';
import { toPage } from './connection.ts';
import { graphql, type ResultOf } from './graphql.ts';
import { toInstant } from './instants.ts';
import { type FetchPage, walkPages } from './pages.ts';
import { readAll } from './read-all.ts';
import { advance, type ReadPlan, type Source } from './source.ts';
import { startOfLocalDay } from './window.ts';

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
    }
  }
`);

type Edges = NonNullable<ResultOf<typeof TimelineEntries>['allTimelineEntries']['edges']>;

export type TimelineRecord = NonNullable<NonNullable<Edges[number]>['node']>;

/** The timeline has no `updatedAt` to ask for, so what is this young is read again each run. */
const windowDays = 7;
const firstWindowDays = 30;

const place = ({ id, occurredAt }: { id: string; occurredAt: string }) => `${id} ${occurredAt}`;

/** Newest first, from a day on or all of it. */
const entriesFrom =
  (client: GazelleClient, occurredAtGet: string | null): FetchPage<TimelineRecord> =>
  async (first, after) =>
    toPage((await client.request(TimelineEntries, { first, after, occurredAtGet })).allTimelineEntries);

function windowStart({ client, since, checkpoint, timezone }: ReadPlan) {
  if (since) return startOfLocalDay(since, timezone);
  const covered = toInstant(checkpoint?.watermark) ?? toInstant(checkpoint?.syncedAt);
  return covered
    ? startOfLocalDay(covered, timezone, windowDays)
    : startOfLocalDay(client.now(), timezone, firstWindowDays);
}

/** What happened to clients and pianos: the entries of the last days; all of them in a full read. */
export const timeline: Source<TimelineRecord> = {
  async open(plan) {
    const began = plan.client.now();
    const from = plan.full ? null : windowStart(plan);
    const fetch = entriesFrom(plan.client, from?.toString() ?? null);
    const times = ({ occurredAt }: TimelineRecord) => [occurredAt];
    return {
      strategy: plan.full ? 'full' : 'window',
      async *pages() {
        const { watermark, seen } = yield* readAll(fetch, { pageSize: plan.pageSize, place, times, began });
        const covered = plan.full && seen ? [{ entity: 'timeline', seen }] : [];
        return { checkpoint: advance(plan, began, watermark, plan.full), covered };
      },
    };
  },

  /** No query gives one entry by its id, so the whole timeline of each client concerned is looked through. */
  async confirm(client, _entity, ids, known) {
    const owners = new Set(ids.flatMap((id) => known.get(id)?.linkedId ?? []));
    const alive = new Set<string>();
    for (const clientId of owners) {
      for (const id of await idsOfClient(client, clientId)) alive.add(id);
    }
    // Of an entry whose client is not known nothing can be said.
    return { gone: ids.filter((id) => known.get(id)?.linkedId && !alive.has(id)), alive: [] };
  },
};

async function idsOfClient(client: GazelleClient, clientId: string): Promise<string[]> {
  const ids: string[] = [];
  const fetch = async (first: number, after: string | null) =>
    toPage((await client.request(EntriesOfClient, { first, after, clientId })).allTimelineEntries);
  for await (const { fresh } of walkPages({ fetch, place, size: () => 100 })) {
    for (const { id } of fresh) ids.push(id);
  }
  return ids;
}

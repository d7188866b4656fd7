import { bare } from './api/bare.ts';
import { countMany } from './api/count.ts';
import { enumValues } from './api/enum-values.ts';
import { GazelleFeedError } from './api/errors.ts';
import type { GazelleApi } from './api/gazelle-api.ts';
import { graphql, type ResultOf, type VariablesOf } from './api/graphql.ts';
import { inParts } from './api/in-parts.ts';
import type { Unreadable } from './api/unreadable.ts';
import { aroundUnreadable, type Spot } from './feed/around-unreadable.ts';
import { readOn } from './feed/bookmark.ts';
import { toPage } from './feed/connection.ts';
import type { Cuttable } from './feed/cut.ts';
import { listAll } from './feed/list-all.ts';
import type { FetchPage } from './feed/pages.ts';
import { readAll } from './feed/read-all.ts';
import { joinEnds, openSlices, wholeSlice } from './feed/slices.ts';
import { windowStart } from './feed/window.ts';
import { type Instant, toInstant } from './instants.ts';
import { advance, type Source } from './source.ts';

const TimelineEntries = graphql(`
  query TimelineEntries(
    $first: Int!
    $after: String
    $occurredAtGet: CoreDateTime
    $clientId: String
    $types: [TimelineEntryType!]
  ) {
    allTimelineEntries(first: $first, after: $after, occurredAtGet: $occurredAtGet, clientId: $clientId, types: $types) {
      edges {
        cursor
        node {
          id
          client { id }
          piano { id }
          appointment { id }
          invoice { id }
          estimate { id }
          user { id }
          type summary comment occurredAt
        }
      }
      pageInfo { hasNextPage endCursor }
      totalCount
    }
  }
`);

type Edges = NonNullable<ResultOf<typeof TimelineEntries>['allTimelineEntries']['edges']>;

export type TimelineRecord = NonNullable<NonNullable<Edges[number]>['node']>;

/** The timeline has no `updatedAt` to ask for, so what is this young is read again each run. */
const reach = { days: 7, firstDays: 30 };

type Filter = Omit<VariablesOf<typeof TimelineEntries>, 'first' | 'after'>;
type Types = NonNullable<Filter['types']>;

/** Newest first; the API gives no other order. */
function entries(api: GazelleApi, filter: Filter): FetchPage<TimelineRecord | Unreadable> {
  const ask = (document: typeof TimelineEntries) => async (first: number, after: string | null) =>
    toPage((await api.request(document, { first, after, ...filter })).allTimelineEntries);
  // No query gives an entry by its id, so they are asked for by their places.
  const askAt = async (spots: readonly Spot[]) => {
    const { edges } = await ask(TimelineEntries)(spots.length, spots[0]?.after ?? null);
    if (spots.some(({ id }, i) => edges[i]?.node.id !== id))
      throw new GazelleFeedError('the list changed while a record of it could not be read');
    return edges.map(({ node }) => node);
  };
  return aroundUnreadable<TimelineRecord, TimelineRecord | Unreadable>({
    fetch: ask(TimelineEntries),
    bare: bare(TimelineEntries, ['occurredAt']).map(ask),
    complete: (spots) => inParts(spots, askAt),
    toNode: (entry) => entry,
  });
}

/** What happened to clients and pianos: the entries of the last days; all of them in a full read. */
export const timeline: Source<TimelineRecord> = {
  document: TimelineEntries,
  choose: ({ full }) =>
    full
      ? { strategy: 'full', reason: 'everything is asked for' }
      : { strategy: 'window', reason: 'entries have no time of their last change' },
  async open(plan) {
    const { checkpoint } = plan;
    const lastCovered = toInstant(checkpoint?.watermark) ?? toInstant(checkpoint?.syncedAt);
    const from = plan.full ? null : windowStart(plan, lastCovered, reach);
    if (from && !plan.empty) plan.known('timeline', from);
    const options = {
      name: 'timeline entries',
      pageSize: plan.pageSize,
      times: ({ occurredAt }: TimelineRecord | Unreadable) => [occurredAt],
      began: plan.began,
      warn: (message: string) => plan.log.warn(message),
    };
    const time = ({ occurredAt }: TimelineRecord | Unreadable) => occurredAt;
    const readWindow = (from: Instant) => {
      const fetch = entries(plan.api, { occurredAtGet: from.toString() });
      return readAll({ pages: () => fetch, key: time }, options);
    };
    return {
      strategy: timeline.choose(plan).strategy,
      ...(from
        ? wholeSlice(() => readWindow(from))
        : await openSlices(plan, await byType(plan.api), (types, place, keep) =>
            readOn(
              {
                fetch: entries(plan.api, { types }),
                time,
                countFrom: (times) => count(plan.api, times, (at) => ({ types, occurredAtGet: at })),
              },
              place,
              keep,
              options,
            ),
          )),
      end(slices) {
        const { watermark, seen, problem } = joinEnds(slices);
        const covered = seen ? [{ entity: 'timeline', seen, ...(from && { from }) }] : [];
        return { checkpoint: advance(plan, watermark, plan.full && seen !== null), covered, problem };
      },
    };
  },

  /** No query gives one entry by its id, so the whole timeline of each client concerned is looked through. */
  async confirm(api, _entity, ids, known) {
    const owners = new Set(ids.flatMap((id) => known.get(id)?.linkedId ?? []));
    const shown = new Map<string, TimelineRecord | Unreadable>();
    for (const clientId of owners) {
      const all = await listAll(`entries of ${clientId}`, entries(api, { clientId }));
      for (const entry of all) shown.set(entry.id, entry);
    }
    return {
      // Without a known client, the entry cannot be checked.
      gone: ids.filter((id) => known.get(id)?.linkedId && !shown.has(id)),
      alive: ids.flatMap((id) => shown.get(id) ?? []),
    };
  },
};

/** How many entries there are for each of these, by the filter that `of` makes of it. */
function count<T>(api: GazelleApi, all: readonly T[], of: (one: T) => Filter): Promise<number[]> {
  const filters = all.map((one) => {
    const { types, occurredAtGet: from } = of(one);
    return [types && `types: [${types.join(' ')}]`, from && `occurredAtGet: "${from}"`].join(' ');
  });
  return countMany(api, 'allTimelineEntries', filters);
}

/**
 * The timeline as it is cut: by the types of entries that the API itself names. It sorts by nothing but the time, so an entry of
 * no type could only be found by reading all: a timeline that has one stays whole, and only an interrupted reading of it goes on.
 */
async function byType(api: GazelleApi): Promise<Cuttable<Types>> {
  const types = await enumValues<Types[number]>(api, 'TimelineEntryType');
  return {
    parts: types.map((type) => [type]),
    all: types,
    join: (a, b) => [...a, ...b],
    count: (some) => count(api, some, (types) => ({ types })),
  };
}

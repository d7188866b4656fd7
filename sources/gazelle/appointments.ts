import { bare } from './api/bare.ts';
import { fetchByIds } from './api/by-id.ts';
import type { GazelleApi } from './api/gazelle-api.ts';
import type { ResultOf, VariablesOf } from './api/graphql.ts';
import type { Unreadable } from './api/unreadable.ts';
import { EventFields, EventHeads, Events, PianosOfEvent } from './appointments-queries.ts';
import { aroundUnreadable, idsOf } from './feed/around-unreadable.ts';
import { withAudit } from './feed/audit.ts';
import type { Listing } from './feed/complete.ts';
import { toPage, toPageOf } from './feed/connection.ts';
import { byDate, type DateRange, inRange, inRanges } from './feed/date-ranges.ts';
import { listAll } from './feed/list-all.ts';
import { mapPage } from './feed/pages.ts';
import type { Parts } from './feed/parts.ts';
import { readAll } from './feed/read-all.ts';
import { joinEnds, openSlices, wholeSlice } from './feed/slices.ts';
import { beforeFirstEnd, type Head, storedAmong, sweep } from './feed/sweep.ts';
import { cutSweep, type SweepCut } from './feed/sweep-cut.ts';
import { fromFilterDate, toFilterDate, windowStart } from './feed/window.ts';
import { type Instant, toInstant } from './instants.ts';
import { advance, confirmationOf, fetchListed, type Slices, type Source } from './source.ts';

type EventNode = ResultOf<typeof EventFields>;

/** An event of the calendar, of whatever type, with the ids of all its pianos. */
export type AppointmentRecord = Omit<EventNode, 'allEventPianos'> & { pianoIds: string[] };

type Placed = Head & { start: string | null };

type Order = Omit<VariablesOf<typeof Events>, 'first' | 'after'>;

const within = ({ from, to }: DateRange): { dateGet?: string; dateLet?: string } => ({
  ...(from && { dateGet: from }),
  ...(to && { dateLet: to }),
});

/**
 * A second sort key separates most events of one hour.
 * Sorting by it may omit an event without a user, so the reversed pass does not use it.
 */
const byStart = (range: DateRange | null, reversed: boolean): Order => ({
  filters: range && within(range),
  sortBy: reversed ? ['START_DESC'] : ['START_ASC', 'USER_LAST_NAME_ASC'],
});

const key = ({ start }: Placed) => start;

async function complete(
  api: GazelleApi,
  { allEventPianos, ...event }: EventNode,
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

function fetchEvents(api: GazelleApi, ids: readonly string[]) {
  const byId = { field: 'event', argument: 'eventId', fragment: EventFields };
  return fetchByIds(api, byId, ids, (event) => complete(api, event));
}

/** Ids, times and starts of the events of a range, or of all. */
function headsOf(api: GazelleApi, range: DateRange | null): Listing<Placed> {
  const pages = (reversed: boolean) => {
    const order = byStart(range, reversed);
    const ask = (document: typeof EventHeads) => async (first: number, after: string | null) =>
      toPage((await api.request(document, { first, after, ...order })).allEventsBatched);
    return aroundUnreadable<AppointmentRecord, Placed>({
      fetch: ask(EventHeads),
      bare: bare(EventHeads, ['start', 'updatedAt']).map(ask),
      complete: (spots) => fetchEvents(api, idsOf(spots)),
      toNode: (event) => event,
    });
  };
  return { pages, key };
}

/** How far a window reaches behind the last sync: appointments are completed, moved and noted upon some days later. */
const reach = { days: 7, firstDays: 7 };

/** The calendar's events: those of a window without an end, compared by id and time; all of them in a full read. */
export const appointments: Source<AppointmentRecord> = {
  document: Events,
  listing: { field: 'allEventsBatched', statusEnum: 'EventStatus' },
  choose({ full, empty }) {
    if (full) return { strategy: 'full', reason: 'everything is asked for' };
    if (empty) return { strategy: 'window', reason: 'nothing is stored yet' };
    return { strategy: 'sweep', reason: 'the ids of a window without an end can be compared' };
  },
  async open(plan) {
    const { api, pageSize, log, began } = plan;
    const isWhole = plan.full || plan.sweep;
    const from = isWhole ? null : windowStart(plan, toInstant(plan.checkpoint?.syncedAt), reach);
    const filterDate = from && toFilterDate(from);
    const covers = filterDate ? fromFilterDate(filterDate) : null;
    const window = filterDate ? { from: filterDate, to: null } : null;
    const options = {
      name: 'appointments',
      pageSize,
      began,
      times: ({ updatedAt }: Placed) => [updatedAt],
      warn: (message: string) => log.warn(message),
    };
    const fetchChanged = (by: GazelleApi, ids: readonly string[]) =>
      fetchListed(plan, 'appointments', ids, (some) => fetchEvents(by, some));
    const audited = { entity: 'appointments', heads: headsOf, fetch: fetchChanged };
    let nextCut: () => SweepCut | undefined = () => undefined;
    return withAudit(plan, audited, filterDate ?? toFilterDate(windowStart(plan, began, reach)), {
      strategy: appointments.choose(plan).strategy,
      ...(await openAll()),
      end(slices) {
        const { watermark, seen, problem } = joinEnds(slices);
        const covered = seen ? [{ entity: 'appointments', seen, ...(covers && { from: covers }) }] : [];
        const cut = nextCut();
        const checkpoint = { ...advance(plan, watermark, isWhole && seen !== null), ...(cut && { cut }) };
        return { checkpoint, covered, problem };
      },
    });

    async function openAll(): Promise<Slices<AppointmentRecord>> {
      const list = byDate(api, 'allEventsBatched', within);
      const from = began.subtract({ milliseconds: plan.overlapMs });
      const heads = (range: DateRange | null) => headsOf(api, range);
      if (plan.full)
        return openSlices(plan, list, read, (ranges) => openSweep(from)(inRanges(ranges, heads)));
      if (plan.empty) return wholeSlice(() => read(window));
      const sweepOf = openSweep();
      // The parts of a window are not those of the whole list.
      const last = isWhole ? undefined : plan.checkpoint?.cut;
      const parts = await cutSweep(plan, { heads, window, list, last });
      if (!isWhole) nextCut = parts.nextCut;
      return wholeSlice(() => sweepOf(parts));
    }

    function read(range: DateRange | null) {
      return readAll(inRange(range, recordsOf), options);
    }

    function recordsOf(range: DateRange | null): Listing<AppointmentRecord | Unreadable> {
      const pages = (reversed: boolean) => {
        const order = byStart(range, reversed);
        const ask = (document: typeof Events) => async (first: number, after: string | null) =>
          toPage((await api.request(document, { first, after, ...order })).allEventsBatched);
        return aroundUnreadable<AppointmentRecord, AppointmentRecord | Unreadable>({
          fetch: async (first, after) =>
            mapPage(await ask(Events)(first, after), (node) => complete(api, node)),
          bare: bare(Events, ['start', 'updatedAt']).map(ask),
          complete: (spots) => fetchEvents(api, idsOf(spots)),
          toNode: (event) => event,
        });
      };
      return { pages, key };
    }

    function openSweep(from: Instant | null = null) {
      const known = plan.known('appointments', covers ?? undefined);
      // What was older when the last run began, that run has read as it is; an edit may become visible late.
      const lastRun = toInstant(plan.checkpoint?.syncedAt)?.subtract({ milliseconds: plan.overlapMs });
      const recheckFrom = from ?? plan.since ?? lastRun ?? began.subtract(beforeFirstEnd);
      const isCurrent = known.then((stored) => storedAmong(stored, recheckFrom));
      isCurrent.catch(() => {});
      const fetchByIds = (ids: readonly string[]) => fetchChanged(api, ids);
      return (parts: Parts<Placed>) =>
        sweep<Placed, AppointmentRecord | Unreadable>(parts, {
          ...options,
          pageSize: plan.headsPageSize,
          isCurrent,
          fetchByIds,
        });
    }
  },

  async confirm(api, _entity, ids) {
    return confirmationOf(ids, await fetchEvents(api, ids));
  },
};

import { micros } from '../instants.ts';
import type { Settings } from '../quirks.ts';
import type { World } from '../world.ts';
import type { PageArgs } from './connection.ts';
import {
  type CreatedFilter,
  createdWithin,
  type EstimateFilter,
  type EventFilter,
  entryMatches,
  estimateMatches,
  eventMatches,
  type InvoiceFilter,
  invoiceMatches,
  type PianoFilter,
  pianoMatches,
  type TimelineFilter,
} from './filters.ts';
import {
  clientSortKeys,
  estimateSortKeys,
  eventSortKeys,
  inOrder,
  invoiceSortKeys,
  pianoSortKeys,
  type SortKeys,
} from './order.ts';
import { createPages } from './pages.ts';
import type { Views } from './views.ts';

type ListArgs<Filter> = PageArgs & { filters?: Filter | null; sortBy?: readonly string[] | null };

type Hideable = { id: string; status?: string | null; archived?: boolean | null; isArchived?: boolean };

/** What a list leaves out unless it is asked for: cancelled events, and, where it hides them, what is inactive or archived. */
function hides(field: string, filters: { status?: unknown; archived?: unknown }, hidesInactive: boolean) {
  const hiddenStatus = field === 'events' ? 'CANCELED' : hidesInactive ? 'INACTIVE' : null;
  return ({ status, archived, isArchived }: Hideable) =>
    (hiddenStatus !== null && status === hiddenStatus && filters.status == null) ||
    (hidesInactive && (archived ?? isArchived ?? false) && filters.archived == null);
}

/** The resolvers of the query's own fields. */
export function queryResolvers(world: World, settings: Settings, views: Views) {
  const page = createPages(settings);

  /** A connection's list: filtered, then sorted. The key names both, so that equal questions share the work. */
  function listed<T extends Hideable, Filter extends object>(
    field: string,
    { filters, sortBy }: ListArgs<Filter>,
    all: () => T[],
    matches: (record: T, filter: Partial<Filter>) => boolean,
    keys: SortKeys<T>,
  ) {
    const asked = sortBy ?? [];
    const isIgnored =
      settings.quirks.unorderedUpdatedAt && asked.some((name) => name.startsWith('UPDATED_AT'));
    const sorts = isIgnored ? [] : asked;
    const { hidesInactive = false } = settings.quirks;
    const key = JSON.stringify([field, filters, sorts, hidesInactive]);
    const list = views(key, () => {
      const isHidden = hides(field, filters ?? {}, hidesInactive);
      const kept = all().filter((record) => !isHidden(record) && matches(record, filters ?? {}));
      return inOrder(sorts.length > 0 && settings.ties === 'reversed' ? kept.reverse() : kept, sorts, keys);
    });
    return { key, list };
  }

  return {
    company: () => world.company,
    allUsers: () => world.users.list(),
    allMasterServiceItems: () => world.serviceItems.list(),
    allClients(_: unknown, args: ListArgs<CreatedFilter>) {
      const { key, list } = listed('clients', args, world.clients.list, createdWithin, clientSortKeys);
      return page(key, list, args);
    },
    allPianos(_: unknown, args: ListArgs<PianoFilter>) {
      const { key, list } = listed('pianos', args, world.pianos.list, pianoMatches, pianoSortKeys);
      return page(key, list, args);
    },
    allEventsBatched(_: unknown, args: ListArgs<EventFilter>) {
      const { key, list } = listed('events', args, world.events.list, eventMatches, eventSortKeys);
      return page(key, list, args);
    },
    allInvoices(_: unknown, args: ListArgs<InvoiceFilter>) {
      const { key, list } = listed('invoices', args, world.invoices.list, invoiceMatches, invoiceSortKeys);
      return page(key, list, args);
    },
    allEstimates(_: unknown, args: ListArgs<EstimateFilter>) {
      const { key, list } = listed(
        'estimates',
        args,
        world.estimates.list,
        estimateMatches,
        estimateSortKeys,
      );
      return page(key, list, args);
    },
    allTimelineEntries(
      _: unknown,
      { clientId, pianoId, occurredAtGet, types, ...args }: PageArgs & TimelineFilter,
    ) {
      const newestFirst = {
        filters: {
          clientId: clientId ?? null,
          pianoId: pianoId ?? null,
          occurredAtGet: occurredAtGet ?? null,
          types: types ?? null,
        },
        sortBy: ['OCCURRED_AT_DESC'],
      };
      const keys = { OCCURRED_AT: (entry: { occurredAt: string }) => micros(entry.occurredAt) };
      const { key, list } = listed('timeline', newestFirst, world.timeline.list, entryMatches, keys);
      return page(key, list, args);
    },
    client(_: unknown, { id, clientId }: { id?: string; clientId?: string }) {
      const asked = id ?? clientId ?? '';
      return world.clients.get(settings.quirks.merged?.[asked] ?? asked);
    },
    contact: (_: unknown, { id }: { id: string }) => world.contacts.get(id),
    piano: (_: unknown, { id, pianoId }: { id?: string; pianoId?: string }) =>
      world.pianos.get(id ?? pianoId ?? ''),
    invoice: (_: unknown, { id }: { id: string }) => world.invoices.get(id),
    estimate: (_: unknown, { id }: { id: string }) => world.estimates.get(id),
    event: (_: unknown, { eventId }: { eventId: string }) => world.events.get(eventId),
  };
}

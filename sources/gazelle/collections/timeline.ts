import { graphql } from '../api/graphql.ts';
import type { Unreadable } from '../api/unreadable.ts';
import type { Collection } from '../collection.ts';
import { listAll } from '../list/complete.ts';
import { defineList, type RecordOf } from '../list/define-list.ts';
import { byType } from '../ranges.ts';

const TimelineFields = graphql(`
  fragment TimelineFields on PrivateTimelineEntry {
    id
    client { id } piano { id } appointment { id } invoice { id } estimate { id } user { id }
    type summary comment occurredAt
  }
`);

/** Newest first; the API gives no other order, and no upper bound of time. */
const list = defineList({
  field: 'allTimelineEntries',
  variables: '$occurredAtGet: CoreDateTime, $clientId: String, $types: [TimelineEntryType!]',
  fragment: TimelineFields,
  sortedBy: 'occurredAt',
});

/** Something that happened to a client or a piano. */
export type TimelineRecord = RecordOf<typeof list>;

/** What happened to clients and pianos. Entries have no `updatedAt`, so the newest ones are read again in each run. */
export const timeline: Collection<TimelineRecord> = {
  name: 'timeline',
  list,
  ranges: byType('TimelineEntryType'),
  refresh: {
    by: 'window',
    firstDays: 30,
    after: 'watermark',
    recent: (from) => [{ occurredAtGet: from.toString() }],
  },
  sweepDays: null,

  /** No query gives one entry by its id, so the whole timeline of each client concerned is looked through. */
  async confirm(api, ids, links) {
    const shown = new Map<string, TimelineRecord | Unreadable>();
    for (const clientId of new Set(ids.flatMap((id) => links.get(id) ?? []))) {
      const entries = list.records(api, { clientId }).pages(false);
      for (const entry of await listAll(`entries of ${clientId}`, entries)) shown.set(entry.id, entry);
    }
    return {
      // Without a known client, the entry cannot be checked.
      deleted: ids.filter((id) => links.get(id) && !shown.has(id)),
      alive: ids.flatMap((id) => shown.get(id) ?? []),
    };
  },
};

import { flushable, type Many, many } from 'stream-chain/defs.js';
import type { Reject, Row } from '../sinks/sink.ts';
import type { BadValue } from '../transforms/values.ts';
import type { Part } from './flow.ts';
import type { Rejects } from './rejects.ts';
import { safeMessage } from './safe-message.ts';
import { type Tallies, tallyOf } from './tally.ts';

/** A row on its way, with the record it was made of. */
export interface Item {
  entity: string;
  row: Row;
  record: unknown;
  /** What of the record is not in the row, because its column cannot hold it. */
  bad: readonly BadValue[];
}

/** Rows of one entity that are stored together; no id comes twice. */
export interface Batch {
  entity: string;
  items: Item[];
}

/** Turns the records of a page into rows. A part of which no row can be made is kept as a reject, alone. */
export function transform(toParts: (record: unknown) => Part[], tallies: Tallies, rejects: Rejects) {
  return (page: unknown[]) => {
    const items: Item[] = [];
    const unreadable: Reject[] = [];
    for (const { entity, id: recordId, record, toRow } of page.flatMap(toParts)) {
      tallyOf(tallies, entity).fetched += 1;
      const bad: BadValue[] = [];
      try {
        items.push({ entity, row: toRow((value) => bad.push(value)), record, bad });
      } catch (error) {
        unreadable.push({ entity, recordId, kind: 'record', record, reason: safeMessage(error) });
      }
    }
    return unreadable.length > 0 ? rejects.keep(unreadable).then(() => items) : items;
  };
}

/** Collects the rows of pages by entity, up to `size` a batch. Where an id comes twice in a batch, the newest wins. */
export function batch(size: number) {
  const open = new Map<string, Map<string, Item>>();
  function take(entity: string): Batch {
    const items = [...(open.get(entity)?.values() ?? [])];
    open.delete(entity);
    return { entity, items };
  }
  function add(item: Item): Batch[] {
    const { entity, row } = item;
    const items = open.get(entity) ?? new Map<string, Item>();
    open.set(entity, items);
    const twin = items.get(row.id);
    if (!twin || !isNewer(twin.row, row)) items.set(row.id, item);
    return items.size < size ? [] : [take(entity)];
  }

  return flushable<Item[], Many<Batch>>(
    (items) => many(items.flatMap(add)),
    () => many([...open.keys()].map(take)),
  );
}

/** Both times are ISO 8601 in UTC, made by the same transform, of one precision or another. */
function isNewer({ updated_at: a }: Row, { updated_at: b }: Row): boolean {
  return a != null && b != null && Date.parse(a) > Date.parse(b);
}

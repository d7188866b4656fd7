import { flushable, type Many, many } from 'stream-chain/defs.js';
import type { Row } from '../sinks/sink.ts';
import type { BadValue } from '../transforms/values.ts';
import type { Part } from './flow.ts';
import type { Rejected, Rejects } from './rejects.ts';
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
export function transform(
  toParts: (record: unknown) => Part[],
  tallies: Tallies,
  rejects: Pick<Rejects, 'keep'>,
) {
  return (page: unknown[]) => {
    const items: Item[] = [];
    const unreadable: Rejected[] = [];
    for (const part of page.flatMap(toParts)) {
      tallyOf(tallies, part.entity).fetched += 1;
      const { entity, id, record } = part;
      const bad: BadValue[] = [];
      try {
        items.push({ entity, row: part.toRow((value) => bad.push(value)), record, bad });
      } catch (error) {
        unreadable.push({ entity, id, kind: 'record', record, reason: safeMessage(error) });
      }
    }
    return unreadable.length > 0 ? rejects.keep(unreadable).then(() => items) : items;
  };
}

/** Collects the rows of pages by entity, up to `size` a batch. Where an id comes twice in a batch, the newest wins. */
export function batch(size: number) {
  const open = new Map<string, Map<string, Item>>();
  const toBatch = (entity: string, items: Map<string, Item>): Batch => ({
    entity,
    items: [...items.values()],
  });
  function add(item: Item): Batch | null {
    const items = open.get(item.entity) ?? new Map<string, Item>();
    open.set(item.entity, items);
    const twin = items.get(item.row.id);
    if (!twin || !isNewer(twin.row, item.row)) items.set(item.row.id, item);
    if (items.size < size) return null;
    open.delete(item.entity);
    return toBatch(item.entity, items);
  }

  return flushable<Item[], Many<Batch>>(
    (items) => many(items.map(add).filter((full) => full !== null)),
    () => many([...open].map(([entity, items]) => toBatch(entity, items))),
  );
}

/** Both times are ISO 8601 in UTC, made by the same transform, of one precision or another. */
function isNewer({ updated_at: a }: Row, { updated_at: b }: Row): boolean {
  return a != null && b != null && Date.parse(a) > Date.parse(b);
}

import type { LimitFunction } from 'p-limit';
import { flushable, many, none } from 'stream-chain/defs.js';
import type { Row } from '../sinks/sink.ts';
import type { BadValue } from '../transforms/values.ts';
import type { Part } from './flow.ts';

/** A row on its way, with the record it was made of. */
export interface Item extends Pick<Part, 'entity' | 'record'> {
  row: Row;
  /** What of the record is not in the row, because its column cannot hold it. */
  bad: readonly BadValue[];
}

/** Rows of one entity that are stored together, by their ids. */
export interface Batch {
  entity: string;
  items: Map<string, Item>;
}

/** Collects the rows of pages by entity, up to `size` a batch. Where an id comes twice in a batch, the newest wins. */
export function batch(size: number) {
  const open = new Map<string, Batch>();
  function add(item: Item): Batch[] {
    const { entity, row } = item;
    const batch = open.get(entity) ?? { entity, items: new Map<string, Item>() };
    const twin = batch.items.get(row.id);
    if (!twin || !isNewer(twin.row, row)) batch.items.set(row.id, item);
    open.set(entity, batch);
    if (batch.items.size < size) return [];
    open.delete(entity);
    return [batch];
  }
  return flushable(
    (items: Item[]) => many(items.flatMap(add)),
    () => many([...open.values()]),
  );
}

/** Both times are ISO 8601 in UTC, made by the same transform, of one precision or another. */
function isNewer({ updated_at: a }: Row, { updated_at: b }: Row): boolean {
  return a != null && b != null && Date.parse(a) > Date.parse(b);
}

/** How many batches of one collection may be under way, being stored or ready to go. */
const ahead = 2;

/**
 * The sink stage: stores batches within `limit`, which all collections share, and takes the next one only when there is
 * room, which holds back the whole chain up to the source. A batch waits for an earlier one that has a row in common, so
 * that an older state of a record never lands on a newer one. Ending or failing, the stage waits for what is under way.
 */
export function writeStage(store: (batch: Batch) => Promise<void>, limit: LimitFunction) {
  const underWay = new Map<Batch, Promise<void>>();

  async function write(batch: Batch): Promise<typeof none> {
    for (const [{ entity, items }, done] of underWay)
      if (entity === batch.entity && batch.items.keys().some((id) => items.has(id))) await done;
    const done = limit(store, batch);
    underWay.set(batch, done);
    // A failed write stays there, so that the next write or the end of the run throws its error.
    done.then(() => underWay.delete(batch)).catch(() => {});
    if (underWay.size >= ahead) await Promise.race(underWay.values());
    return none;
  }

  const end = () => Promise.all(underWay.values()).then(() => none);
  return flushable(write, end, () => Promise.allSettled(underWay.values()));
}

import { flushable, none } from 'stream-chain/defs.js';
import type { Row } from '../sinks/sink.ts';
import type { BadValue } from '../transforms/values.ts';
import type { Part } from './flows.ts';

/** A row on its way, with the record it was made of. */
export interface Item extends Pick<Part, 'entity' | 'record'> {
  row: Row;
  /** What of the record is not in the row, because its column cannot hold it. */
  bad: readonly BadValue[];
}

/** Milliseconds since 1970: times of one transform may have one precision or another. */
const changedAt = ({ row }: Item): number => Date.parse(row.updated_at ?? '');

/** Rows of one entity that are stored together, by their ids. */
export interface Batch {
  entity: string;
  items: Map<string, Item>;
}

/** How many batches of one collection may be under way, being stored or ready to go. */
const ahead = 2;

/**
 * The sink stage: collects the rows of pages by entity, up to `size` a batch, and stores batches. It takes the next page only when
 * there is room, which holds back the whole chain up to the source. Where an id comes twice in a batch, the newest wins; a batch
 * waits for an earlier one that has a row in common, so that an older state of a record never lands on a newer one. Ending or
 * failing, the stage waits for what is under way.
 */
export function writeStage(size: number, writeBatch: (batch: Batch) => Promise<void>) {
  const open = new Map<string, Batch>();
  const underWay = new Map<Batch, Promise<void>>();

  async function begin(batch: Batch): Promise<void> {
    open.delete(batch.entity);
    for (const [{ entity, items }, done] of underWay)
      if (entity === batch.entity && batch.items.keys().some((id) => items.has(id))) await done;
    const done = writeBatch(batch);
    underWay.set(batch, done);
    // A failed write stays there, so that the next write or the end of the run throws its error.
    done.then(() => underWay.delete(batch)).catch(() => {});
    if (underWay.size >= ahead) await Promise.race(underWay.values());
  }

  async function take(page: readonly Item[]): Promise<typeof none> {
    for (const item of page) {
      const { entity, row } = item;
      const batch = open.get(entity) ?? { entity, items: new Map<string, Item>() };
      const twin = batch.items.get(row.id);
      // Without both times, the later one wins.
      if (!twin || !(changedAt(twin) > changedAt(item))) batch.items.set(row.id, item);
      open.set(entity, batch);
      if (batch.items.size >= size) await begin(batch);
    }
    return none;
  }

  async function end(): Promise<typeof none> {
    for (const batch of open.values()) await begin(batch);
    await Promise.all(underWay.values());
    return none;
  }
  return flushable(take, end, () => Promise.allSettled(underWay.values()));
}

import type { LimitFunction } from 'p-limit';
import { flushable, none } from 'stream-chain/defs.js';
import type { Batch } from './stages.ts';

/** How many batches of one collection may be under way, being stored or ready to go. */
const ahead = 2;

/**
 * The sink stage: stores batches within `limit`, which all collections share, and takes the next one only when there is
 * room, which holds back the whole chain up to the source. A batch waits for an earlier one that has a row in common, so
 * that an older state of a record never lands on a newer one. Ending or failing, the stage waits for what is under way.
 */
export function writeStage(store: (batch: Batch) => Promise<void>, limit: LimitFunction) {
  const underWay = new Set<Batch & { done: Promise<void> }>();
  const all = () => [...underWay].map(({ done }) => done);

  async function write(batch: Batch): Promise<typeof none> {
    const ids = new Set(batch.items.map(({ row }) => row.id));
    const isAhead = ({ entity, items }: Batch) =>
      entity === batch.entity && items.some(({ row }) => ids.has(row.id));
    await Promise.all([...underWay].filter(isAhead).map(({ done }) => done));
    const entry = { ...batch, done: limit(() => store(batch)) };
    underWay.add(entry);
    // A failed write stays in the set, so that the next write or the end of the run throws its error.
    entry.done.then(() => underWay.delete(entry)).catch(() => {});
    if (underWay.size >= ahead) await Promise.race(all());
    return none;
  }

  const end = () => Promise.all(all()).then(() => none);
  return flushable(write, end, () => Promise.allSettled(all()));
}

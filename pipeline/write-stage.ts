import type { LimitFunction } from 'p-limit';
import { flushable, none } from 'stream-chain/defs.js';
import type { Batch } from './stages.ts';

interface UnderWay {
  batch: Batch;
  ids: Set<string>;
  done: Promise<void>;
}

/** How many batches of one collection may be under way: one being stored, one ready to go. */
const ahead = 2;

/**
 * The sink stage: stores batches within `limit`, which all collections share, and takes the next one only when there is
 * room, which holds back the whole chain up to the source. A batch waits for an earlier one that has a row in common, so
 * that an older state of a record never lands on a newer one. Ending or failing, the stage waits for what is under way.
 */
export function writeStage(store: (batch: Batch) => Promise<void>, limit: LimitFunction) {
  const underWay = new Set<UnderWay>();

  async function write(batch: Batch): Promise<typeof none> {
    const ids = new Set(batch.items.map(({ row }) => row.id));
    const isAhead = (other: UnderWay) =>
      other.batch.entity === batch.entity && !ids.isDisjointFrom(other.ids);
    await Promise.all([...underWay].filter(isAhead).map(({ done }) => done));
    const entry: UnderWay = { batch, ids, done: limit(() => store(batch)) };
    underWay.add(entry);
    entry.done.then(
      () => underWay.delete(entry),
      // A failed write stays in the set, so that the next write or the end of the run throws its error.
      () => {},
    );
    if (underWay.size >= ahead) await Promise.race([...underWay].map(({ done }) => done));
    return none;
  }

  return flushable(
    write,
    async () => {
      await Promise.all([...underWay].map(({ done }) => done));
      return none;
    },
    () => Promise.allSettled([...underWay].map(({ done }) => done)),
  );
}

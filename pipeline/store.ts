import type { LimitFunction } from 'p-limit';
import type { Logger } from 'pino';
import { many } from 'stream-chain/defs.js';
import { drain } from 'stream-chain/utils/drain.js';
import { pipe } from 'stream-chain/utils/pipe.js';
import type { RunState, Sink } from '../sinks/sink.ts';
import { type Flow, tableOf } from './flow.ts';
import type { SyncOptions } from './options.ts';
import { type Rejects, trackRejects } from './rejects.ts';
import { type Batch, batch, transform } from './stages.ts';
import { countWritten, type Tallies, tallyOf } from './tally.ts';
import { writeStage } from './write-stage.ts';

export interface StoreContext {
  options: SyncOptions;
  sink: Sink;
  state: RunState;
  writes: LimitFunction;
  log: Logger;
  signal: AbortSignal;
  tallies: Tallies;
}

/** When to stop reading before the end. */
interface Until {
  limit?: number | null;
  isOver?: () => boolean;
}

/** Stores the records of one collection, from wherever they come. */
export interface Store {
  /**
   * Runs pages through the chain until `isOver`, or `limit` records were read. Resolves, once all of them are stored, to what
   * their generator returns, or to null when they were cut short.
   */
  pages<End>(open: () => AsyncGenerator<unknown[], End>, until?: Until): Promise<End | null>;
  records(records: readonly unknown[]): Promise<unknown>;
  rejects: Rejects;
}

export function createStore(flow: Flow, context: StoreContext): Store {
  const { options, sink, writes, signal, tallies } = context;
  const rejects = trackRejects(context);

  async function storeBatch({ entity, items }: Batch): Promise<void> {
    const rows = items.map(({ row }) => row);
    const receipt = await sink.write(tableOf(flow, entity), rows);
    countWritten(tallyOf(tallies, entity), receipt);
    const records = new Map(items.map(({ row, record }) => [row.id, record]));
    const refused = new Set(receipt.refused.map(({ row }) => row.id));
    await rejects.resolve(entity, [...new Set(records.keys()).difference(refused)]);
    await rejects.keep(
      receipt.refused.map(({ row: { id }, ...why }) => ({ entity, id, record: records.get(id), ...why })),
    );
  }

  const store: Store = {
    async pages<End>(open: () => AsyncGenerator<unknown[], End>, { limit, isOver }: Until = {}) {
      let end: End | null = null;
      async function* source() {
        const pages: AsyncIterator<unknown[], End> = open();
        let left = limit ?? Number.POSITIVE_INFINITY;
        try {
          while (left > 0 && !isOver?.()) {
            signal.throwIfAborted();
            const { done, value } = await pages.next();
            if (done) {
              end = value;
              return;
            }
            yield value.slice(0, left);
            left -= value.length;
          }
        } finally {
          await pages.return?.();
        }
      }
      const stages = [
        source,
        (page: unknown[]) => many(page),
        (record: unknown) => flow.parts(record, options.timezone),
        transform(tallies, rejects),
        batch(options.batchSize),
        writeStage(storeBatch, writes),
      ];
      await drain(pipe(...stages)(null));
      return end;
    },
    records: (records) =>
      store.pages(async function* () {
        if (records.length > 0) yield [...records];
      }),
    rejects,
  };
  return store;
}

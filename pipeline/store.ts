import type { LimitFunction } from 'p-limit';
import type { Logger } from 'pino';
import { many } from 'stream-chain/defs.js';
import { drain } from 'stream-chain/utils/drain.js';
import { pipe } from 'stream-chain/utils/pipe.js';
import type { RunState, Sink } from '../sinks/sink.ts';
import { rejectId } from '../sinks/supabase/rejects.ts';
import { type Flow, tableOf } from './flow.ts';
import type { SyncOptions } from './options.ts';
import { type Batch, batch, transform } from './stages.ts';
import { countRejected, countWritten, type Tallies, tallyOf } from './tally.ts';
import { TooManyRejectsError } from './too-many-rejects-error.ts';
import { writeStage } from './write-stage.ts';

/** More than this is not about single records: every batch would be taken apart row by row, in every run. */
const rejectsAtMost = 100;

export interface StoreContext {
  options: SyncOptions;
  sink: Sink;
  state: RunState;
  writes: LimitFunction;
  log: Logger;
  signal: AbortSignal;
  tallies: Tallies;
}

/** Stores the records of one collection, from wherever they come. */
export interface Store {
  /** Runs pages through the chain; resolves to what their generator returns, or to null when `limit` cut it short. */
  pages<End>(open: () => AsyncGenerator<unknown[], End>, limit?: number | null): Promise<End | null>;
  records(records: readonly unknown[]): Promise<unknown>;
  /** The records of an entity that were kept as rejects and are so still, unless this run has rejected them again. */
  rejectsToRetry(entity: string): string[];
  resolve(entity: string, ids: readonly string[]): Promise<void>;
  /** Counts a reject that could not be tried again: its record is still missing. */
  countOpen(entity: string, id: string): void;
}

export function createStore(flow: Flow, context: StoreContext): Store {
  const { options, sink, state, writes, log, signal, tallies } = context;
  const openRejects = new Set(state.openRejects);
  const rejected = new Set<string>();

  async function storeBatch({ entity, items }: Batch): Promise<void> {
    const tally = tallyOf(tallies, entity);
    const rows = items.map(({ row }) => row);
    const receipt = await sink.write(tableOf(flow, entity), rows);
    countWritten(tally, receipt);
    const refused = new Set(receipt.refused.map(({ row }) => row.id));
    if (refused.size > 0) {
      const records = new Map(items.map(({ row, record }) => [row.id, record]));
      await sink.keepRejects(
        receipt.refused.map(({ row, detail }) => ({
          entity,
          recordId: row.id,
          reason: detail,
          record: records.get(row.id),
        })),
      );
      for (const { row, reason } of receipt.refused) {
        rejected.add(rejectId({ entity, recordId: row.id }));
        countRejected(tally, row.id, reason);
        log.warn({ id: row.id }, `${row.id} could not be stored: ${reason}`);
      }
    }
    await resolve(
      entity,
      rows.flatMap(({ id }) => (refused.has(id) ? [] : [id])),
    );
    stopAtTooMany(entity);
  }

  function stopAtTooMany(entity: string): void {
    if (tallyOf(tallies, entity).rejected > rejectsAtMost) throw new TooManyRejectsError(entity);
  }

  async function resolve(entity: string, ids: readonly string[]): Promise<void> {
    const resolved = ids
      .map((id) => rejectId({ entity, recordId: id }))
      .filter((id) => openRejects.delete(id));
    if (resolved.length > 0) await sink.resolveRejects(resolved);
  }

  const store: Store = {
    async pages<End>(open: () => AsyncGenerator<unknown[], End>, limit: number | null = null) {
      let end: End | null = null;
      async function* source() {
        const pages = open();
        let left = limit ?? Number.POSITIVE_INFINITY;
        try {
          while (left > 0) {
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
          await pages.return(null as never);
        }
      }
      const stages = [
        source,
        (page: unknown[]) => many(page),
        (record: unknown) => flow.parts(record, options.timezone),
        transform(sink, tallies, ({ entity, id }, reason) => {
          rejected.add(rejectId({ entity, recordId: id }));
          log.warn({ id }, `${id} could not be read: ${reason}`);
          stopAtTooMany(entity);
        }),
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
    rejectsToRetry: (entity) =>
      [...openRejects].flatMap((id) =>
        id.startsWith(`${entity}:`) && !rejected.has(id) ? [id.slice(entity.length + 1)] : [],
      ),
    resolve,
    countOpen(entity, id) {
      countRejected(
        tallyOf(tallies, entity),
        id,
        'rejected by an earlier run, and cannot be asked for alone: --full reads it',
      );
    },
  };
  return store;
}

import { setImmediate as turn } from 'node:timers/promises';
import { drain } from 'stream-chain/utils/drain.js';
import { pipe } from 'stream-chain/utils/pipe.js';
import { joined } from '../sentences/sentence.ts';
import type { Receipt, Reject, Table } from '../sinks/sink.ts';
import { Unreadable } from '../sources/gazelle/api/unreadable.ts';
import { SeenIds } from '../sources/gazelle/seen-ids.ts';
import type { Flow, Part } from './flow.ts';
import { type Rejects, type RejectsContext, trackRejects } from './rejects.ts';
import type { RunContext } from './run-context.ts';
import { type Batch, batch, transform } from './stages.ts';
import { countWritten, tallyOf } from './tally.ts';
import { writeStage } from './write-stage.ts';

interface StoreContext extends RejectsContext, Pick<RunContext, 'options' | 'writes' | 'signal'> {
  /** Whether a table is read for the first time, so that its rows are no changes. */
  isUnnoted?: (table: Table) => boolean;
}

/** Stores the records of one collection, from wherever they come. */
export type Store = ReturnType<typeof createStore>;

export function createStore(flow: Flow, context: StoreContext) {
  const { options, writes, signal, tallies } = context;
  const rejects = trackRejects(context);
  const readIds = new SeenIds();
  /** Adds the ids of a record; false where this version of it was handed on before. */
  const isNew = (record: unknown): boolean =>
    record instanceof Unreadable
      ? readIds.add(flow.name, record.id, record.updatedAt)
      : readIds.addHead(flow.name, flow.collection.list.headOf(record));

  /**
   * Stores pages, up to `limit` records. Resolves, once all are stored, to what their generator returns, or to null when cut
   * short.
   */
  async function pages<End>(
    read: () => AsyncGenerator<unknown[], End>,
    limit: number | null = null,
  ): Promise<End | null> {
    let end: End | null = null;
    const stages = [
      async function* () {
        end = yield* newRecords(read, isNew, limit ?? Number.POSITIVE_INFINITY, signal);
      },
      transform((record) => toParts(flow, record, options.timezone), tallies, rejects),
      batch(options.batchSize),
      writeStage((items) => storeBatch(flow, items, context, rejects), writes),
    ];
    await drain(pipe(...stages)(null));
    return end;
  }

  return {
    pages,
    /** Stores records that were asked for one by one. */
    async records(records: readonly unknown[]): Promise<void> {
      await pages(async function* () {
        yield [...records];
      });
    },
    rejects,
    tallies,
    /** The ids of all records that were read so far. The same version of a record is stored once. */
    readIds,
  };
}

async function storeBatch(flow: Flow, batch: Batch, context: StoreContext, rejects: Rejects): Promise<void> {
  const { sink, tallies, isUnnoted } = context;
  const { entity, items } = batch;
  const table = flow.tables.find((one) => one.entity === entity);
  if (!table) throw new TypeError(`${flow.name} has no table for ${entity}`);
  const rows = items.map(({ row }) => row);
  const receipt = await sink.write(table, rows, isUnnoted?.(table));
  countWritten(tallyOf(tallies, entity), receipt);
  const rejected = rejectsOf(batch, receipt);
  const ids = new Set(rejected.map(({ recordId }) => recordId));
  const stored = items.flatMap(({ row: { id } }) => (ids.has(id) ? [] : [id]));
  await rejects.resolve(entity, stored);
  await rejects.keep(rejected);
  rejects.judge(entity, false);
}

/**
 * The new records of each page, up to `limit` in all. The next page is asked for while the one in hand is stored. Returns what
 * `read` returns, or null where the limit came first.
 */
async function* newRecords<End>(
  read: () => AsyncGenerator<unknown[], End>,
  isNew: (record: unknown) => boolean,
  limit: number,
  signal: AbortSignal,
): AsyncGenerator<unknown[], End | null> {
  signal.throwIfAborted();
  const pages = read();
  let left = limit;
  try {
    for (let next = pages.next(); ; ) {
      const { done, value } = await next;
      if (done) return value;
      const records = value.filter(isNew).slice(0, left);
      left -= records.length;
      if (left > 0) {
        next = pages.next();
        // Without this, a page that fails before it is awaited would end the process. It fails again when it is awaited.
        next.catch(() => {});
        // The request leaves in this turn of the event loop: what is done with the page in hand would hold it up.
        await turn();
      }
      yield records;
      if (left === 0) return null;
      signal.throwIfAborted();
    }
  } finally {
    await pages.return(undefined as End);
  }
}

/** The parts of a record. An unreadable record has one part, which throws the reason when its row is made. */
function toParts(flow: Flow, record: unknown, timezone: string): Part[] {
  if (!(record instanceof Unreadable)) return flow.parts(record, timezone);
  const toRow = () => {
    throw record.error;
  };
  return [{ entity: flow.name, id: record.id, record: null, toRow }];
}

/** The records of a batch that were refused, and those that were stored without some values: of these it keeps the values alone. */
function rejectsOf({ entity, items }: Batch, receipt: Receipt): Reject[] {
  const refused = new Map(receipt.refused.map(({ row, ...why }) => [row.id, why]));
  return items.flatMap(({ row: { id: recordId }, record, bad }): Reject[] => {
    const why = refused.get(recordId);
    if (why) return [{ entity, recordId, kind: 'record', record, ...why }];
    if (bad.length === 0) return [];
    const values = Object.fromEntries(bad.map(({ field, value }) => [field, value]));
    const reason = joined([...new Set(bad.map(({ reason }) => reason))]);
    return [{ entity, recordId, kind: 'value', record: values, reason }];
  });
}

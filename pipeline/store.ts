import { drain } from 'stream-chain/utils/drain.js';
import { pipe } from 'stream-chain/utils/pipe.js';
import { joined } from '../sentences/sentence.ts';
import { Unreadable } from '../sources/gazelle/api/unreadable.ts';
import { SeenIds } from '../sources/gazelle/seen-ids.ts';
import type { BadValue } from '../transforms/values.ts';
import { type Flow, type Part, tableOf } from './flow.ts';
import { type Rejected, type Rejects, trackRejects } from './rejects.ts';
import type { RunContext } from './run-context.ts';
import { type Batch, batch, transform } from './stages.ts';
import { countWritten, type Tallies, tallyOf } from './tally.ts';
import { writeStage } from './write-stage.ts';

interface StoreContext extends Pick<RunContext, 'options' | 'sink' | 'state' | 'writes' | 'log' | 'signal'> {
  tallies: Tallies;
}

/** Stores the records of one collection, from wherever they come. */
export interface Store {
  /**
   * Runs pages through the chain to their end, or until `limit` records were read. Resolves, once all of them are stored, to what
   * their generator returns, or to null when they were cut short.
   */
  pages<End>(open: () => AsyncGenerator<unknown[], End>, limit?: number | null): Promise<End | null>;
  records(records: readonly unknown[]): Promise<unknown>;
  rejects: Rejects;
  /** The ids of what was handed on so far. The same version of a record is handed on once. */
  seen: SeenIds;
}

export function createStore(flow: Flow, context: StoreContext): Store {
  const { options, sink, writes, signal, tallies } = context;
  const rejects = trackRejects(context);
  const seen = new SeenIds();
  const isNew = (record: unknown) =>
    record instanceof Unreadable
      ? seen.add(flow.name, record.id, record.updatedAt)
      : seen.addHead(flow.name, flow.collection.list.headOf(record));

  async function storeBatch({ entity, items }: Batch): Promise<void> {
    const rows = items.map(({ row }) => row);
    const receipt = await sink.write(tableOf(flow, entity), rows);
    countWritten(tallyOf(tallies, entity), receipt);
    const refused = new Map(receipt.refused.map(({ row, ...why }) => [row.id, why]));
    const whole: string[] = [];
    const rejected = items.flatMap(({ row: { id }, record, bad }): Rejected[] => {
      const why = refused.get(id);
      if (why) return [{ entity, id, kind: 'record', record, ...why }];
      if (bad.length > 0) return [toIncomplete(entity, id, bad)];
      whole.push(id);
      return [];
    });
    await rejects.resolve(entity, whole);
    await rejects.keep(rejected);
    rejects.judge(entity, false);
  }

  const store: Store = {
    async pages<End>(open: () => AsyncGenerator<unknown[], End>, limit: number | null = null) {
      let end: End | null = null;
      async function* source() {
        const pages: AsyncIterator<unknown[], End> = open();
        let left = limit ?? Number.POSITIVE_INFINITY;
        try {
          while (left > 0) {
            signal.throwIfAborted();
            const { done, value } = await pages.next();
            if (done) {
              end = value;
              return;
            }
            const fresh = value.filter(isNew).slice(0, left);
            left -= fresh.length;
            yield fresh;
          }
        } finally {
          await pages.return?.();
        }
      }
      const stages = [
        source,
        transform((record) => toParts(flow, record, options.timezone), tallies, rejects),
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
    seen,
  };
  return store;
}

/** The parts of a record. An unreadable record has one part, which throws the reason when its row is made. */
function toParts(flow: Flow, record: unknown, timezone: string): Part[] {
  if (!(record instanceof Unreadable)) return flow.parts(record, timezone);
  const toRow = () => {
    throw record.error;
  };
  return [{ entity: flow.name, id: record.id, record: null, toRow }];
}

/** A reject for a record stored without some values. It keeps only these values. */
const toIncomplete = (entity: string, id: string, bad: readonly BadValue[]): Rejected => ({
  entity,
  id,
  kind: 'value',
  record: Object.fromEntries(bad.map(({ field, value }) => [field, value])),
  reason: joined([...new Set(bad.map(({ reason }) => reason))]),
});

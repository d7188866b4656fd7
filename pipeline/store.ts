import { setImmediate as turn } from 'node:timers/promises';
import { drain } from 'stream-chain/utils/drain.js';
import { pipe } from 'stream-chain/utils/pipe.js';
import { joined } from '../sentences/sentence.ts';
import type { Reject } from '../sinks/sink.ts';
import { Unreadable } from '../sources/gazelle/api/unreadable.ts';
import { SeenIds } from '../sources/gazelle/seen-ids.ts';
import type { BadValue } from '../transforms/values.ts';
import type { Flow, Part } from './flow.ts';
import { type Rejects, type RejectsContext, trackRejects } from './rejects.ts';
import type { RunContext } from './run-context.ts';
import { safeMessage } from './safe-message.ts';
import { type Batch, batch, type Item, writeStage } from './stages.ts';
import { countWritten, type Tallies, tallyOf } from './tally.ts';

interface StoreContext extends RejectsContext, Pick<RunContext, 'options' | 'writes' | 'signal'> {
  /** Whether the collection is read for the first time, so that its rows are no changes. */
  isFirst?: boolean;
}

/** Stores the records of one collection, from wherever they come. */
export class Store {
  readonly rejects: Rejects;
  readonly tallies: Tallies;
  /** The ids of all records that were read so far. The same version of a record is stored once. */
  readonly readIds = new SeenIds();
  readonly #flow: Flow;
  readonly #context: StoreContext;

  constructor(flow: Flow, context: StoreContext) {
    this.#flow = flow;
    this.#context = context;
    this.rejects = trackRejects(context);
    this.tallies = context.tallies;
  }

  /**
   * Stores pages, up to `limit` records. Resolves, once all are stored, to what their generator returns, or to null when cut
   * short.
   */
  async pages<End>(
    read: () => AsyncGenerator<unknown[], End>,
    limit: number | null = null,
  ): Promise<End | null> {
    const { options, writes } = this.#context;
    let end: End | null = null;
    const records = this.#newRecords(read(), limit ?? Number.POSITIVE_INFINITY);
    const stages = [
      async function* () {
        end = yield* records;
      },
      (page: unknown[]) => this.#toRows(page),
      batch(options.batchSize),
      writeStage((rows) => this.#write(rows), writes),
    ];
    await drain(pipe(...stages)(null));
    return end;
  }

  /** Stores records that were asked for one by one. */
  async records(records: readonly unknown[]): Promise<void> {
    await this.pages(async function* () {
      yield [...records];
    });
  }

  /**
   * The records of each page that were not handed on before in this version, up to `left` in all. The next page is asked for while
   * the one in hand is stored. Returns what `pages` return, or null where the limit came first.
   */
  async *#newRecords<End>(pages: AsyncGenerator<unknown[], End>, left: number) {
    const { signal } = this.#context;
    const { name, collection } = this.#flow;
    const isNew = (record: unknown): boolean =>
      this.readIds.addHead(name, record instanceof Unreadable ? record : collection.list.headOf(record));
    let next: ReturnType<typeof pages.next> | null = null;
    try {
      for (;;) {
        signal.throwIfAborted();
        const { done, value } = await (next ?? pages.next());
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
      }
    } finally {
      await pages.return(undefined as End);
    }
  }

  /** Makes rows of the records of a page. A part of which no row can be made is kept as a reject, alone. */
  async #toRows(page: readonly unknown[]): Promise<Item[]> {
    const { name, parts } = this.#flow;
    const { options } = this.#context;
    const items: Item[] = [];
    const rejected: Reject[] = [];
    const partsOf = (record: unknown): Part[] =>
      record instanceof Unreadable ? [unreadable(name, record)] : parts(record, options.timezone);
    for (const { entity, id: recordId, record, toRow } of page.flatMap(partsOf)) {
      tallyOf(this.tallies, entity).fetched += 1;
      const bad: BadValue[] = [];
      try {
        items.push({ entity, row: toRow((value) => bad.push(value)), record, bad });
      } catch (error) {
        rejected.push({ entity, recordId, kind: 'record', record, reason: safeMessage(error) });
      }
    }
    await this.rejects.keep(rejected);
    return items;
  }

  /** Writes a batch; what is refused of it, or stored without some values, is kept as rejects. */
  async #write({ entity, items }: Batch): Promise<void> {
    const { sink, state, isFirst } = this.#context;
    const table = this.#flow.tables.find((one) => one.entity === entity);
    if (!table) throw new TypeError(`${this.#flow.name} has no table for ${entity}`);
    const rows = [...items.values()].map(({ row }) => row);
    const receipt = await sink.write(table, rows, isFirst || state.emptyTables.includes(table.name));
    countWritten(tallyOf(this.tallies, entity), receipt);
    const refused = new Map(receipt.refused.map(({ row, ...why }) => [row.id, why]));
    const rejected: Reject[] = [];
    const stored: string[] = [];
    for (const [recordId, { record, bad }] of items) {
      const why = refused.get(recordId);
      if (why) rejected.push({ entity, recordId, kind: 'record', record, ...why });
      else if (bad.length === 0) stored.push(recordId);
      else {
        const values = Object.fromEntries(bad.map(({ field, value }) => [field, value]));
        const reason = joined([...new Set(bad.map(({ reason }) => reason))]);
        rejected.push({ entity, recordId, kind: 'value', record: values, reason });
      }
    }
    await this.rejects.resolve(entity, stored);
    await this.rejects.keep(rejected);
    this.rejects.judge(entity, false);
  }
}

/** The one part of an unreadable record, which throws the reason when its row is made. */
const unreadable = (entity: string, { id, error }: Unreadable): Part => ({
  ...{ entity, id, record: null },
  toRow() {
    throw error;
  },
});

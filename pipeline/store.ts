import { setImmediate as turn } from 'node:timers/promises';
import { drain } from 'stream-chain/utils/drain.js';
import { pipe } from 'stream-chain/utils/pipe.js';
import { joined } from '../sentences/sentence.ts';
import type { Reject } from '../sinks/sink.ts';
import { Unreadable } from '../sources/gazelle/api/unreadable.ts';
import { SeenIds } from '../sources/gazelle/seen-ids.ts';
import type { BadValue } from '../transforms/values.ts';
import { trackRejects } from './rejects.ts';
import type { FlowOutcome, RunContext } from './run-context.ts';
import { safeMessage } from './safe-message.ts';
import { type Batch, type Item, writeStage } from './stages.ts';
import { countWritten, tallyOf } from './tally.ts';

/** What the records of one collection are stored with, from wherever they come. */
export type Store = ReturnType<typeof openStore>;

/** `isFirst`: the collection is read for the first time, so that its rows are no changes. */
export const openStore = (
  { flow, tallies }: Pick<FlowOutcome, 'flow' | 'tallies'>,
  { options, sink, state, log }: Pick<RunContext, 'options' | 'sink' | 'state' | 'log'>,
  isFirst = false,
) => ({
  flow,
  tallies,
  options,
  sink,
  state,
  isFirst,
  rejects: trackRejects({ sink, state, log }, tallies),
  /** The ids of all records that were read so far. The same version of a record is stored once. */
  readIds: new SeenIds(),
  /** The ids of those that Gazelle fails to give: what belongs to them is not known. */
  unreadableIds: new Set<string>(),
});

/** Stores records that were asked for one by one. */
export async function storeRecords(store: Store, records: readonly unknown[]): Promise<void> {
  await storePages(store, async function* () {
    yield [...records];
  });
}

/** Stores pages, up to `limit` records. Resolves, once all are stored, to what `read` returns, or to null when cut short. */
export async function storePages<End>(
  store: Store,
  read: () => AsyncGenerator<unknown[], End>,
  limit: number | null = null,
): Promise<End | null> {
  let end: End | null = null;
  const stages = [
    async function* () {
      end = yield* newRecords(store, read(), limit ?? Number.POSITIVE_INFINITY);
    },
    (page: unknown[]) => toRows(store, page),
    writeStage(store.options.batchSize, (batch) => writeBatch(store, batch)),
  ];
  await drain(pipe(...stages)(null));
  return end;
}

/**
 * The records of each page that were not handed on before in this version, up to `left` in all. The next page is asked for while
 * the one in hand is stored. Returns what `pages` return, or null where the limit came first.
 */
async function* newRecords<End>(store: Store, pages: AsyncGenerator<unknown[], End>, left: number) {
  const { flow, readIds } = store;
  const { headOf } = flow.collection.list;
  let next: ReturnType<typeof pages.next> | null = null;
  try {
    for (;;) {
      const { done, value } = await (next ?? pages.next());
      if (done) return value;
      const records = value.filter((record) => readIds.addHead(flow.name, headOf(record))).slice(0, left);
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
async function toRows(store: Store, page: readonly unknown[]) {
  const { flow, options, tallies, rejects } = store;
  for (const record of page) if (record instanceof Unreadable) store.unreadableIds.add(record.id);
  const items: Item[] = [];
  const rejected: Reject[] = [];
  const parts = page.flatMap((whole) => flow.parts(whole, options.timezone));
  for (const { entity, id: recordId, record, toRow } of parts) {
    tallyOf(tallies, entity).fetched += 1;
    const bad: BadValue[] = [];
    try {
      items.push({ entity, row: toRow((value) => bad.push(value)), record, bad });
    } catch (error) {
      rejected.push({ entity, recordId, kind: 'record', record, reason: safeMessage(error) });
    }
  }
  await rejects.keep(rejected);
  return items;
}

/** Writes a batch; what is refused of it, or stored without some values, is kept as rejects. */
async function writeBatch(store: Store, { entity, items }: Batch): Promise<void> {
  const { flow, sink, state, tallies, rejects, isFirst } = store;
  const table = flow.tables.find((one) => one.entity === entity);
  if (!table) throw new TypeError(`${flow.name} has no table for ${entity}`);
  const rows = [...items.values()].map(({ row }) => row);
  const receipt = await sink.write(table, rows, isFirst || state.emptyTables.includes(table.name));
  countWritten(tallyOf(tallies, entity), receipt);
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
  await rejects.resolve(entity, stored);
  await rejects.keep(rejected);
  rejects.failIfTooMany(entity, false);
}

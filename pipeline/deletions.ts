import type { Sentence } from '../sentences/sentence.ts';
import { joined } from '../sentences/sentence.ts';
import type { StoredPart, Table } from '../sinks/sink.ts';
import { confirmDeleted, type Links } from '../sources/gazelle/collection.ts';
import type { Reading } from '../sources/gazelle/reading.ts';
import type { Flow } from './flow.ts';
import type { CollectionContext } from './sync-collection.ts';
import { countDeleted, tallyOf } from './tally.ts';

/** One run marks at most this many rows of a table as deleted, unless the user allows more. */
export const deletionCap = (stored: number, allowed: number | null): number =>
  Math.max(10, Math.floor(stored * 0.05), allowed ?? 0);

/** So many records are named in one question for what belongs to them. */
const recordsAtOnce = 100;

/**
 * Marks rows as deleted that are stored but were not seen where a complete reading would have seen them: records in what the
 * pass `covers`, parts of records there too, and else parts of the records that were read. Each such id is asked for once more,
 * because pages can shift; a record that still exists is stored instead. More ids than the cap look like a fault of the API or
 * the key: then none is marked, and the returned sentence says so. What belongs to a record that is deleted goes with it.
 */
export async function markDeleted(
  flow: Flow,
  covers: Reading<unknown>['covers'],
  context: CollectionContext,
): Promise<Sentence | null> {
  // Where nothing was stored, nothing can be deleted.
  const { emptyTables } = context.state;
  if (flow.tables.every(({ name }) => emptyTables.includes(name))) return null;
  const [records, ...parts] = flow.tables;
  const problems: (Sentence | null)[] = [];
  const withTheirRecord = new Set<string>();
  if (covers) {
    const part = covers.from ? { since: covers.from.toString() } : {};
    const { deleted, problem } = await markUnseen(flow, records, [part], withTheirRecord, context);
    problems.push(problem);
    for (const table of parts) {
      for (const of of inChunks(deleted)) {
        const ids = [...(await findUnseen(table, [{ of }], new Set(), context)).keys()];
        for (const id of ids) withTheirRecord.add(id);
        await mark(table, ids, context);
      }
    }
  }
  const isWhole = covers?.from === null;
  const read = isWhole ? [{}] : inChunks(context.store.seen.ids(flow.name)).map((of) => ({ of }));
  for (const table of parts) {
    const { problem } = await markUnseen(flow, table, read, withTheirRecord, context);
    problems.push(problem);
  }
  const told = problems.filter((problem) => problem !== null);
  return told.length > 0 ? joined(told) : null;
}

/** Marks the rows of some parts of a table that were not seen and are deleted. */
async function markUnseen(
  flow: Flow,
  table: Table,
  where: readonly StoredPart[],
  marked: ReadonlySet<string>,
  context: CollectionContext,
): Promise<{ deleted: string[]; problem: Sentence | null }> {
  const { api, sink, options, store, log } = context;
  const { entity } = table;
  const unseen = await findUnseen(table, where, marked, context);
  if (unseen.size === 0) return { deleted: [], problem: null };
  const { deleted, alive } = await confirmDeleted(flow.collection, api, entity, [...unseen.keys()], unseen);
  await store.records(alive);
  // What came with a record that is there was stored just now.
  const left = deleted.filter((id) => !store.seen.has(entity, id));
  const allowed = options.allowDeletes;
  const cap =
    left.length > deletionCap(0, allowed) ? deletionCap(await sink.count(table), allowed) : left.length;
  if (left.length <= cap) {
    await mark(table, left, context);
    return { deleted: left, problem: null };
  }
  const problem =
    `${left.length} ${entity} are deleted in Gazelle, more than the ${cap} that may be marked without --allow-deletes: none is marked; --allow-deletes ${left.length} allows it` as const;
  log.error(problem);
  return { deleted: [], problem };
}

/** The stored rows that no pass of this run has seen, with the records that they belong to. */
async function findUnseen(
  table: Table,
  where: readonly StoredPart[],
  marked: ReadonlySet<string>,
  { sink, listed, store }: CollectionContext,
): Promise<Links> {
  const unseen = new Map<string, string | null>();
  const isSeen = (id: string) =>
    listed.has(table.entity, id) || store.seen.has(table.entity, id) || marked.has(id);
  for (const part of where)
    for await (const rows of sink.stored(table, part))
      for (const { id, link } of rows) if (!isSeen(id)) unseen.set(id, link);
  return unseen;
}

async function mark(
  table: Table,
  ids: readonly string[],
  { api, sink, options, tallies, log }: CollectionContext,
) {
  if (ids.length === 0) return;
  const count = await sink.softDelete(table, ids, api.now().toString());
  countDeleted(tallyOf(tallies, table.entity), count, options.dryRun ? ids : []);
  log.info(`${count} ${table.entity} deleted in Gazelle: marked as deleted`);
}

function inChunks(ids: readonly string[]): (readonly string[])[] {
  return Array.from({ length: Math.ceil(ids.length / recordsAtOnce) }, (_, i) =>
    ids.slice(i * recordsAtOnce, (i + 1) * recordsAtOnce),
  );
}

import type { Sentence } from '../sentences/sentence.ts';
import { joined } from '../sentences/sentence.ts';
import type { StoredPart, Table } from '../sinks/sink.ts';
import { confirmDeleted, type Links } from '../sources/gazelle/collection.ts';
import type { Reading } from '../sources/gazelle/reading.ts';
import type { CollectionContext } from './collection-context.ts';
import type { Flow } from './flow.ts';
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
  const covered = covers && (covers.from ? { since: covers.from.toString() } : {});
  const read = inChunks(context.store.seen.ids(flow.name)).map((of) => ({ of }));
  const [unseen = new Map<string, string | null>(), ...unseenParts] = await Promise.all([
    findUnseen(records, covered ? [covered] : [], context),
    ...parts.map((table) => findUnseen(table, covers?.from === null ? [{}] : read, context)),
  ]);
  const { deleted, problem } = await confirmAndMark(flow, records, unseen, context);
  const problems = [problem];
  for (const [i, table] of parts.entries()) {
    const belonging = new Map<string, string | null>();
    const others = new Map<string, string | null>();
    for (const [id, link] of unseenParts[i] ?? []) {
      if (link && deleted.has(link)) belonging.set(id, link);
      // What belongs to a record that may not be marked stays with it.
      else if (!problem || !link || !unseen.has(link)) others.set(id, link);
    }
    await confirmAndMark(flow, table, belonging, context, Number.POSITIVE_INFINITY);
    problems.push((await confirmAndMark(flow, table, others, context)).problem);
  }
  const found = problems.filter((one) => one !== null);
  return found.length > 0 ? joined(found) : null;
}

/** Asks once more for rows that were not seen, and marks those that are deleted, as far as the cap allows. */
async function confirmAndMark(
  flow: Flow,
  table: Table,
  unseen: Links,
  context: CollectionContext,
  allowed = context.options.allowDeletes,
): Promise<{ deleted: ReadonlySet<string>; problem: Sentence | null }> {
  const { api, sink, store, log } = context;
  const { entity } = table;
  if (unseen.size === 0) return { deleted: new Set(), problem: null };
  const confirmed = await confirmDeleted(flow.collection, api, entity, [...unseen.keys()], unseen);
  await store.records(confirmed.alive);
  // What came with a record that is there was stored just now.
  const deleted = confirmed.deleted.filter((id) => !store.seen.has(entity, id));
  const isMany = deleted.length > deletionCap(0, allowed);
  const cap = isMany ? deletionCap(await sink.count(table), allowed) : deleted.length;
  if (deleted.length <= cap) {
    await mark(table, deleted, context);
    return { deleted: new Set(deleted), problem: null };
  }
  const problem =
    `${deleted.length} ${entity} are deleted in Gazelle, more than the ${cap} that may be marked without --allow-deletes: none is marked; --allow-deletes ${deleted.length} allows it` as const;
  log.error(problem);
  return { deleted: new Set(), problem };
}

/** The stored rows of some parts of a table that this run has not seen, with the records that they belong to. */
async function findUnseen(
  table: Table,
  where: readonly StoredPart[],
  { sink, listed, store }: CollectionContext,
): Promise<Links> {
  const unseen = new Map<string, string | null>();
  for (const part of where)
    for await (const rows of sink.stored(table, part))
      for (const { id, link } of rows)
        if (!listed.has(table.entity, id) && !store.seen.has(table.entity, id)) unseen.set(id, link);
  return unseen;
}

async function mark(
  table: Table,
  ids: readonly string[],
  { api, sink, options, store, log }: CollectionContext,
) {
  if (ids.length === 0) return;
  const count = await sink.softDelete(table, ids, api.now().toString());
  countDeleted(tallyOf(store.tallies, table.entity), count, options.dryRun ? ids : []);
  log.info(`${count} ${table.entity} deleted in Gazelle: marked as deleted`);
}

function inChunks(ids: readonly string[]): (readonly string[])[] {
  return Array.from({ length: Math.ceil(ids.length / recordsAtOnce) }, (_, i) =>
    ids.slice(i * recordsAtOnce, (i + 1) * recordsAtOnce),
  );
}

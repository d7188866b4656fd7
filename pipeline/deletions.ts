import { joined, type Sentence } from '../sentences/sentence.ts';
import type { ComparedHead, Table, Where } from '../sinks/sink.ts';
import { confirmDeleted, type Links } from '../sources/gazelle/collection.ts';
import type { ReadContext } from '../sources/gazelle/reading.ts';
import { compareHeads } from '../sources/gazelle/strategies/compare-heads.ts';
import { IncompleteReadingError } from './errors.ts';
import { seesAll } from './read-context.ts';
import { type Store, storePages, storeRecords } from './store.ts';
import { countDeleted, tallyOf } from './tally.ts';

/** One run marks at most this many records as deleted, or what belongs to as many records, unless the user allows more. */
export const deletionCap = (stored: number, allowed: number | null): number =>
  Math.max(10, Math.floor(stored * 0.05), allowed ?? 0);

/** One question for what belongs to records names at most this many. */
const recordsAtOnce = 100;

/**
 * Marks rows as deleted that are stored but were not seen where a complete reading would have seen them: records in what the
 * plan covers, and their children: of all records where it covers all, else of those that were read. All of them are looked for
 * once more, because pages can shift and children can move to another record; what still exists is stored instead. What belongs to a
 * record that is deleted goes with it, and counts for nothing; other children count by the records that they belong to. More than the
 * cap look like a fault of the API or the key: then none is marked, and the returned sentence says so. What belongs to records that were
 * rejects and are deleted (`gone`) goes with them as well.
 */
export async function markDeleted(
  source: ReadContext,
  store: Store,
  gone: string[],
): Promise<Sentence | null> {
  const { flow, state } = store;
  const { covers } = source.plan;
  // Where nothing was stored, nothing can be deleted.
  if (flow.tables.every(({ name }) => state.emptyTables.includes(name))) return null;
  const [records, ...all] = flow.tables;
  // Where the API does not tell of them, none is known to be deleted.
  const children = all.filter(({ optional }) => !optional || source.api.queries.hasOptional);
  const covered = covers ? [covers.from ? { since: covers.from.toString() } : {}] : [];
  const asked = findUnseen(records, covered, source, store);
  // Where not all are seen, one can be missing only from a record that was read, or with one.
  const parents = [...store.readIds.ids(flow.name), ...gone];
  const ofRead = async () => ofAll([...parents, ...(await asked).keys()]);
  const askedChildren = children.map(async (table) =>
    findUnseen(table, seesAll(source, table) ? [{}] : await ofRead(), source, store),
  );
  const [unseen, ...unseenChildren] = await Promise.all([asked, ...askedChildren]);
  const confirmed = await confirm(records, unseen, source, store);
  const problem = await tooMany(records, confirmed.length, source, store);
  const deleted = new Set(problem ? [] : confirmed);
  const deletedParents = deleted.union(new Set(gone));
  const problems = [problem];
  await lookAgain(new Set(unseenChildren.flatMap((links) => [...links.keys()])), source, store);
  for (const [i, table] of children.entries()) {
    const links = new Map(unseenChildren[i]);
    // What belongs to a record that may not be marked stays with it.
    if (problem) for (const [id, link] of links) if (link && unseen.has(link)) links.delete(id);
    problems.push(await markChildren(table, links, deletedParents, source, store));
  }
  // Last: where the run breaks off before, the next one still misses them, and what belongs to them.
  await mark(records, [...deleted], source, store);
  const found = problems.filter((one) => one !== null);
  return found.length > 0 ? joined(found) : null;
}

/**
 * Marks children that are deleted. Those of `deleted` records count for nothing, the others by the records that have lost them: where
 * these are too many, only those of deleted records are marked, and the returned sentence says so.
 */
async function markChildren(
  table: Table,
  links: Links,
  deleted: ReadonlySet<string>,
  source: ReadContext,
  store: Store,
) {
  const ids = await confirm(table, links, source, store);
  const isOfDeleted = (id: string) => deleted.has(links.get(id) ?? '');
  const losers = new Set(ids.flatMap((id) => (isOfDeleted(id) ? [] : (links.get(id) ?? id))));
  const refused = await tooMany(table, losers.size, source, store);
  await mark(table, refused ? ids.filter(isOfDeleted) : ids, source, store);
  return refused;
}

/** Asks once more for rows that were not seen: the ids of those that are deleted. */
async function confirm({ entity }: Table, unseen: Links, source: ReadContext, store: Store) {
  const { api, headIds } = source;
  if (unseen.size === 0) return [];
  const ids = [...unseen.keys()];
  const unlisted = ids.filter((id) => !headIds.has(entity, id));
  const asked = await confirmDeleted(store.flow.collection, api, entity, ids, unseen);
  const { deleted, alive } = asked ?? { deleted: unlisted, alive: [] };
  await storeRecords(store, alive);
  // What came with a record that is there was stored just now.
  const isKnown = (id: string) => !store.unreadableIds.has(unseen.get(id) ?? '');
  return deleted.filter((id) => !store.readIds.has(entity, id) && isKnown(id));
}

/** Looks into the whole list for children that cannot be asked for by their ids, and stores the records that they are with now. */
async function lookAgain(missing: ReadonlySet<string>, source: ReadContext, store: Store): Promise<void> {
  const { flow } = store;
  if (missing.size === 0 || flow.collection.confirm) return;
  const isMissing = (entity: string, id: string) => missing.has(id) && !store.readIds.has(entity, id);
  const isWith = ({ children = {} }: ComparedHead) =>
    Object.entries(children).some(([entity, all]) => all.some(({ id }) => isMissing(entity, id)));
  const outdated = async (heads: readonly ComparedHead[]) => heads.filter(isWith).map(({ id }) => id);
  const lists = [null, ...source.beside];
  const end = await storePages(store, () => compareHeads(flow.collection, lists, { ...source, outdated }));
  if (end?.problem) throw new IncompleteReadingError(end.problem);
}

/** What to say where as many records are deleted, or have lost what belongs to them, as may not be marked; else null. */
async function tooMany({ entity }: Table, count: number, { log }: ReadContext, store: Store) {
  const { name, tables } = store.flow;
  const { allowDeletes } = store.options;
  if (count <= deletionCap(0, allowDeletes)) return null;
  // Of what was stored before the run, as a dry run counts.
  const inserted = store.options.dryRun ? 0 : (tallyOf(store.tallies, name).inserted ?? 0);
  const cap = deletionCap((await store.sink.count(tables[0])) - inserted, allowDeletes);
  if (count <= cap) return null;
  const problem: Sentence =
    entity === name
      ? `${count} ${entity} are deleted in Gazelle, more than the ${cap} that may be marked without --allow-deletes: none is marked; --allow-deletes ${count} allows it`
      : `${count} ${name} have lost ${entity} in Gazelle, more than the ${cap} whose ${entity} may be marked without --allow-deletes: none is marked; --allow-deletes ${count} allows it`;
  log.error(problem);
  return problem;
}

/** Stored rows that this run has not seen, with the records that they belong to. */
async function findUnseen(table: Table, where: readonly Where[], { headIds }: ReadContext, store: Store) {
  const unseen = new Map<string, string | null>();
  for (const some of where)
    for await (const rows of store.sink.stored(table, some))
      for (const { id, link } of rows)
        if (!headIds.has(table.entity, id) && !store.readIds.has(table.entity, id)) unseen.set(id, link);
  return unseen;
}

async function mark(table: Table, ids: readonly string[], source: ReadContext, store: Store): Promise<void> {
  if (ids.length === 0) return;
  const at = source.api.now().toString();
  const { count, refused } = await store.sink.softDelete(table, ids, at);
  // The row stays as it was, without its mark: as one that lacks a value.
  const lack = { entity: table.entity, kind: 'value', record: { deleted_at: at } } as const;
  const marked = ids.filter((id) => refused.every(({ row }) => row.id !== id));
  await store.rejects.resolve(table.entity, marked);
  await store.rejects.keep(refused.map(({ row, ...why }) => ({ ...lack, recordId: row.id, ...why })));
  countDeleted(tallyOf(store.tallies, table.entity), count, store.options.dryRun ? ids : []);
  source.log.info(`${count} ${table.entity} deleted in Gazelle: marked as deleted`);
}

function ofAll(ids: readonly string[]): Where[] {
  return Array.from({ length: Math.ceil(ids.length / recordsAtOnce) }, (_, i) => ({
    of: ids.slice(i * recordsAtOnce, (i + 1) * recordsAtOnce),
  }));
}

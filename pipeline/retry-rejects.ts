import type { OpenReject, Table } from '../sinks/sink.ts';
import { confirmDeleted } from '../sources/gazelle/collection.ts';
import type { ReadContext } from '../sources/gazelle/reading.ts';
import { type Store, storeRecords } from './store.ts';
import { countReject, tallyOf } from './tally.ts';

/** What one run tries again of each entity; the others have their turn in the next ones. */
const retriesPerRun = 200;

type Source = Pick<ReadContext, 'api' | 'headIds' | 'log'>;

/**
 * Tries once more to store what earlier runs could not: a record may have been corrected in Gazelle, or the reason be gone. A
 * record that is stored without a value waits until it is read again, unless `all` are asked for. Resolves to what was tried, and to
 * the ids of records that are deleted.
 */
export async function retryRejects({ api, log }: Source, store: Store, { all = false } = {}) {
  const { flow, rejects } = store;
  const tried = new Set<OpenReject>();
  const gone: string[] = [];
  for (const { entity } of flow.tables) {
    const open = rejects.left(entity);
    const due = all ? open : open.filter(({ kind }) => kind === 'record').slice(0, retriesPerRun);
    if (due.length === 0) continue;
    log.info(`trying again to store ${due.length} rejected ${entity}`);
    for (const reject of due) tried.add(reject);
    const ids = due.map(({ recordId }) => recordId);
    const found = await confirmDeleted(flow.collection, api, entity, ids, new Map());
    await storeRecords(store, found?.alive ?? []);
    await rejects.resolve(entity, found?.deleted ?? []);
    if (entity === flow.name) gone.push(...(found?.deleted ?? []));
  }
  return { tried, gone };
}

/**
 * Closes the rejects of what is deleted, since the run saw all of a table (`seesAll`) but not it; and counts those that were tried in
 * vain. A timeline entry, which cannot be asked for by its id, ends so.
 */
export async function settleRejects(
  { headIds }: Source,
  { flow, rejects, readIds, tallies }: Store,
  tried: ReadonlySet<OpenReject>,
  seesAll: (table: Table) => boolean,
): Promise<void> {
  for (const table of flow.tables) {
    const { entity } = table;
    const isUnseen = (id: string) => !headIds.has(entity, id) && !readIds.has(entity, id);
    const left = seesAll(table) ? rejects.left(entity).map(({ recordId }) => recordId) : [];
    await rejects.resolve(entity, left.filter(isUnseen));
    const reason = 'rejected by an earlier run, and cannot be asked for alone: --full reads it';
    for (const { recordId: id, ignored } of rejects.left(entity).filter((one) => tried.has(one)))
      countReject(tallyOf(tallies, entity), { id, kind: 'record', reason }, ignored ? 'ignored' : 'known');
  }
}

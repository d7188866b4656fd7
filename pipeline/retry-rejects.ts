import type { Table } from '../sinks/sink.ts';
import { confirmDeleted } from '../sources/gazelle/collection.ts';
import type { ReadContext } from '../sources/gazelle/reading.ts';
import { type Store, storeRecords } from './store.ts';
import { countReject, tallyOf } from './tally.ts';

/** What one run tries again of each entity; the others have their turn in the next ones. */
const retriesPerRun = 200;

/**
 * Tries once more to store what earlier runs could not: a record may have been corrected in Gazelle, or the reason be gone. A
 * record that is stored without a value waits until it is read again, unless `all` are asked for. `seesAll` says of a table
 * whether the run saw all that there is of it.
 */
export async function retryRejects(
  { api, headIds, log }: Pick<ReadContext, 'api' | 'headIds' | 'log'>,
  store: Store,
  { all = false, seesAll }: { all?: boolean; seesAll(table: Table): boolean },
): Promise<void> {
  const { flow, rejects, readIds, tallies } = store;
  for (const table of flow.tables) {
    const { entity } = table;
    const open = rejects.left(entity);
    const due = all ? open : open.filter(({ kind }) => kind === 'record').slice(0, retriesPerRun);
    if (due.length > 0) {
      log.info(`trying again to store ${due.length} rejected ${entity}`);
      const ids = due.map(({ recordId }) => recordId);
      const found = await confirmDeleted(flow.collection, api, entity, ids, new Map());
      await storeRecords(store, found?.alive ?? []);
      await rejects.resolve(entity, found?.deleted ?? []);
    }
    // A timeline entry cannot be asked for by its id: only a complete reading that did not see it tells that it is deleted.
    const isUnseen = (id: string) => !headIds.has(entity, id) && !readIds.has(entity, id);
    const left = seesAll(table) ? rejects.left(entity).map(({ recordId }) => recordId) : [];
    await rejects.resolve(entity, left.filter(isUnseen));
    const reason = 'rejected by an earlier run, and cannot be asked for alone: --full reads it';
    for (const { recordId: id, ignored } of rejects.left(entity).filter((one) => due.includes(one)))
      countReject(tallyOf(tallies, entity), { id, kind: 'record', reason }, ignored ? 'ignored' : 'known');
  }
}

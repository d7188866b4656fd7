import { confirmDeleted } from '../sources/gazelle/collection.ts';
import type { ReadContext } from '../sources/gazelle/reading.ts';
import type { CollectionContext } from './read-context.ts';
import { storeRecords } from './store.ts';

/** What one run tries again of each entity; the others have their turn in the next ones. */
const retriesPerRun = 200;

type RetryContext = Pick<ReadContext, 'api' | 'listedIds' | 'log'>;

/**
 * Tries once more to store what earlier runs could not: a record may have been corrected in Gazelle, or the reason be gone. A
 * record that is stored but for a value waits until it is read again, unless `all` are asked for. `isWhole`: the run read the
 * whole collection.
 */
export async function retryRejects(
  { flow, source, store }: Pick<CollectionContext, 'flow' | 'store'> & { source: RetryContext },
  { all = false, isWhole = false },
): Promise<void> {
  const { api, listedIds, log } = source;
  const { rejects, readIds } = store;
  for (const { entity } of flow.tables) {
    const open = rejects.left(entity);
    const due = all ? open : open.filter(({ kind }) => kind === 'record').slice(0, retriesPerRun);
    const tried = due.map(({ recordId }) => recordId);
    if (tried.length > 0) {
      log.info(`trying again to store ${tried.length} rejected ${entity}`);
      const { deleted, alive } = await confirmDeleted(flow.collection, api, entity, tried, new Map());
      await storeRecords(store, alive);
      await rejects.resolve(entity, deleted);
      if (deleted.length > 0)
        log.info(`${deleted.length} rejected ${entity} are deleted in Gazelle: resolved`);
    }
    // A timeline entry cannot be asked for by its id: only a complete reading that did not see it tells that it is deleted.
    const isDeleted = (id: string) => isWhole && !listedIds.has(entity, id) && !readIds.has(entity, id);
    const left = rejects.left(entity).map(({ recordId }) => recordId);
    await rejects.resolve(entity, left.filter(isDeleted));
    for (const reject of rejects.left(entity)) if (tried.includes(reject.recordId)) rejects.countOpen(reject);
  }
}

import type { OpenReject } from '../sinks/sink.ts';
import { confirmDeleted } from '../sources/gazelle/collection.ts';
import type { CollectionContext } from './collection-context.ts';
import type { Flow } from './flow.ts';
import type { Store } from './store.ts';

/** What one run tries again of each entity; the others have their turn in the next ones. */
const retriesPerRun = 200;

type RetryContext = Pick<CollectionContext, 'api' | 'store' | 'listed' | 'log'>;

/**
 * Tries once more to store what earlier runs could not: a record may have been corrected in Gazelle, or the reason be gone. A
 * record that is stored but for a value waits until it is read again. `isWhole`: the run read the whole collection.
 */
export async function retryRejects(flow: Flow, context: RetryContext, isWhole: boolean): Promise<void> {
  const { store, listed } = context;
  for (const { entity } of flow.tables) {
    const due = store.rejects.left(entity).filter(({ kind }) => kind === 'record');
    const tried = await retry(flow, entity, due.slice(0, retriesPerRun), context);
    // A timeline entry cannot be asked for by its id: only a complete reading that did not see it tells that it is deleted.
    if (isWhole) {
      const left = store.rejects.left(entity).map(({ recordId }) => recordId);
      const unseen = left.filter((id) => !listed.has(entity, id) && !store.seen.has(entity, id));
      await store.rejects.resolve(entity, unseen);
    }
    countOpen(entity, tried, store);
  }
}

/** Tries every open reject once more, those of single values too. */
export async function retryAllRejects(flow: Flow, context: RetryContext): Promise<void> {
  const { store } = context;
  for (const { entity } of flow.tables)
    countOpen(entity, await retry(flow, entity, store.rejects.left(entity), context), store);
}

async function retry(
  flow: Flow,
  entity: string,
  due: readonly OpenReject[],
  { api, store, log }: RetryContext,
): Promise<ReadonlySet<string>> {
  const ids = due.map(({ recordId }) => recordId);
  if (ids.length === 0) return new Set();
  log.info(`trying again to store ${ids.length} rejected ${entity}`);
  const { deleted, alive } = await confirmDeleted(flow.collection, api, entity, ids, new Map());
  await store.records(alive);
  await store.rejects.resolve(entity, deleted);
  if (deleted.length > 0) log.info(`${deleted.length} rejected ${entity} are deleted in Gazelle: resolved`);
  return new Set(ids);
}

/** Counts the rejects that were tried and are still open. */
function countOpen(entity: string, tried: ReadonlySet<string>, { rejects }: Store): void {
  for (const reject of rejects.left(entity)) if (tried.has(reject.recordId)) rejects.countOpen(reject);
}

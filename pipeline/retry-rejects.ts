import type { Covered, ReadPlan } from '../sources/gazelle/source.ts';
import type { Flow } from './flow.ts';
import type { Store } from './store.ts';

/**
 * Tries once more to store what earlier runs could not: a record may have been mended in Gazelle, or the reason gone. What
 * fails again is counted again, so that a run does not succeed while a record is missing. `covered` is what the run has
 * read completely.
 */
export async function retryRejects(
  flow: Flow,
  plan: Pick<ReadPlan, 'api' | 'log'>,
  store: Store,
  covered: readonly Covered[] = [],
): Promise<void> {
  for (const { entity } of flow.tables) {
    const ids = store.rejects.toRetry(entity);
    if (ids.length === 0) continue;
    plan.log.info(`trying again to store ${ids.length} rejected ${entity}`);
    const { gone, alive } = await flow.source.confirm(plan.api, entity, ids, new Map());
    await store.records(alive);
    await store.rejects.resolve(entity, gone);
    if (gone.length > 0) plan.log.info(`${gone.length} rejected ${entity} are gone from Gazelle: resolved`);
    // A timeline entry cannot be asked for by its id: only a complete reading that did not meet it tells that it is gone.
    const wasReadWhole = covered.some((part) => part.entity === entity && !part.from);
    const left = store.rejects.toRetry(entity);
    if (wasReadWhole) await store.rejects.resolve(entity, left);
    else for (const id of left) store.rejects.countOpen(entity, id);
  }
}

import type { Covered, ReadPlan } from '../sources/gazelle/source.ts';
import type { Flow } from './flow.ts';
import type { Store } from './store.ts';

/** What one run tries again of each entity; the others have their turn in the next ones. */
const retriesPerRun = 200;

/** How to try again: what the run has read completely, and whether to try all there is, without bad values too. */
interface RetryOptions {
  covered?: readonly Covered[];
  all?: boolean;
}

/**
 * Tries once more to store what earlier runs could not: a record may have been mended in Gazelle, or the reason gone. A
 * record that is stored but for a value waits until it is read again, unless `all` are to be tried.
 */
export async function retryRejects(
  flow: Flow,
  plan: Pick<ReadPlan, 'api' | 'log'>,
  { rejects, records }: Store,
  { covered = [], all = false }: RetryOptions = {},
): Promise<void> {
  for (const { entity } of flow.tables) {
    const due = rejects.left(entity).filter(({ kind }) => all || kind === 'record');
    const ids = due.slice(0, all ? due.length : retriesPerRun).map(({ recordId }) => recordId);
    if (ids.length > 0) {
      plan.log.info(`trying again to store ${ids.length} of ${due.length} rejected ${entity}`);
      const { gone, alive } = await flow.source.confirm(plan.api, entity, ids, new Map());
      await records(alive);
      await rejects.resolve(entity, gone);
      if (gone.length > 0) plan.log.info(`${gone.length} rejected ${entity} are gone from Gazelle: resolved`);
    }
    // A timeline entry cannot be asked for by its id: only a complete reading that did not meet it tells that it is gone.
    const whole = covered.find((part) => part.entity === entity && !part.from && !part.to && !part.of);
    const left = rejects.left(entity).map(({ recordId }) => recordId);
    const unseen = left.filter((id) => whole && !whole.seen.has(id));
    await rejects.resolve(entity, unseen);
    const tried = new Set(ids);
    for (const reject of rejects.left(entity)) if (tried.has(reject.recordId)) rejects.countOpen(reject);
  }
}

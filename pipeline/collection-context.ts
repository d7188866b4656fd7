import type { Plan } from '../sources/gazelle/plan-reading.ts';
import type { SeenIds } from '../sources/gazelle/seen-ids.ts';
import type { RunContext } from './run-context.ts';
import type { Store } from './store.ts';

/** One collection while it is synced. */
export interface CollectionContext extends Pick<RunContext, 'options' | 'api' | 'sink' | 'state' | 'log'> {
  plan: Plan;
  store: Store;
  /** The ids of the heads that were listed. */
  listed: SeenIds;
}

import { createHash } from 'node:crypto';
import type { Checkpoint } from '../sources/gazelle/checkpoint.ts';
import { toInstant } from '../sources/gazelle/instants.ts';
import type { Plan, Situation } from '../sources/gazelle/plan-reading.ts';
import type { ReadContext } from '../sources/gazelle/reading.ts';
import type { SeenIds } from '../sources/gazelle/seen-ids.ts';
import { type Flow, isEmpty } from './flow.ts';
import { defaults } from './options.ts';
import type { RunContext } from './run-context.ts';
import type { Store } from './store.ts';
import { tallyOf } from './tally.ts';

/** One collection while it is synced. */
export interface CollectionContext
  extends Pick<RunContext, 'options' | 'api' | 'account' | 'sink' | 'state' | 'log'> {
  flow: Flow;
  plan: Plan;
  store: Store;
  /** The ids of the heads that were listed. */
  listedIds: SeenIds;
}

/** Ids and times are small: a server's own cap on a page is all that should make them more requests. */
const headsPageSize = 2000;

type Known = Pick<RunContext, 'options' | 'api' | 'account' | 'state'>;

/** What the choice of a way to read depends on. */
export const situationOf = (flow: Flow, run: Known, checkpoint: Checkpoint | null): Situation => ({
  ...run.options,
  now: run.api.now(),
  checkpoint,
  empty: isEmpty(flow, run.state),
  sortable: run.account.sortable(flow.collection),
  since: toInstant(run.options.since),
  // Neither resumes a full read: a dry run is to compare all of both sides, and a limited one reads from the beginning.
  query: run.options.dryRun || run.options.limit !== null ? null : queryOf(flow, run.options.exclude),
});

/** Identifies what is asked for of a record, and what is kept of it. */
export const queryOf = ({ collection }: Flow, exclude: readonly string[]): string =>
  createHash('sha256')
    .update(JSON.stringify([collection.list.document, collection.list.always, exclude]))
    .digest('hex')
    .slice(0, 16);

/** What a collection is read with: Supabase answers which records are out of date. */
export function readContextOf(context: CollectionContext): ReadContext {
  const { flow, options, api, account, sink, plan, store, listedIds, log } = context;
  const { pageSize, limit } = options;
  const compared = flow.tables.filter(({ optional }) => !optional);
  return {
    api,
    plan,
    isLimited: limit !== null,
    beside: account.beside(flow.collection),
    pageSize,
    headsPageSize: pageSize < defaults.pageSize ? pageSize : headsPageSize,
    outdated: (heads) => sink.outdated(compared, heads, plan.recheckFrom?.toString() ?? null),
    onUnanswered(ids) {
      tallyOf(store.tallies, flow.name).unanswered += ids.length;
      for (const id of ids) log.warn(`${id} was listed, but not given by its id: the next run asks again`);
    },
    listedIds,
    log,
  };
}

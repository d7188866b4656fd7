import { createHash } from 'node:crypto';
import type { Table } from '../sinks/sink.ts';
import type { Checkpoint } from '../sources/gazelle/checkpoint.ts';
import { toInstant } from '../sources/gazelle/instants.ts';
import type { Plan, Situation } from '../sources/gazelle/plan-reading.ts';
import type { ReadContext } from '../sources/gazelle/reading.ts';
import { SeenIds } from '../sources/gazelle/seen-ids.ts';
import { type Flow, isEmpty } from './flows.ts';
import type { FlowOutcome, RunContext } from './run-context.ts';

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
  query: run.options.dryRun || run.options.limit !== null ? null : queryOf(flow, run),
});

/** Identifies what is asked for of a record, and what is kept of it. */
function queryOf({ collection: { list } }: Flow, { api, options: { exclude, timezone } }: Known): string {
  const asked = [api.queries.print(list.document), list.always, exclude, timezone];
  return createHash('sha256').update(JSON.stringify(asked)).digest('hex').slice(0, 16);
}

/** Whether a pass goes over all that there is of a collection. */
export const coversAll = ({ covers }: Plan): boolean => covers?.from === null;

/**
 * Whether a row of a table that was not seen is deleted, wherever it is. Heads do not list what is optional, such as services: only a
 * full read of an API that tells of them sees all.
 */
export const seesAll = (
  { plan, api }: Pick<ReadContext, 'plan' | 'api'>,
  { optional }: Pick<Table, 'optional'>,
): boolean => coversAll(plan) && (!optional || (plan.strategy === 'full' && api.queries.hasOptional));

/** What a collection is read with: Supabase answers which records are out of date. */
export function readContextOf(
  { flow, tally }: Pick<FlowOutcome, 'flow' | 'tally'>,
  plan: Plan,
  { options, api, account, sink, log }: RunContext,
): ReadContext {
  const compared = flow.tables.filter(({ optional }) => !optional);
  return {
    api,
    plan,
    log,
    pageSize: options.pageSize,
    beside: account.beside(flow.collection),
    outdated: (heads) => sink.outdated(compared, heads, plan.recheckFrom?.toString() ?? null),
    onUnanswered(ids) {
      tally.unanswered += ids.length;
      for (const id of ids) log.warn(`${id} was listed, but not given by its id: the next run asks again`);
    },
    headIds: new SeenIds(),
  };
}

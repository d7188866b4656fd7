import type { Logger } from 'pino';
import { companyKey } from '../sinks/supabase/settings.ts';
import { askAccount } from '../sources/gazelle/account.ts';
import { checkCompany } from './company.ts';
import { clearExcluded, excluding } from './exclude.ts';
import { selectFlows } from './flows.ts';
import type { FlowOutcome, RunHooks, RunParts } from './run-context.ts';
import { safeMessage } from './safe-message.ts';
import { type EntitySummary, type RunSummary, sumUp } from './summary.ts';
import { syncCollection } from './sync-collection.ts';
import { tallyOf } from './tally.ts';
import { findUnusual } from './unusual.ts';

/** How a run ended, for printing it and for its exit code. */
export interface SyncResult {
  summary: RunSummary;
  outcomes: FlowOutcome[];
  /** What went wrong, for the exit code: why the run could not be written down, and why collections failed. */
  errors: unknown[];
}

/** One run: checks whose key it is, then syncs the collections in parallel. Throws only when it could not begin. */
export async function sync(parts: RunParts, hooks: RunHooks): Promise<SyncResult> {
  const { options, api, sink, state, repeatedWrites } = parts;
  const { log, signal, onFlow, onEntity } = hooks;
  const { last_sync_date } = state.settings;
  const { open } = state.rejectCounts;
  const started = Date.now();
  const chosen = selectFlows(options.entities).map((flow) => excluding(flow, options.exclude));
  const collections = chosen.map(({ collection }) => collection);
  const account = await askAccount(api, collections);
  if (!account.isKnown)
    log.warn('Gazelle does not say what it can do: the services of appointments are left out');
  const newCompany = checkCompany(state.settings, account.company, log);
  // Before the first row, so that there is never one of an unknown company.
  if (newCompany) await sink.save({ [companyKey]: newCompany });
  await clearExcluded(chosen, options, sink, log);
  log.info(last_sync_date ? `last sync at ${last_sync_date}` : 'no earlier sync');
  if (open > 0) log.warn(`${open} ${open === 1 ? 'reject is' : 'rejects are'} still open: etl rejects list`);

  const isOver = () => options.timeBudgetMs !== null && Date.now() - started >= options.timeBudgetMs;
  const context = { options, api, sink, state, log, signal, account, isOver };
  const outcomes = await Promise.all(
    chosen.map(async (flow) => {
      const outcome = await syncCollection(flow, context, onFlow);
      const entities = summarizeFlow(outcome, repeatedWrites);
      for (const summary of entities) onEntity?.(summary);
      return { ...outcome, entities };
    }),
  );
  const entities = outcomes.flatMap((one) => one.entities);
  const errors = outcomes.map(({ error }) => error).filter((error) => error !== null);
  return { summary: summarize(entities, started, parts, log), outcomes, errors };
}

/** One collection's outcome as the summaries of its entities. The counts of a table in `repeatedWrites` are lower bounds. */
function summarizeFlow(outcome: FlowOutcome, repeatedWrites: ReadonlySet<string>): EntitySummary[] {
  const { flow, api, strategy, before, after, toBeContinued } = outcome;
  const failure = outcome.error === null ? null : safeMessage(outcome.error);
  // What a pass over a part of the list has read does not say how long the list is.
  const isPart = strategy === 'newest-first' || strategy === 'window';
  return flow.tables.map(({ entity, name }) => {
    const { rejects, differences, unanswered, ...counts } = tallyOf(outcome.tallies, entity);
    const isMain = entity === flow.name;
    const problem = isMain ? outcome.problem : null;
    const isWhole = counts.rejected + counts.newRejects === 0 && problem === null;
    const stored = isWhole ? 'success' : 'partial';
    return {
      entity,
      strategy,
      status: failure ? 'failed' : stored,
      requests: isMain ? api.requests : 0,
      ...counts,
      watermark: { from: before?.watermark ?? null, to: after?.watermark ?? null },
      oldestComparison: isMain ? (after?.sweptAt ?? null) : null,
      error: failure ?? problem,
      ...(toBeContinued && { toBeContinued }),
      ...(repeatedWrites.has(name) && { lowerBound: true }),
      ...(isMain && isPart && api.listed !== null && { listed: api.listed }),
      ...(unanswered > 0 && { unanswered }),
      ...(rejects.length > 0 && { rejects }),
      ...(differences.length > 0 && { differences }),
    };
  });
}

/** The summary of a run. It is `failed` only when every entity is, for the others are stored all the same. */
function summarize(entities: EntitySummary[], started: number, parts: RunParts, log: Logger): RunSummary {
  const { runId, options, api, state } = parts;
  const finished = Date.now();
  const [status = 'success', ...others] = new Set(entities.map((entity) => entity.status));
  const run: RunSummary['run'] = {
    id: runId,
    mode: options.full ? 'full' : 'incremental',
    dryRun: options.dryRun,
    startedAt: new Date(started).toISOString(),
    finishedAt: new Date(finished).toISOString(),
    durationMs: finished - started,
    status: others.length === 0 ? status : 'partial',
    failed: entities.filter(({ error }) => error !== null).map(({ entity }) => entity),
  };
  const summary = { run, entities, totals: sumUp(entities, api.requests) };
  const isUsual = options.since === null && options.limit === null && options.entities.length === 0;
  const warnings = isUsual ? findUnusual(summary, state.recent) : [];
  for (const warning of warnings) log.warn(`unusual: ${warning}`);
  if (warnings.length > 0) run.warnings = warnings;
  return summary;
}

import pLimit from 'p-limit';
import type { Logger } from 'pino';
import type { RunState } from '../sinks/sink.ts';
import { askAccount } from '../sources/gazelle/account.ts';
import { checkCompany } from './company.ts';
import { clearExcluded, excluding } from './exclude.ts';
import { selectFlows } from './flows.ts';
import type { SyncOptions } from './options.ts';
import type { FlowOutcome, RunParts } from './run-context.ts';
import { summarizeFlow } from './summarize-flow.ts';
import { type EntitySummary, type RunSummary, sumUp, verdictOn } from './summary.ts';
import { syncCollection } from './sync-collection.ts';
import { findUnusual } from './unusual.ts';

/** How a run ended, for printing it and for its exit code. */
export interface SyncResult {
  summary: RunSummary;
  outcomes: FlowOutcome[];
  /** What went wrong, for the exit code: why the run could not be written down, and why collections failed. */
  errors: unknown[];
}

/** Writes of all collections under way at once. */
const writesAtOnce = 4;

/** One run: checks whose key it is, then syncs the collections at once. Throws only when it could not begin. */
export async function sync(options: SyncOptions, parts: RunParts): Promise<SyncResult> {
  const { api, sink, state, log, onEntity, repeatedWrites } = parts;
  const started = Date.now();
  const chosen = selectFlows(options.entities).map((flow) => excluding(flow, options.exclude));
  const collections = chosen.map(({ collection }) => collection);
  const account = await askAccount(api, collections);
  const newCompany = checkCompany(state.settings, account.company, log);
  // Before the first row, so that there is never one of an unknown company.
  if (newCompany) await sink.saveCompany(newCompany);
  await clearExcluded(chosen, options, parts);
  logState(state, log);

  const isOver = () => options.timeBudgetMs !== null && Date.now() - started >= options.timeBudgetMs;
  const context = { ...parts, options, account, isOver, writes: pLimit(writesAtOnce) };
  const synced = await Promise.all(
    chosen.map(async (flow) => {
      const outcome = await syncCollection(flow, context);
      const entities = summarizeFlow(outcome, repeatedWrites);
      for (const summary of entities) onEntity?.(summary);
      return { outcome, entities };
    }),
  );
  const entities = synced.flatMap((one) => one.entities);
  const outcomes = synced.map(({ outcome }) => outcome);
  const errors = outcomes.map(({ error }) => error).filter((error) => error !== null);
  return { summary: summarize(entities, started, options, parts), outcomes, errors };
}

function logState({ settings, rejectCounts: { open } }: RunState, log: Logger): void {
  const last = settings.last_sync_date;
  log.info(last ? `last sync at ${last}` : 'no earlier sync');
  if (open > 0) log.warn(`${open} ${open === 1 ? 'reject is' : 'rejects are'} still open: etl rejects list`);
}

function summarize(entities: EntitySummary[], started: number, options: SyncOptions, parts: RunParts) {
  const { runId, api, state, log } = parts;
  const finished = Date.now();
  const run: RunSummary['run'] = {
    id: runId,
    mode: options.full ? 'full' : 'incremental',
    dryRun: options.dryRun,
    startedAt: new Date(started).toISOString(),
    finishedAt: new Date(finished).toISOString(),
    durationMs: finished - started,
    ...verdictOn(entities),
  };
  const summary = { run, entities, totals: sumUp(entities, api.requests) };
  const isUsual = options.since === null && options.limit === null && options.entities.length === 0;
  const warnings = isUsual ? findUnusual(summary, state.recent) : [];
  for (const warning of warnings) log.warn(`unusual: ${warning}`);
  return warnings.length > 0 ? { ...summary, run: { ...run, warnings } } : summary;
}

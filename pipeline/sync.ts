import { nextTick } from 'node:process';
import pLimit from 'p-limit';
import type { Logger } from 'pino';
import type { RunState, Sink } from '../sinks/sink.ts';
import { checkpointKey } from '../sinks/supabase/settings.ts';
import type { GazelleApi } from '../sources/gazelle/api/gazelle-api.ts';
import { askAccount } from '../sources/gazelle/api/sorting.ts';
import { parseCheckpoint } from './checkpoints.ts';
import { checkCompany } from './company.ts';
import { clearExcluded, excluding } from './exclude.ts';
import type { Flow } from './flow.ts';
import { selectFlows, tablesOf } from './flows.ts';
import { gatherSaves } from './gather-saves.ts';
import { holdWrites } from './hold-writes.ts';
import type { SyncOptions } from './options.ts';
import { type FlowInWork, type FlowOutcome, type RunContext, runFlow } from './run-flow.ts';
import { summarizeFlow } from './summarize-flow.ts';
import { type EntitySummary, type RunSummary, sumUp, verdictOn } from './summary.ts';
import { findUnusual } from './unusual.ts';

/** What a run works with; the caller opens and closes it. */
interface SyncParts {
  runId: string;
  api: GazelleApi;
  sink: Sink;
  log: Logger;
  signal: AbortSignal;
  /** Tables with a write that was repeated after it may have taken effect; it grows while the run goes on. */
  repeatedWrites: ReadonlySet<string>;
  /** Told each entity's summary as it ends, but for those with something `unsaved`. */
  onEntity?: (summary: EntitySummary) => void;
  /** Told each collection as its work begins. */
  onFlow?: ((work: FlowInWork) => void) | undefined;
}

/** How a run ended, for printing it and for its exit code. */
export interface SyncResult {
  summary: RunSummary;
  /** With the errors themselves, for the exit code. */
  outcomes: FlowOutcome[];
  /** What went wrong after the collections had ended, when the run was to be written down; null when nothing did. */
  closingError: unknown;
}

/** For how long what came with the first question is taken for new. */
const earlyForMs = 10_000;

/** Slices under way beyond the requests under way: those that are being written. */
const slicesInWriting = 2;

/** Writes of all collections under way at once. */
const writesAtOnce = 4;

/**
 * Whether the requests for a list make a long chain on a usual day: those for the calendar, which no API sorts by its changes,
 * and those for a list that is cut. They are sent first.
 */
const hasLongWay = ({ name, source }: Flow, { settings }: RunState): boolean =>
  (source.listing !== undefined && source.sorting === undefined) ||
  (parseCheckpoint(settings[checkpointKey(name)])?.cut?.days.length ?? 0) > 0;

/**
 * One run: asks Gazelle what it can do and Supabase where the last run stopped, then syncs the collections concurrently.
 * Throws only when it could not begin; a collection that fails is told in the summary.
 */
export async function sync(options: SyncOptions, parts: SyncParts): Promise<SyncResult> {
  const { runId, api, log, signal, repeatedWrites, onEntity, onFlow } = parts;
  const started = Date.now();
  const chosen = selectFlows(options.entities).map((flow) => excluding(flow, options.exclude));
  const sources = chosen.map(({ source }) => source);
  const [account, state] = await Promise.all([
    askAccount(api, sources),
    parts.sink.readState(tablesOf(chosen)),
  ]);
  const { company, sortable } = account;
  // After a wait for another run, what came before it may be older than what that run has stored.
  const early: typeof account.early = (document) =>
    Date.now() - started < earlyForMs ? account.early(document) : null;
  const newCompany = checkCompany(state.settings, company, log);
  // Before the first row, so that there is never one of an unknown company; what is read need not wait.
  const named = newCompany === null ? null : parts.sink.saveCompany(newCompany);
  named?.catch(() => {});
  const sink = named ? holdWrites(parts.sink, named) : parts.sink;
  for (const { entity, columns, rows } of await clearExcluded(chosen, options.exclude, sink)) {
    const what = options.dryRun ? 'would be cleared' : 'cleared';
    if (rows > 0) log.info(`${columns.join(', ')} of ${rows} ${entity} ${what}: excluded`);
  }
  const last = state.settings.last_sync_date;
  log.info(last ? `last sync at ${last}` : 'no earlier sync');
  const { open } = state.rejectCounts;
  if (open > 0) log.warn(`${open} ${open === 1 ? 'reject is' : 'rejects are'} still open: etl rejects list`);

  const context: RunContext = {
    options,
    api,
    sortable,
    early,
    sink,
    state,
    saves: gatherSaves((values) => sink.saveCheckpoints(values), chosen.length),
    fullReads: pLimit(options.concurrency + slicesInWriting),
    writes: pLimit(writesAtOnce),
    log,
    signal,
    onFlow,
    isOver: () => options.timeBudgetMs !== null && Date.now() - started >= options.timeBudgetMs,
  };
  const outcomes = await Promise.all(
    chosen.map(async (flow) => {
      if (!hasLongWay(flow, state)) await new Promise<void>((go) => nextTick(go));
      const outcome = await runFlow(flow, context);
      if (!outcome.unsaved) for (const summary of summarizeFlow(outcome, repeatedWrites)) onEntity?.(summary);
      return outcome;
    }),
  );
  await named;

  const entities = outcomes.flatMap((outcome) => summarizeFlow(outcome, repeatedWrites));
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
  return {
    summary: warnings.length > 0 ? { ...summary, run: { ...run, warnings } } : summary,
    outcomes,
    closingError: null,
  };
}

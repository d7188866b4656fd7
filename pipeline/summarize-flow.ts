import type { FlowOutcome } from './run-context.ts';
import { safeMessage } from './safe-message.ts';
import type { EntitySummary } from './summary.ts';
import { tallyOf } from './tally.ts';

/** One collection's outcome as the summaries of its entities. The counts of a table in `repeatedWrites` are lower bounds. */
export function summarizeFlow(outcome: FlowOutcome, repeatedWrites: ReadonlySet<string>): EntitySummary[] {
  const failure = outcome.error === null ? null : safeMessage(outcome.error);
  const { strategy, listed, before } = outcome;
  // What a pass over a part of the list has read does not say how long the list is.
  const isPart = strategy === 'newest-first' || strategy === 'window';
  const reached = failure ? before : outcome.after;
  return outcome.flow.tables.map(({ entity, name }) => {
    const { rejects, differences, unanswered, ...counts } = tallyOf(outcome.tallies, entity);
    const isMain = entity === outcome.flow.name;
    const problem = isMain ? outcome.problem : null;
    const isWhole = counts.rejected + counts.newRejects === 0 && problem === null;
    const stored = isWhole ? 'success' : 'partial';
    return {
      entity,
      strategy,
      status: failure ? 'failed' : stored,
      requests: isMain ? outcome.requests : 0,
      ...counts,
      watermark: { from: before?.watermark ?? null, to: reached?.watermark ?? null },
      oldestComparison: isMain ? (reached?.sweptAt ?? null) : null,
      error: failure ?? problem,
      ...(outcome.toBeContinued && { toBeContinued: true }),
      ...(repeatedWrites.has(name) && { lowerBound: true }),
      ...(isMain && isPart && listed !== null && { listed }),
      ...(unanswered > 0 && { unanswered }),
      ...(rejects.length > 0 && { rejects }),
      ...(differences.length > 0 && { differences }),
    };
  });
}

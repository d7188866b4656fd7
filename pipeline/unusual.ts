import type { PastReads } from '../sinks/sink.ts';
import type { RunSummary } from './summary.ts';

/** Fewer records than this are nothing to wonder at. */
const leastRead = 500;
const timesMedian = 10;
/** A list that was shorter than this may shrink by a third on a usual day. */
const leastListed = 10;

/**
 * What nobody would notice in a run that succeeded, by how the last ones were: an incremental run that reads far more than
 * usual, a list that has suddenly nothing, or a third fewer. Sentences, safe to print.
 */
export function findUnusual({ run, entities, totals }: RunSummary, past: readonly PastReads[]): string[] {
  const found: string[] = [];
  const usual = median(past.flatMap(({ mode, entities }) => (mode === 'incremental' ? sum(entities) : [])));
  if (
    run.mode === 'incremental' &&
    usual !== null &&
    totals.fetched > Math.max(leastRead, timesMedian * usual)
  )
    found.push(`${totals.fetched} records were read, and ${usual} are usual`);
  for (const { entity, strategy, fetched, error } of entities) {
    if (error !== null || (strategy !== 'snapshot' && strategy !== 'full' && strategy !== 'window')) continue;
    const before = past
      .flatMap(({ entities }) => entities)
      .find((one) => one.entity === entity && one.strategy === strategy && !one.failed)?.fetched;
    if (before === undefined || before < leastListed) continue;
    if (fetched === 0) found.push(`${entity}: nothing was read, and the last time ${before}`);
    // A window moves with the days: only a list that is read whole is the same one.
    else if (strategy !== 'window' && fetched < (before * 2) / 3)
      found.push(`${entity}: ${fetched} were read, a third fewer than the last time (${before})`);
  }
  return found;
}

const sum = (entities: PastReads['entities']): number =>
  entities.reduce((total, { fetched }) => total + fetched, 0);

function median(numbers: readonly number[]): number | null {
  const sorted = numbers.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? null;
}

import type { Sentence } from '../sentences/sentence.ts';
import type { PastReads } from '../sinks/sink.ts';
import type { RunSummary } from './summary.ts';

/** What nobody would notice in a run that succeeded: it read far more than usual, or a list has shrunk. Safe to print. */
export function findUnusual({ run, entities, totals }: RunSummary, past: readonly PastReads[]): Sentence[] {
  const found: Sentence[] = [];
  const reads = past
    .filter(({ mode }) => mode === 'incremental' && mode === run.mode)
    .map(({ entities }) => entities.reduce((sum, { fetched }) => sum + fetched, 0));
  const median = reads.toSorted((a, b) => a - b)[Math.floor(reads.length / 2)];
  // Fewer than 500 are nothing to wonder at.
  if (median !== undefined && totals.fetched > Math.max(500, 10 * median))
    found.push(`${totals.fetched} records were read, and ${median} are usual`);
  for (const one of entities) {
    const now = listLength(one);
    if (one.error !== null || now === null) continue;
    const last = past
      .flatMap(({ entities }) => entities)
      .find(({ entity, strategy, failed }) => entity === one.entity && strategy === one.strategy && !failed);
    const before = (last && listLength(last)) ?? 0;
    // A shorter list may shrink by a third on a usual day.
    if (before < 10) continue;
    if (now === 0) found.push(`${one.entity}: there is nothing, and the last time ${before}`);
    // A window moves with the days: only a whole list is the same one.
    else if (one.strategy !== 'window' && now < (before * 2) / 3)
      found.push(`${one.entity}: there are ${now}, more than a third fewer than the last time (${before})`);
  }
  return found;
}

/** How many records a list has, where it is known. A sweep refuses by itself to mark many rows as deleted. */
const listLength = ({ strategy, fetched = 0, listed }: Partial<PastReads['entities'][number]>) =>
  listed ?? (strategy === 'snapshot' || strategy === 'full' ? fetched : null);

import type { Strategy } from '../sources/gazelle/strategy.ts';
import { add, Counted, type Tally } from './tally.ts';

export type Status = 'success' | 'partial' | 'failed';

/** Counts as the summary gives them. */
export interface Counts extends Counted {
  requests: number;
  /** A write was repeated and may have been counted short: what is said to be written is a lower bound. */
  lowerBound?: true;
}

/** How one entity fared; the entities of one collection share strategy, watermark and failure. */
export interface EntitySummary
  extends Counts,
    Partial<Pick<Tally, 'unanswered' | 'rejects' | 'differences'>> {
  entity: string;
  strategy: Strategy | null;
  status: Status;
  watermark: { from: string | null; to: string | null };
  /** When all ids of the collection were last compared, or all of it read; null where they never were. */
  oldestComparison: string | null;
  error: string | null;
  /** The time budget was used up before its end: the next run resumes. */
  toBeContinued?: true;
  /** How many records there are, by Gazelle's own count, where only the newest were read. */
  listed?: number;
}

/** A whole run, as `--output json` prints it; its times are ISO 8601 in UTC, by the local clock. */
export interface RunSummary {
  run: {
    id: string;
    mode: 'incremental' | 'full';
    dryRun: boolean;
    startedAt: string;
    finishedAt: string;
    durationMs: number;
    status: Status;
    /** Why the run could not be written down, though its collections were synced. */
    error?: string;
    /** The entities that failed or could not be finished; where it is empty, a `partial` run is so for rejects alone. */
    failed: string[];
    /** What is unusual about this run, beside the last ones; safe to print. */
    warnings?: string[];
  };
  entities: EntitySummary[];
  totals: Counts;
}

/** The sum of all entities, or accounts, with the requests that belong to none of them. */
export function sumUp(entities: readonly Counts[], otherRequests: number): Counts {
  const sums = { requests: otherRequests, ...new Counted() };
  const byName: Record<keyof typeof sums, number | null> = sums;
  for (const entity of entities)
    for (const name of Object.keys(sums) as (keyof typeof sums)[])
      byName[name] = add(byName[name], entity[name]);
  return { ...sums, ...(entities.some(({ lowerBound }) => lowerBound) && { lowerBound: true }) };
}

/** Whether nothing failed and no reject is new. */
export const isHealthy = ({ run, totals }: RunSummary): boolean =>
  run.failed.length === 0 && run.error === undefined && totals.newRejects === 0;

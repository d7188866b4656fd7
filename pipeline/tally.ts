import type { Receipt, Reject, Standing } from '../sinks/sink.ts';

/** A row that a dry run found to differ, or that would be marked as deleted. */
export interface Change {
  id: string;
  change: 'insert' | 'update' | 'delete';
  /** The columns that differ, of an update. */
  columns: string[];
}

/** One of the rejects of a run, as a summary names it. */
export type RejectExample = Pick<Reject, 'kind' | 'reason'> & { id: string };

/** What is counted of an entity; null where a dry run without Supabase cannot know. */
export class Counted {
  fetched = 0;
  inserted: number | null = 0;
  updated: number | null = 0;
  unchanged: number | null = 0;
  deleted = 0;
  /** Records that could not be stored, whether an earlier run counted them or not; see `newRejects`. */
  rejected = 0;
  /** Records that are stored without a value that cannot be read or that its column cannot hold. */
  incomplete = 0;
  /** Those of `rejected` and `incomplete` that no earlier run has counted: what the exit code is about. */
  newRejects = 0;
  /** Rejects that came again and are acknowledged (`etl rejects ignore`); they count nowhere else. */
  ignored = 0;
}

/** The counts of one entity during a run. */
export class Tally extends Counted {
  /** Records that were listed and then not given by their ids. */
  unanswered = 0;
  /** A few of the rejects, the new ones first, for the run log: ids and reasons that are safe to print. */
  rejects: RejectExample[] = [];
  /** A few of the differences that a dry run found. */
  differences: Change[] = [];
}

/** The tallies of one collection, by entity. */
export type Tallies = Map<string, Tally>;

/** How many single ids a summary names. */
const examples = 10;

/** The tally of an entity, made at its first use: the same one every time, to be counted on. */
export function tallyOf(tallies: Tallies, entity: string): Tally {
  const tally = tallies.get(entity) ?? new Tally();
  tallies.set(entity, tally);
  return tally;
}

/** A count that turns out to be unknowable stays so. */
export const add = (a: number | null, b: number | null): number | null =>
  a === null || b === null ? null : a + b;

/** Adds what became of a batch; what a dry run found to differ is kept as examples. */
export function countWritten(tally: Tally, receipt: Receipt): void {
  for (const count of ['inserted', 'updated', 'unchanged'] as const)
    tally[count] = add(tally[count], receipt[count]);
  for (const { id, columns } of receipt.differences ?? [])
    addExample(tally, { id, change: columns.length > 0 ? 'update' : 'insert', columns });
}

/** Counts a reject; its reason has to be safe to print, since the summary shows it. */
export function countReject(tally: Tally, reject: RejectExample, standing: Standing): void {
  if (standing === 'ignored') tally.ignored += 1;
  else {
    tally[reject.kind === 'value' ? 'incomplete' : 'rejected'] += 1;
    const place = standing === 'new' ? tally.newRejects : tally.rejects.length;
    if (standing === 'new') tally.newRejects += 1;
    tally.rejects = tally.rejects.toSpliced(place, 0, reject).slice(0, examples);
  }
}

/** Adds `count` rows marked as deleted; `ids` are named as examples, and only a dry run gives any. */
export function countDeleted(tally: Tally, count: number, ids: readonly string[]): void {
  tally.deleted += count;
  for (const id of ids) addExample(tally, { id, change: 'delete', columns: [] });
}

function addExample({ differences }: Tally, change: Change): void {
  if (differences.length < examples) differences.push(change);
}

import { GazelleQueryError } from './errors.ts';

/** The times that lists are sorted and watermarks are made by; a kind of record has some of them. */
export type Times = Partial<Record<'createdAt' | 'updatedAt' | 'start' | 'occurredAt', string | null>>;

/** Stands in a record's place where Gazelle has one but fails to give it, even alone. Its times are not known. */
export class Unreadable {
  readonly updatedAt = null;
  readonly id: string;
  /** What Gazelle answered. */
  readonly error: GazelleQueryError;

  constructor(id: string, error: GazelleQueryError) {
    this.id = id;
    this.error = error;
  }
}

/** If more records than this fail, and none can be read, the fault is not in single records. */
const failuresAtMost = 10;

/** Whether an answer failed because of records in it: a value that the schema does not allow, or that Gazelle cannot find. */
export const isAboutRecords = (error: unknown): error is GazelleQueryError =>
  error instanceof GazelleQueryError && error.withinData;

/**
 * Asks for many records at once. If one makes the answer fail, splits the list in halves until it is alone, and returns an
 * Unreadable in its place. Rethrows an error of `ask` that is not about single records.
 */
export async function inParts<I extends { id: string }, R>(
  items: readonly I[],
  ask: (some: readonly I[]) => Promise<R[]>,
): Promise<(R | Unreadable)[]> {
  let failures = 0;
  let isAnyRead = false;

  async function attempt(some: readonly I[]): Promise<(R | Unreadable)[]> {
    const [first] = some;
    try {
      const records = await ask(some);
      isAnyRead = true;
      return records;
    } catch (error) {
      if (!isAboutRecords(error) || !first) throw error;
      if (some.length === 1) {
        failures += 1;
        if (failures > failuresAtMost && !isAnyRead) throw error;
        return [new Unreadable(first.id, error)];
      }
    }
    const middle = Math.ceil(some.length / 2);
    return [...(await attempt(some.slice(0, middle))), ...(await attempt(some.slice(middle)))];
  }
  return attempt(items);
}

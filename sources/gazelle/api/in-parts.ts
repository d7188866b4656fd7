import { GazelleQueryError } from './errors.ts';
import { Unreadable } from './unreadable.ts';

/** So many failing alone, and not one that does not, are not single records. */
const failuresAtMost = 10;

/** Whether an answer failed because of records in it: a value that the schema does not allow, or that Gazelle cannot find. */
export const isAboutRecords = (error: unknown): error is GazelleQueryError =>
  error instanceof GazelleQueryError && error.withinData;

/**
 * Asks for records together, and in halves where one of them makes the answer fail, until that one is alone: then an
 * Unreadable stands in its place. Throws what `ask` throws where it is not about single records.
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

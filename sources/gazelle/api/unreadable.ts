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

/** Whether an answer failed because of records in it: a value that the schema does not allow, or that Gazelle cannot find. */
export const isAboutRecords = (error: unknown): error is GazelleQueryError =>
  error instanceof GazelleQueryError && error.withinData;

/** Where more records than this fail, as many as are asked for by their ids at once, and none can be read, the fault is not in them. */
const failuresAtMost = 49;

/** Asks for many records; where one makes the answer fail, in halves until it is alone: an Unreadable. Rethrows other errors. */
export async function isolate<I extends { id: string }, R>(
  items: readonly I[],
  ask: (some: readonly I[]) => Promise<R[]>,
  soFar = { failed: 0, isAnyRead: false },
): Promise<(R | Unreadable)[]> {
  const [first] = items;
  try {
    const records = await ask(items);
    soFar.isAnyRead = true;
    return records;
  } catch (error) {
    if (!isAboutRecords(error) || !first) throw error;
    if (items.length === 1) {
      soFar.failed += 1;
      if (soFar.failed > failuresAtMost && !soFar.isAnyRead) throw error;
      return [new Unreadable(first.id, error)];
    }
  }
  const middle = Math.ceil(items.length / 2);
  const left = await isolate(items.slice(0, middle), ask, soFar);
  return [...left, ...(await isolate(items.slice(middle), ask, soFar))];
}

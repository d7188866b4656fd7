import { type Completeness, type CompleteOptions, type Listing, readComplete } from './complete.ts';
import type { SeenIds } from './id-set.ts';

/** A list in parts. */
export interface Parts<T> {
  parts: readonly Listing<T>[];
  /** What is left beside them, once they are read; null where nothing is. */
  rest?(): Promise<Listing<T> | null>;
}

/** Reads the parts of a list at once, and then what is left; each is proven complete on its own. */
export async function* readParts<T extends { id: string }>(
  { parts, rest }: Parts<T>,
  options: CompleteOptions<T>,
): AsyncGenerator<T[], Completeness> {
  const ends: Completeness[] = [];
  const nextOf = (reading: AsyncGenerator<T[], Completeness>) => {
    const next = reading.next().then((page) => ({ reading, page }));
    // Met when its turn has come.
    next.catch(() => {});
    return next;
  };
  const readings = parts.map((part) => readComplete(part, options));
  const pending = new Map(readings.map((reading) => [reading, nextOf(reading)]));
  while (pending.size > 0) {
    const { reading, page } = await Promise.race(pending.values());
    pending.delete(reading);
    if (page.done) ends.push(page.value);
    else {
      pending.set(reading, nextOf(reading));
      yield page.value;
    }
  }
  const left = await rest?.();
  if (left) ends.push(yield* readComplete(left, options));
  const [first, ...others] = ends;
  if (first && others.length === 0) return first;
  return {
    seen: joinSeen(ends.map(({ seen }) => seen)),
    problem: ends.flatMap(({ problem }) => problem ?? [])[0] ?? null,
  };
}

/** Several sets of ids as one; a record that moved between them counts twice. */
export const joinSeen = (sets: readonly SeenIds[]): SeenIds => ({
  size: sets.reduce((total, { size }) => total + size, 0),
  has: (id) => sets.some((ids) => ids.has(id)),
});

import { GazelleFeedError } from '../api/errors.ts';
import { readComplete } from './complete.ts';
import type { FetchPage } from './pages.ts';

const pageSize = 100;

/**
 * Reads all of a short list whose order is not known, each id once. `name` says what it holds. Throws GazelleFeedError
 * where the list cannot be read completely.
 */
export async function listAll<T extends { id: string }>(name: string, fetch: FetchPage<T>): Promise<T[]> {
  const records = new Map<string, T>();
  const note = (page: readonly T[]) => {
    for (const record of page) records.set(record.id, record);
  };
  // One key for all: whatever the order is, it may be another on the next page.
  const listing = { pages: () => fetch, key: () => null };
  const reading = readComplete(listing, { name, pageSize, note, warn: () => {} });
  for (let page = await reading.next(); ; page = await reading.next()) {
    if (!page.done) continue;
    if (page.value.problem) throw new GazelleFeedError(page.value.problem);
    return [...records.values()];
  }
}

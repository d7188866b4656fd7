import { GazelleFeedError } from '../api/errors.ts';
import { readComplete } from './complete.ts';
import type { FetchPage } from './page.ts';

const options = { pageSize: 100, log: { warn() {} } };

/**
 * Reads all of a short list whose order is not known, each id once. `name` says what it holds. Throws GazelleFeedError
 * where the list cannot be read completely.
 */
export async function listAll<T extends { id: string }>(name: string, fetch: FetchPage<T>): Promise<T[]> {
  const records = new Map<string, T>();
  // One key for all: whatever the order is, it may be another on the next page.
  const reading = readComplete({ pages: () => fetch, key: () => null }, { ...options, name });
  for (let page = await reading.next(); ; page = await reading.next()) {
    if (!page.done) for (const record of page.value) records.set(record.id, record);
    else if (page.value) throw new GazelleFeedError(page.value);
    else return [...records.values()];
  }
}

import { type FetchPage, walkPages } from './pages.ts';

const pageSize = 100;

/** Reads all of a short list, each id once and as it was read last. Throws GazelleFeedError as `walkPages` does. */
export async function listAll<T extends { id: string }>(
  fetch: FetchPage<T>,
  place: (record: T) => string,
): Promise<T[]> {
  const records = new Map<string, T>();
  for await (const { fresh } of walkPages({ fetch, place, size: () => pageSize })) {
    for (const record of fresh) records.set(record.id, record);
  }
  return [...records.values()];
}

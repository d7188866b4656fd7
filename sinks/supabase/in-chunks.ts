/** Ids go into the URL of a request, which servers limit to about 8 KB: a hundred stay well below it. */
const idsPerRequest = 100;

/** Splits a list into as many rows or ids as one request may name. */
export function* inChunks<T>(items: readonly T[]): Generator<readonly T[], void> {
  for (let from = 0; from < items.length; from += idsPerRequest) {
    yield items.slice(from, from + idsPerRequest);
  }
}

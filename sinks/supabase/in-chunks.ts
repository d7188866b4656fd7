/** Ids go into the URL of a request, which servers limit to about 8 KB: a hundred stay well below it. */
const idsPerRequest = 100;

/** Asks about rows or ids in as many requests as they need, one after the other, and joins the answers. */
export async function inChunks<Item, Found>(
  items: readonly Item[],
  ask: (some: readonly Item[]) => Promise<readonly Found[] | null>,
): Promise<Found[]> {
  const found: Found[] = [];
  for (let from = 0; from < items.length; from += idsPerRequest)
    found.push(...((await ask(items.slice(from, from + idsPerRequest))) ?? []));
  return found;
}

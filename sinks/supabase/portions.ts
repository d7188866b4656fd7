import { RowsRefusedError, StatementTimeoutError } from './errors.ts';

/** Ids go into the URL of a request, which servers limit to about 8 KB: a hundred stay well below it. */
const idsPerUrl = 100;

/** Asks about rows or ids in as many requests as they need, one after the other, and joins the answers. */
export async function inChunks<Item, Found>(
  items: readonly Item[],
  ask: (some: readonly Item[]) => Promise<readonly Found[] | null>,
): Promise<Found[]> {
  const found: Found[] = [];
  for (let from = 0; from < items.length; from += idsPerUrl)
    found.push(...((await ask(items.slice(from, from + idsPerUrl))) ?? []));
  return found;
}

/**
 * Does something with rows or ids at once, and joins what it finds; in halves where Supabase takes too long over them or refuses
 * their values. `onRefused` is called with each that is refused on its own, and finds something instead; without it, that is thrown.
 */
export async function inHalves<Item, Found>(
  items: readonly Item[],
  act: (some: readonly Item[]) => Promise<readonly Found[]>,
  onRefused?: (item: Item, error: RowsRefusedError) => Found | Promise<Found>,
): Promise<Found[]> {
  const [first] = items;
  if (first === undefined) return [];
  try {
    return [...(await act(items))];
  } catch (error) {
    const isRefused = error instanceof RowsRefusedError;
    const isAlone = items.length === 1;
    if (isRefused && isAlone && onRefused) return [await onRefused(first, error)];
    if (isAlone || !(isRefused || error instanceof StatementTimeoutError)) throw error;
    const middle = Math.ceil(items.length / 2);
    const left = await inHalves(items.slice(0, middle), act, onRefused);
    return [...left, ...(await inHalves(items.slice(middle), act, onRefused))];
  }
}

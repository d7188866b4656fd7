import type { Bookmark } from '../sources/gazelle/feed/bookmark.ts';
import type { FeedEnd } from '../sources/gazelle/feed/read-all.ts';

/**
 * A part has so many pages at least; where more were read, an eighth of them. So much is read again when a reading breaks off.
 */
const leastPages = 2;

/**
 * Cuts the pages of a slice into parts, each of which ends at a place: when it is stored, the place can be remembered. `place`
 * tells the place that the last page has come to.
 */
export function storedParts(
  all: AsyncGenerator<unknown[], FeedEnd>,
  place: () => Bookmark | null | undefined,
) {
  let handedOn = 0;
  let next = leastPages;
  let reached: Bookmark | null = null;
  let ahead: ReturnType<typeof all.next> | null = null;
  return {
    /** The pages of the next part; it returns null where more are to come. */
    async *part(): AsyncGenerator<unknown[], FeedEnd | null> {
      for (;;) {
        const { done, value } = await (ahead ?? all.next());
        ahead = null;
        if (done) return value;
        reached = place() ?? null;
        yield value;
        handedOn += 1;
        if (!reached || handedOn < next) continue;
        next = handedOn + Math.max(leastPages, Math.ceil(handedOn / 8));
        // The next page is asked for while this part is stored.
        ahead = all.next();
        ahead.catch(() => {});
        return null;
      }
    },
    /** The place behind the last page that was handed on; null where none can be told. */
    reached: () => reached,
  };
}

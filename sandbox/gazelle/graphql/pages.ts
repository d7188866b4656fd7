import type { Settings } from '../quirks.ts';
import { type Connection, type PageArgs, paginate } from './connection.ts';
import { decodeCursor, encodeCursor, samePlace } from './cursor.ts';
import type { Ordered } from './order.ts';
import { shuffleTies } from './ties.ts';

/** Answers a page of `list`; `read` names what is being read, so that its pages can be counted. */
type Pages = <T extends { id: string }>(read: string, list: Ordered<T>, args: PageArgs) => Connection<T>;

/** Makes the function that pages the query's connections, with the cap and the quirks in force at that moment. */
export function createPages(settings: Settings): Pages {
  const pagesOf = new Map<string, number>();
  const ended = new Set<string>();

  return (read, list, args) => {
    const number = args.after ? (pagesOf.get(read) ?? 0) + 1 : 1;
    pagesOf.set(read, number);
    const { shortPages = Infinity, emptyPages = [], repeatCursor = false } = settings.quirks;
    const { shuffledTies = false, endsEarly, miscounts = 0 } = settings.quirks;
    const cap = Math.min(settings.pageCap, shortPages);
    const offset = args.after ? decodeCursor(args.after) : 0;
    const end = offset + Math.min(args.first ?? cap, cap);
    const page = paginate(shuffledTies ? shuffleTies(list, end) : list.records, args, cap);
    page.totalCount += miscounts;
    if (
      endsEarly &&
      end >= endsEarly.at &&
      page.pageInfo.hasNextPage &&
      (endsEarly.lasting || !ended.has(read))
    ) {
      ended.add(read);
      page.pageInfo.hasNextPage = false;
    }
    if (emptyPages.includes(number)) return emptied(page, args);
    return repeatCursor ? withOneCursor(page) : page;
  };
}

function emptied<T>(page: Connection<T>, { after }: PageArgs): Connection<T> {
  const pageInfo = { ...page.pageInfo, startCursor: null, endCursor: samePlace(after), hasNextPage: true };
  return { ...page, edges: [], nodes: [], pageInfo };
}

function withOneCursor<T>(page: Connection<T>): Connection<T> {
  const cursor = encodeCursor(1);
  return {
    ...page,
    edges: page.edges.map((edge) => ({ ...edge, cursor })),
    pageInfo: { ...page.pageInfo, startCursor: cursor, endCursor: cursor },
  };
}

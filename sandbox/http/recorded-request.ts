/** One request as the server saw it. `received` and `sent` count body bytes; `sent` is 0 until it is answered. */
export type RecordedRequest = {
  /** 1 for the first request, counted in `HttpSandbox.requests`: emptying that list starts again at 1. */
  readonly n: number;
  readonly method: string;
  /** The path alone, without the query string. */
  readonly path: string;
  /** The query string with its `?`, or ''. */
  readonly search: string;
  /** The GraphQL operation's name where the body has one, else the path. */
  readonly operation: string;
  readonly body: string;
  readonly received: number;
  sent: number;
  /** When it arrived, by the server's clock. */
  readonly at: Date;
  /** When it arrived and when its answer was about to leave, in milliseconds since 1970 by the machine's clock; 0 until then. */
  readonly beganMs: number;
  endedMs: number;
};

/** What to call a request: the name of the GraphQL operation in its JSON body, else its path. */
export function operationOf(body: string, path: string): string {
  if (!body.startsWith('{')) return path;
  try {
    const { query, operationName } = JSON.parse(body) as { query?: unknown; operationName?: unknown };
    if (typeof query !== 'string') return path;
    if (typeof operationName === 'string') return operationName;
    return /\b(?:query|mutation|subscription)\s+(\w+)/.exec(query)?.[1] ?? path;
  } catch {
    return path;
  }
}

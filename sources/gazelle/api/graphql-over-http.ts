/** What has to be known of GraphQL to send a request again: all are queries, and every answer has a body. */
export const graphqlOverHttp = {
  peer: 'Gazelle',
  /** The operation of a GraphQL request, else the last part of the URL: OAuth's tokens come from there too. */
  nameOf({ url, body }: { url: string; body?: unknown }): string {
    const operation = typeof body === 'string' && /^{"query":"(?:\s|\\n)*query (\w+)/.exec(body)?.[1];
    return operation || (new URL(url).pathname.split('/').findLast(Boolean) ?? 'request');
  },
  expect: () => ({ body: true, reason: false }),
  /** Which answers are asked for again, and how often; the first line that fits counts. */
  retryRules: [
    // What is not implemented stays so.
    { statuses: [501, 505], times: 0 },
    { statuses: [408, 425, 429] },
    // From 520 on they come from Cloudflare.
    { from: 500 },
    // A page is not Gazelle's: something on the way turned the request away.
    { statuses: [403, 404], page: true, times: 2 },
  ],
};

/** What has to be known of GraphQL to send a request again: all are queries, and every answer has a body. */
export const graphqlOverHttp = {
  peer: 'Gazelle',
  /** The operation of a GraphQL request, else the last part of the URL: OAuth's tokens come from there too. */
  nameOf({ url, body }: { url: string; body?: unknown }): string {
    const operation = typeof body === 'string' && /^{"query":"(?:\s|\\n)*query (\w+)/.exec(body)?.[1];
    return operation || (new URL(url).pathname.split('/').findLast(Boolean) ?? 'request');
  },
  expect: () => ({ body: true, reason: false }),
  isRefusal: () => false,
};

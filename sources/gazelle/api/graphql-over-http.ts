/** What has to be known of GraphQL to send a request again: all are queries, and every answer has a body. */
export const graphqlOverHttp = {
  peer: 'Gazelle',
  /** The operation of a GraphQL request, else the last part of the URL: OAuth's tokens come from there too. */
  nameOf({ url, body }: { url: string; body?: unknown }): string {
    const text = typeof body === 'string' ? body.replaceAll('\\n', ' ') : '';
    const operation = /"query":"\s*query (\w+)/.exec(text)?.[1];
    return operation || (new URL(url).pathname.split('/').findLast(Boolean) ?? 'request');
  },
  expect: () => ({ body: true, reason: false }),
  isRefusal: () => false,
};

import { operationOf } from './answer.ts';

/** What has to be known of GraphQL to send a request again: all are queries, and no answer means something of its own. */
export const graphqlOverHttp = {
  peer: 'Gazelle',
  /** The operation of a GraphQL request, else the last part of the URL: OAuth's tokens come from there too. */
  nameOf: ({ url, body = '' }: { url: string; body?: string | undefined }): string =>
    operationOf(body) || (new URL(url).pathname.split('/').findLast(Boolean) ?? 'request'),
  hasBody: () => true,
};

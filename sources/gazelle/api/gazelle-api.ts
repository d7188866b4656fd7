import type { TadaDocumentNode } from 'gql.tada';
import type { FieldNode } from 'graphql';
import { ClientError, GraphQLClient } from 'graphql-request';
import type { Logger } from 'pino';
import { Temporal } from 'temporal-polyfill';
import { parseJson } from '../../../parse-json.ts';
import type { Instant } from '../instants.ts';
import { type Answer, dataOf, noAnswer, operationOf } from './answer.ts';
import type { Credentials, Proof } from './credentials.ts';
import { openLengths } from './lengths.ts';
import { openQueries } from './queries.ts';

export interface GazelleApiOptions {
  /** The GraphQL endpoint, with its final slash. */
  url: string;
  credentials: Credentials;
  /** Does the retrying, and keeps the pace; called once per GraphQL request. */
  fetch: typeof globalThis.fetch;
  /** Records asked for by their ids in one request, at most. */
  idsPerRequest: number;
  /** Fields to leave out of every query. */
  unasked?: ReadonlySet<FieldNode> | undefined;
  log: Pick<Logger, 'warn'>;
  signal: AbortSignal;
}

/** Gazelle's GraphQL API; it counts the requests made through it. */
export interface GazelleApi extends Pick<GazelleApiOptions, 'idsPerRequest'> {
  /**
   * Sends one query and returns its data; of a page that is too long for Gazelle, one with fewer records. Throws
   * GazelleKeyRefusedError, GazelleUnavailableError or, for any answer with GraphQL `errors`, GazelleQueryError.
   */
  request<R, V extends object>(document: TadaDocumentNode<R, V, unknown>, variables: V): Promise<R>;
  /** Asks for fewer records at once where Gazelle does not give so many: for what has no page. */
  readonly inLengths: ReturnType<typeof openLengths>;
  /** What is sent for a document. */
  readonly queries: ReturnType<typeof openQueries>;
  /** Requests sent through it so far, one for each query and each repeat after a token refresh. */
  readonly requests: number;
  /** The highest `totalCount` that an answer gave, which is that of the longest list asked for; null before the first. */
  readonly listed: number | null;
  /** Gazelle's clock, as its last answer gave it (the `Date` header); the machine's own before the first answer. */
  now(): Instant;
  /** The same connection and clock with a count of its own, for one collection. */
  scoped(): GazelleApi;
}

/** Opens the API; nothing is sent before the first `request`. */
export function createGazelleApi(options: GazelleApiOptions): GazelleApi {
  const { url, fetch, credentials, idsPerRequest, log, signal } = options;
  const inLengths = openLengths(log);
  const queries = openQueries(options.unasked);
  let clock: Instant | null = null;
  // What is wrong with an answer is said in one place. To look for the name of the one operation, each query would be parsed.
  const jsonSerializer = { parse: parseJson, stringify: JSON.stringify };
  const how = { errorPolicy: 'all', excludeOperationName: true, jsonSerializer } as const;
  const client = new GraphQLClient(url, { fetch, signal, ...how });

  function scoped(): GazelleApi {
    const api = {
      ...{ idsPerRequest, inLengths, queries, scoped, requests: 0, listed: null as number | null },
      now: () => clock ?? Temporal.Now.instant(),
      async request<R, V extends { first?: number }>(
        document: TadaDocumentNode<R, V, unknown>,
        variables: V,
      ) {
        const query = queries.print(document);
        const ask = (first = variables.first) => answerTo(query, { ...variables, first });
        const data = await (variables.first ? inLengths(operationOf(query), variables.first, ask) : ask());
        for (const list of Object.values<{ totalCount?: unknown } | null>(Object(data)))
          if (typeof list?.totalCount === 'number') api.listed = Math.max(api.listed ?? 0, list.totalCount);
        return data as R;
      },
    };

    /** The data of an answer. Where the key or token is refused, it is asked for once more with another one. */
    async function answerTo(query: string, variables: object): Promise<unknown> {
      const proof = await credentials();
      let answer = await send(query, variables, proof);
      const other = answer.status === 401 ? await credentials(proof) : proof;
      if (other !== proof) answer = await send(query, variables, other);
      return dataOf(answer, query);
    }

    async function send(query: string, variables: object, [name, value]: Proof): Promise<Answer> {
      api.requests += 1;
      const answer = await client.rawRequest(query, variables, { [name]: value }).catch((cause: unknown) => {
        if (cause instanceof ClientError) return cause.response;
        if (signal.aborted) throw signal.reason;
        return noAnswer(cause);
      });
      // Refused answers show the time too: the first requests of a run may all be refused.
      const time = Date.parse(answer.headers.get('date') ?? '');
      if (!Number.isNaN(time)) clock = Temporal.Instant.fromEpochMilliseconds(time);
      return answer;
    }

    return api;
  }
  return scoped();
}

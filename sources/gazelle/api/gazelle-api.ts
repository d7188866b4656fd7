import type { TadaDocumentNode } from 'gql.tada';
import type { FieldNode } from 'graphql';
import { ClientError, GraphQLClient } from 'graphql-request';
import pLimit from 'p-limit';
import type { Logger } from 'pino';
import { Temporal } from 'temporal-polyfill';
import type { Instant } from '../instants.ts';
import { type Answer, dataOf, operationOf, whyNoAnswer } from './answer.ts';
import type { Credentials, Proof } from './credentials.ts';
import { GazelleUnavailableError } from './errors.ts';
import { openLengths } from './lengths.ts';
import { openQueries, type Queries } from './queries.ts';

export interface GazelleApiOptions {
  /** The GraphQL endpoint, with its final slash. */
  url: string;
  credentials: Credentials;
  /** Does the retrying, and keeps the pace; called once per GraphQL request. */
  fetch: typeof globalThis.fetch;
  /** Requests in hand at once: a token is looked at when a request's turn has come, and `fetch` may send fewer. */
  concurrency: number;
  /** Records asked for by their ids in one request, at most. */
  idsPerRequest: number;
  /** Fields to leave out of every query. */
  unasked?: ReadonlySet<FieldNode> | undefined;
  log: Pick<Logger, 'warn'>;
  signal: AbortSignal;
}

/** Gazelle's GraphQL API; it counts the requests made through it. */
export interface GazelleApi {
  /**
   * Sends one query and returns its data; of a page that is too long for Gazelle, one with fewer records. Throws
   * GazelleKeyRefusedError, GazelleUnavailableError or, for any answer with GraphQL `errors`, GazelleQueryError.
   */
  request<R, V extends object>(document: TadaDocumentNode<R, V, unknown>, variables: V): Promise<R>;
  /** Records to ask for by their ids in one request, at most. */
  readonly idsPerRequest: number;
  /** Asks for fewer records at once where Gazelle does not give so many: for what has no page. */
  readonly inLengths: ReturnType<typeof openLengths>;
  /** What is sent for a document. */
  readonly queries: Queries;
  /** Requests sent through it so far, one for each query and each repeat after a token refresh. */
  readonly requests: number;
  /** The highest `totalCount` that an answer gave, which is that of the longest list asked for; null before the first. */
  readonly listed: number | null;
  /** Gazelle's clock, as its last answer gave it (the `Date` header); the machine's own before the first answer. */
  now(): Instant;
  /** The same connection and limits with a count of its own, for one collection. */
  scoped(): GazelleApi;
}

/** Opens the API; nothing is sent before the first `request`. All scoped APIs share its limits and its clock. */
export function createGazelleApi(options: GazelleApiOptions): GazelleApi {
  const { credentials, concurrency, idsPerRequest } = options;
  const limit = pLimit(concurrency);
  const inLengths = openLengths(options.log);
  const queries = openQueries(options.unasked);
  let clock: Instant | null = null;

  // Refused answers show the time too: the first requests of a run may all be refused.
  const fetch: typeof globalThis.fetch = async (input, init) => {
    const response = await options.fetch(input, init);
    const time = Date.parse(response.headers.get('date') ?? '');
    if (!Number.isNaN(time)) clock = Temporal.Instant.fromEpochMilliseconds(time);
    return response;
  };

  function scoped(): GazelleApi {
    const api = {
      ...{ idsPerRequest, inLengths, queries, scoped, requests: 0, listed: null as number | null },
      now: () => clock ?? Temporal.Now.instant(),
      async request<R, V extends object>(
        document: TadaDocumentNode<R, V, unknown>,
        variables: V,
      ): Promise<R> {
        const query = queries.print(document);
        const ask = (given: object) => limit(() => answerTo(query, given));
        const { first } = variables as { first?: number };
        const askPage = (length: number) => ask({ ...variables, first: length });
        const data = await (first ? inLengths(operationOf(query), first, askPage) : ask(variables));
        for (const list of Object.values<{ totalCount?: unknown } | null>(Object(data)))
          if (typeof list?.totalCount === 'number') api.listed = Math.max(api.listed ?? 0, list.totalCount);
        return data as R;
      },
    };

    /** The data of an answer. Where the key or token is refused, it is asked for once more with another one. */
    async function answerTo(query: string, variables: object): Promise<unknown> {
      const sendWith = (proof: Proof) => {
        api.requests += 1;
        return send(query, variables, proof, { ...options, fetch });
      };
      const proof = await credentials();
      let answer = await sendWith(proof);
      const other = answer.status === 401 ? await credentials(proof) : proof;
      if (other !== proof) answer = await sendWith(other);
      return dataOf(answer, query);
    }

    return api;
  }
  return scoped();
}

async function send(
  query: string,
  variables: object,
  [name, value]: Proof,
  { url, fetch, signal }: GazelleApiOptions,
): Promise<Answer> {
  let parsed: unknown;
  const client = new GraphQLClient(url, {
    ...{ headers: { [name]: value }, signal },
    // What is wrong with an answer is said in one place, whatever its status.
    errorPolicy: 'all',
    // To look for the name of the one operation, the client would parse the query for every page.
    excludeOperationName: true,
    // `fetch` has parsed the answer already.
    jsonSerializer: { stringify: JSON.stringify, parse: (text) => parsed ?? JSON.parse(text) },
    async fetch(input, init) {
      const response = await fetch(input, init);
      if (response.ok) parsed = await response.json();
      return response;
    },
  });
  return client.rawRequest(query, variables).catch((cause: unknown) => {
    if (cause instanceof ClientError) return cause.response;
    if (signal.aborted) throw signal.reason;
    throw new GazelleUnavailableError(`no answer from Gazelle: ${whyNoAnswer(cause)}`, { cause });
  });
}

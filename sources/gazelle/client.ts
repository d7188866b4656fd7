import type { TadaDocumentNode } from 'gql.tada';
import { print } from 'graphql';
import { GraphQLClient } from 'graphql-request';
import pLimit from 'p-limit';
import pThrottle from 'p-throttle';
import { Temporal } from 'temporal-polyfill';
import type { Credentials } from './credentials.ts';
import { type Instant, toInstant } from './instants.ts';
import { isUnauthorized, toGazelleError } from './wrap-error.ts';

export interface GazelleClientOptions {
  /** The GraphQL endpoint, with its final slash. */
  url: string;
  credentials: Credentials;
  /** Does the retrying; called once per GraphQL request. */
  fetch: typeof globalThis.fetch;
  /** Requests under way at once. */
  concurrency: number;
  /** Requests begun per second. */
  rate: number;
  signal?: AbortSignal;
}

/** A client of Gazelle's GraphQL API that counts the requests made through it. */
export interface GazelleClient {
  /**
   * Sends one query and returns its data. Throws GazelleKeyRefusedError, GazelleUnavailableError or, for any answer with
   * GraphQL `errors`, GazelleQueryError.
   */
  request<R, V extends object>(document: TadaDocumentNode<R, V, unknown>, variables: V): Promise<R>;
  /** Requests sent through this client so far, one for each query and each repeat after a token refresh. */
  readonly requests: number;
  /** Gazelle's clock, as its last answer gave it (the `Date` header); the machine's own before the first answer. */
  now(): Instant;
  /** The same connection and limits with a count of its own, for one collection. */
  scoped(): GazelleClient;
}

/** Opens a client; nothing is sent before the first `request`. All scoped clients share its limits and its clock. */
export function createGazelleClient(options: GazelleClientOptions): GazelleClient {
  const { url, credentials, fetch, concurrency, rate, signal } = options;
  const limit = pLimit(concurrency);
  const paced = pThrottle({ limit: rate, interval: 1000 })(() => {});
  let clock: Instant | null = null;

  async function send<R>(query: string, variables: object, headers: Record<string, string>): Promise<R> {
    await paced();
    signal?.throwIfAborted();
    const transport = new GraphQLClient(url, { fetch, headers, ...(signal && { signal }) });
    const answer = await transport.rawRequest<R>(query, variables);
    clock = readClock(answer.headers.get('date')) ?? clock;
    return answer.data;
  }

  function scoped(): GazelleClient {
    let requests = 0;
    const sendCounted = <R>(query: string, variables: object, headers: Record<string, string>) => {
      requests += 1;
      return send<R>(query, variables, headers);
    };
    const sendRenewing = async <R>(query: string, variables: object): Promise<R> => {
      const headers = await credentials.headers();
      try {
        return await sendCounted<R>(query, variables, headers);
      } catch (error) {
        if (!isUnauthorized(error) || !(await credentials.renew(headers))) throw error;
        return sendCounted<R>(query, variables, await credentials.headers());
      }
    };
    return {
      async request<R, V extends object>(document: TadaDocumentNode<R, V, unknown>, variables: V) {
        const query = print(document);
        try {
          return await limit(() => sendRenewing<R>(query, variables));
        } catch (error) {
          throw signal?.aborted ? signal.reason : toGazelleError(error, query);
        }
      },
      get requests() {
        return requests;
      },
      now: () => clock ?? Temporal.Now.instant(),
      scoped,
    };
  }
  return scoped();
}

function readClock(header: string | null): Instant | null {
  const time = header === null ? Number.NaN : Date.parse(header);
  return Number.isNaN(time) ? null : toInstant(new Date(time).toISOString());
}

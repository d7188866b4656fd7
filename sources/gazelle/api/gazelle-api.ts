import type { TadaDocumentNode } from 'gql.tada';
import { type DocumentNode, type FieldNode, print, visit } from 'graphql';
import { GraphQLClient } from 'graphql-request';
import pLimit from 'p-limit';
import { Temporal } from 'temporal-polyfill';
import { type Instant, toInstant } from '../instants.ts';
import type { Credentials } from './credentials.ts';
import { GazelleUnavailableError } from './errors.ts';
import { isUnauthorized, toGazelleError } from './wrap-error.ts';

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
  unasked?: ReadonlySet<FieldNode>;
  signal?: AbortSignal;
}

/** Gazelle's GraphQL API; it counts the requests made through it. */
export interface GazelleApi {
  /**
   * Sends one query and returns its data. Throws GazelleKeyRefusedError, GazelleUnavailableError or, for any answer with
   * GraphQL `errors`, GazelleQueryError.
   */
  request<R, V extends object>(document: TadaDocumentNode<R, V, unknown>, variables: V): Promise<R>;
  /** Records to ask for by their ids in one request, at most. */
  readonly idsPerRequest: number;
  /** Requests sent through it so far, one for each query and each repeat after a token refresh. */
  readonly requests: number;
  /** The highest `totalCount` that an answer gave for a whole list, and so of all its slices; null before the first. */
  readonly listed: number | null;
  /** Gazelle's clock, as its last answer gave it (the `Date` header); the machine's own before the first answer. */
  now(): Instant;
  /** The same connection and limits with a count of its own, for one collection. */
  scoped(): GazelleApi;
}

/** Opens the API; nothing is sent before the first `request`. All scoped APIs share its limits and its clock. */
export function createGazelleApi(options: GazelleApiOptions): GazelleApi {
  const { url, credentials, fetch, concurrency, signal, idsPerRequest, unasked } = options;
  const limit = pLimit(concurrency);
  /** Documents are printed once: most of them are sent for every page. */
  const printed = new WeakMap<DocumentNode, string>();
  const printOnce = (document: DocumentNode): string => {
    const known = printed.get(document);
    if (known !== undefined) return known;
    const leaveOut = { Field: (node: FieldNode) => (unasked?.has(node) ? null : undefined) };
    const query = print(unasked?.size ? visit(document, leaveOut) : document);
    printed.set(document, query);
    return query;
  };
  /** Gazelle's clock, as the last answer with a `Date` header gave it. */
  let date: string | null = null;

  // Reads the clock from every answer, refused ones too: the first requests of a run may all be refused.
  const timedFetch: typeof fetch = async (input, init) => {
    const response = await fetch(input, init);
    date = response.headers.get('date') ?? date;
    return response;
  };

  async function send<R>(query: string, variables: object, headers: Record<string, string>): Promise<R> {
    signal?.throwIfAborted();
    let parsed: unknown;
    const transport = new GraphQLClient(url, {
      async fetch(input, init) {
        const response = await timedFetch(input, init);
        // `fetch` parsed it to know that it is whole: a long page is not parsed again.
        if (response.ok) parsed = await response.json();
        return response;
      },
      jsonSerializer: { stringify: JSON.stringify, parse: (text) => parsed ?? JSON.parse(text) },
      headers,
      // A document has one operation, and to look for its name the client would parse it for every page.
      excludeOperationName: true,
      ...(signal && { signal }),
    });
    const { data } = await transport.rawRequest<R>(query, variables);
    if (!data) throw new GazelleUnavailableError('Gazelle answered without any data');
    return data;
  }

  function scoped(): GazelleApi {
    let requests = 0;
    let listed: number | null = null;
    const sendCounted = async <R>(query: string, variables: object, headers: Record<string, string>) => {
      requests += 1;
      try {
        return await send<R>(query, variables, headers);
      } catch (error) {
        throw signal?.aborted ? signal.reason : toGazelleError(error, query);
      }
    };
    const sendRenewing = async <R>(query: string, variables: object): Promise<R> => {
      signal?.throwIfAborted();
      const headers = await credentials.headers();
      try {
        return await sendCounted<R>(query, variables, headers);
      } catch (error) {
        if (!isUnauthorized(error) || !credentials.renew) throw error;
        await credentials.renew(headers);
        return sendCounted<R>(query, variables, await credentials.headers());
      }
    };
    return {
      async request<R, V extends object>(document: TadaDocumentNode<R, V, unknown>, variables: V) {
        const data = await limit(() => sendRenewing<R>(printOnce(document), variables));
        for (const total of totalsOf(data)) listed = Math.max(listed ?? 0, total);
        return data;
      },
      idsPerRequest,
      get requests() {
        return requests;
      },
      get listed() {
        return listed;
      },
      now: () => readClock(date) ?? Temporal.Now.instant(),
      scoped,
    };
  }
  return scoped();
}

/** The `totalCount` of each list of an answer. */
const totalsOf = (data: unknown): number[] =>
  Object.values({ ...(data as object) }).flatMap((list: unknown) => {
    const total = list && typeof list === 'object' && 'totalCount' in list ? list.totalCount : null;
    return typeof total === 'number' ? [total] : [];
  });

function readClock(header: string | null): Instant | null {
  const time = header === null ? Number.NaN : Date.parse(header);
  return Number.isNaN(time) ? null : toInstant(new Date(time).toISOString());
}

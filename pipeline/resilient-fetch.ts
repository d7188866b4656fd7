import ky, { HTTPError, isTimeoutError } from 'ky';
import type { Logger } from 'pino';

export interface ResilientFetchOptions {
  /** Whom the requests go to, for the log. */
  peer: 'Gazelle' | 'Supabase';
  log: Logger;
  /** For one attempt, body included. */
  timeoutMs: number;
  /** Attempts after the first, for one request. */
  retries: number;
  /** Waiting before the first repeat; it doubles with each, with jitter. */
  backoffMs: number;
  /** Repeats that all requests of a run may take together. */
  budget: number;
  /** Called when a request is repeated after it may have taken effect. */
  onRepeat?: (request: Request) => void;
}

/** Worth another try; anything else is answered as it is. */
const retriedStatuses = [408, 425, 429, 500, 502, 503, 504];
const longestBackoffMs = 30_000;
/** A server that asks for an absurd delay is asked again after this one. */
const longestRetryAfterMs = 60_000;

/** An answer that claims success and is not JSON, from a proxy or cut off on the way. */
class BrokenBodyError extends Error {
  override name = 'BrokenBodyError';
}

/**
 * A `fetch` that tries again, for requests that may be repeated without harm, as all of ours may. It reads the whole
 * answer within the time limit, so that a body that hangs, breaks off or is not JSON is a failed attempt like any other.
 * After the last attempt a bad status is returned as the answer it is, and anything else is thrown.
 */
export function resilientFetch(options: ResilientFetchOptions): typeof globalThis.fetch {
  const { peer, log, timeoutMs, retries, backoffMs, onRepeat } = options;
  let budget = options.budget;
  const bodies = new WeakMap<Response, ArrayBuffer>();

  async function fetchWhole(input: RequestInfo | URL, init?: RequestInit): Promise<Response> {
    const { status, statusText, headers, body: stream } = await globalThis.fetch(input, init);
    const body = stream ? await new Response(stream).arrayBuffer() : new ArrayBuffer(0);
    // Supabase answers a write that returns nothing with no body; GraphQL always has something to say.
    const saysNothing = body.byteLength === 0 && peer === 'Supabase';
    if (status === 200 && !saysNothing && !isJson(body)) throw new BrokenBodyError('the answer is not JSON');
    const response = asResponse(body, { status, statusText, headers });
    bodies.set(response, body);
    return response;
  }

  const api = ky.create({
    fetch: fetchWhole,
    timeout: timeoutMs,
    throwHttpErrors: (status) => retriedStatuses.includes(status),
    retry: {
      limit: retries,
      methods: ['get', 'head', 'post', 'patch', 'put', 'delete'],
      statusCodes: retriedStatuses,
      afterStatusCodes: [413, 429, 503],
      maxRetryAfter: longestRetryAfterMs,
      backoffLimit: longestBackoffMs,
      delay: (attempt) => backoffMs * 2 ** (attempt - 1),
      jitter: (delay) => delay * (0.5 + Math.random() / 2),
      retryOnTimeout: true,
      shouldRetry({ error }) {
        if (budget <= 0) {
          log.error(`${peer}: no more repeats in this run`);
          return false;
        }
        return error instanceof BrokenBodyError ? true : undefined;
      },
    },
    hooks: {
      beforeRetry: [
        ({ request, error, retryCount }) => {
          budget -= 1;
          log.warn(`${peer}: ${describe(error)}; attempt ${retryCount + 1} of ${retries + 1}`);
          if (!(error instanceof HTTPError && error.response.status === 429)) onRepeat?.(request);
        },
      ],
    },
  });

  return async (input, init) => {
    try {
      return await api(input as Request, init);
    } catch (error) {
      if (!(error instanceof HTTPError)) throw error;
      const { status, statusText, headers } = error.response;
      return asResponse(bodies.get(error.response) ?? new ArrayBuffer(0), { status, statusText, headers });
    }
  };
}

function isJson(body: ArrayBuffer): boolean {
  try {
    JSON.parse(new TextDecoder().decode(body));
    return true;
  } catch {
    return false;
  }
}

/** The body is decoded already, and a response to which none belongs must not get one. */
function asResponse(body: ArrayBuffer, { status, statusText, headers }: ResponseInit): Response {
  const decoded = new Headers(headers);
  decoded.delete('content-encoding');
  decoded.delete('content-length');
  const empty = status === 204 || status === 304;
  return new Response(empty ? null : body, {
    status: status ?? 200,
    statusText: statusText ?? '',
    headers: decoded,
  });
}

function describe(error: unknown): string {
  if (error instanceof HTTPError) return `HTTP ${error.response.status}`;
  if (isTimeoutError(error)) return 'no answer in time';
  if (error instanceof BrokenBodyError) return error.message;
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if ('code' in cause && typeof cause.code === 'string' && /^[A-Z_]+$/.test(cause.code)) return cause.code;
  }
  return 'the connection failed';
}

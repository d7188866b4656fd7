import { PrintableError } from '../../printable-error.ts';

/** An answer that cannot be what it claims to be: not JSON, or empty, from a proxy or cut off on the way. */
export class BrokenBodyError extends PrintableError {
  override name = 'BrokenBodyError';
}

/** What was read of each bad response, for `restore`. Of good ones it would stay until the next full garbage collection. */
const bodies = new WeakMap<Response, ArrayBuffer>();

/** What is known beforehand of an answer. */
export interface Expected {
  /** Whether a good answer says something. */
  body: boolean;
  /** Whether a bad one always gives a reason, as PostgREST does. */
  reason: boolean;
}

/**
 * Reads an answer to its end. Throws BrokenBodyError where its body cannot be what was asked for. Its `json()` gives what was
 * parsed to know that, so that a caller need not parse a long page again.
 */
export async function readWhole(response: Response, expected: Expected): Promise<Response> {
  const body = response.body ? await response.arrayBuffer() : new ArrayBuffer(0);
  const isChecked = (response.ok || response.status === 404) && body.byteLength > 0;
  const parsed = isChecked ? parse(body) : undefined;
  const problem = findProblem(response, body.byteLength === 0, parsed, expected);
  if (problem) throw new BrokenBodyError(problem);
  const whole = withBody(response, body);
  if (!response.ok) bodies.set(whole, body);
  if (parsed !== undefined) whole.json = async () => parsed;
  return whole;
}

/** The same response anew, after its body was consumed by somebody else. */
export function restore(response: Response): Response {
  return withBody(response, bodies.get(response) ?? new ArrayBuffer(0));
}

function findProblem(
  { ok, status }: Response,
  isEmpty: boolean,
  parsed: unknown,
  expected: Expected,
): string | null {
  if (ok && isEmpty) return expected.body ? 'the answer is empty' : null;
  if (ok) return parsed === undefined ? 'the answer is not JSON' : null;
  // supabase-js takes a 404 without a reason for success, and one with a list for the rows asked for.
  const isBlank = status === 404 && (isEmpty || Array.isArray(parsed));
  return isBlank && expected.reason ? 'HTTP 404 without a reason' : null;
}

function parse(body: ArrayBuffer): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(body));
  } catch {
    return undefined;
  }
}

/** The body is already decoded, so its encoding headers are dropped. A status without a body (such as 204) gets none. */
function withBody({ status, statusText, headers }: Response, body: ArrayBuffer): Response {
  const decoded = new Headers(headers);
  decoded.delete('content-encoding');
  decoded.delete('content-length');
  const bodiless = status === 204 || status === 205 || status === 304;
  return new Response(bodiless ? null : body, { status, statusText, headers: decoded });
}

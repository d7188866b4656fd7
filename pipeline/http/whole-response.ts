import { PrintableError } from '../../printable-error.ts';
import type { Sentence } from '../../sentences/sentence.ts';
import { parseJson } from '../../sources/gazelle/parse-json.ts';
import type { Answer } from './send.ts';

/** An answer that cannot be what it claims to be: not JSON, or empty, from a proxy or cut off on the way. */
export class BrokenBodyError extends PrintableError {
  override name = 'BrokenBodyError';
}

/** What is known beforehand of an answer. */
export interface Expected {
  /** Whether a good answer says something. */
  body: boolean;
  /** Whether a bad one always gives a reason, as PostgREST does. */
  reason: boolean;
}

/** A response that was read to its end. Its body can be asked for as often as one likes, and a long page is parsed once. */
export class WholeResponse extends Response {
  /** What the body says; undefined where that is nothing, or not JSON. */
  readonly data: unknown;
  readonly #headers: Headers;
  readonly #body: string;

  constructor({ status, statusText, headers, body }: Answer) {
    super(null, { status, statusText });
    this.#headers = headers;
    this.#body = body;
    this.data = body === '' ? undefined : parseJson(body);
  }

  override get headers(): Headers {
    return this.#headers;
  }

  override async text(): Promise<string> {
    return this.#body;
  }

  override async json(): Promise<unknown> {
    return this.data ?? JSON.parse(this.#body);
  }
}

/** Makes a response of an answer. Throws BrokenBodyError where its body cannot be what was asked for. */
export function toWhole(answer: Answer, expected: Expected): WholeResponse {
  const whole = new WholeResponse(answer);
  const problem = findProblem(whole, answer.body === '', expected);
  if (problem) throw new BrokenBodyError(problem);
  return whole;
}

function findProblem(
  { ok, status, data }: WholeResponse,
  isEmpty: boolean,
  expected: Expected,
): Sentence | null {
  if (ok && isEmpty) return expected.body ? 'the answer is empty' : null;
  if (ok) return data === undefined ? 'the answer is not JSON' : null;
  // supabase-js takes a 404 without a reason for success, and one with a list for the rows asked for.
  const isBlank = status === 404 && (isEmpty || Array.isArray(data));
  return isBlank && expected.reason ? 'HTTP 404 without a reason' : null;
}

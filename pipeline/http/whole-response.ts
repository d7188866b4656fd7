import type { Sentence } from '../../sentences/sentence.ts';
import { parseJson } from '../../sources/gazelle/parse-json.ts';
import { NoAnswerError } from './no-answer-error.ts';
import type { Protocol } from './protocol.ts';
import type { Answer } from './send.ts';

/** A response that was read to its end. Its body can be asked for as often as one likes, and a long page is parsed once. */
export class WholeResponse extends Response {
  readonly content: string;
  /** What the body says; undefined where that is nothing, or not JSON. */
  readonly data: unknown;
  readonly #headers: Headers;

  constructor({ status, statusText, headers, body }: Answer) {
    super(null, { status, statusText });
    this.#headers = headers;
    this.content = body;
    this.data = body === '' ? undefined : parseJson(body);
  }

  override get headers(): Headers {
    return this.#headers;
  }

  /** How long a Retry-After header asks to wait, in milliseconds (RFC 9110, section 10.2.3); null where it says nothing. */
  get retryAfterMs(): number | null {
    const value = this.headers.get('retry-after') ?? '';
    if (/^\d+$/.test(value)) return Number(value) * 1000;
    const date = value.endsWith('GMT') ? Date.parse(value) : Number.NaN;
    return Number.isNaN(date) ? null : Math.max(0, date - Date.now());
  }

  override async text(): Promise<string> {
    return this.content;
  }

  override async json(): Promise<unknown> {
    return this.data ?? JSON.parse(this.content);
  }
}

/** Makes a response of an answer. Throws a NoAnswerError where it cannot be what was asked for, from a proxy or cut off. */
export function toWhole(answer: Answer, expected: ReturnType<Protocol['expect']>): WholeResponse {
  const whole = new WholeResponse(answer);
  const problem = findProblem(whole, expected);
  if (problem) throw new NoAnswerError(problem);
  return whole;
}

function findProblem(
  { ok, status, content, data }: WholeResponse,
  expected: ReturnType<Protocol['expect']>,
): Sentence | null {
  if (ok && content === '') return expected.body ? 'the answer is empty' : null;
  if (ok) return data === undefined ? 'the answer is not JSON' : null;
  // supabase-js takes a 404 without a reason for success, and one with a list for the rows asked for.
  const isBlank = status === 404 && (content === '' || Array.isArray(data));
  return isBlank && expected.reason ? 'HTTP 404 without a reason' : null;
}

import { PrintableError } from '../../printable-error.ts';
import { joined, type Sentence } from '../../sentences/sentence.ts';

/** No attempt got a usable answer; the message says why, without naming the server or quoting it. */
export class NoAnswerError extends PrintableError {}

/** The codes of Node and of OpenSSL's certificate checks, in words; the first that fits is said. */
const inWords = [
  [/^ECONNREFUSED$/, 'the connection was refused'],
  [/^(ENOTFOUND|EAI_AGAIN)$/, 'the name in its URL does not resolve'],
  [/^(ECONNRESET|EPIPE|UND_ERR_SOCKET)$/, 'the connection broke off'],
  [/^[A-Z_]*(CERT|SIGNATURE)[A-Z_]*$/, 'its certificate is not trusted'],
  [/^[A-Z_]{2,40}$/, 'the connection failed'],
] as const;

/** An older Node, or a name without a scheme, leaves the proxy out, and the network may say anything of that. */
const proxyHint = 'HTTPS_PROXY is set: it has to be a URL, and counts from Node 22.21 and 24.5 on';

/** What is wrong with a connection, in words that may be printed, with the code that the error or one of its causes has. */
export function connectionProblem(error: unknown, env = process.env): Sentence {
  const { code, cause } = Object(error) as { code?: unknown; cause?: unknown };
  const what = inWords.find(([pattern]) => pattern.test(String(code ?? '')))?.[1];
  if (!what) return cause ? connectionProblem(cause, env) : 'the connection failed';
  const problem: Sentence = `${what} (${code})`;
  return env.HTTPS_PROXY || env.https_proxy ? joined([problem, proxyHint]) : problem;
}

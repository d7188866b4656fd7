import { PrintableError } from '../../printable-error.ts';
import { joined, type Sentence } from '../../sentences/sentence.ts';

/** No attempt got a usable answer; the message says why, without naming the server or quoting it. */
export class NoAnswerError extends PrintableError {}

/** The codes of Node and of OpenSSL's certificate checks, in words; the first that fits is said. */
const inWords = [
  [/^ECONNREFUSED$/, 'the connection was refused'],
  [/^(ENOTFOUND|EAI_AGAIN)$/, 'the name in its URL does not resolve'],
  [/^(ECONNRESET|EPIPE|UND_ERR_SOCKET)$/, 'the connection broke off'],
  [/TIMEOUT|TIMEDOUT/, 'no connection in time'],
  [/UNREACH/, 'the network does not lead there'],
  [/^CERT_HAS_EXPIRED$/, 'its certificate has expired'],
  [/^ERR_TLS_CERT_ALTNAME_INVALID$/, 'its certificate is for another name'],
  [/CERT|SIGNATURE/, 'its certificate is not trusted'],
  [/./, 'the connection failed'],
] as const;

/** What may also be said by a network that is left only through a proxy. */
const mayNeedProxy = /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN)$|TIMEOUT|TIMEDOUT|UNREACH/;

const proxyHint =
  'HTTPS_PROXY is set, and Node uses it only where NODE_USE_ENV_PROXY=1 is set too, from Node 22.21 and 24.5 on';

/** Why an attempt failed, in words that may be printed, with the code where the error or one of its causes has one. */
export function whyNoAnswer(error: unknown, env = process.env): Sentence {
  if (error instanceof PrintableError) return error.message;
  const { code, cause } = Object(error) as { code?: unknown; cause?: unknown };
  const what =
    typeof code === 'string' &&
    /^[A-Z_]{2,40}$/.test(code) &&
    inWords.find(([pattern]) => pattern.test(code))?.[1];
  if (!what) return cause ? whyNoAnswer(cause, env) : 'the connection failed';
  const problem: Sentence = `${what} (${code})`;
  const isProxyUnused = (env.HTTPS_PROXY || env.https_proxy) && !env.NODE_USE_ENV_PROXY;
  return isProxyUnused && mayNeedProxy.test(code) ? joined([problem, proxyHint]) : problem;
}

import { isTimeoutError } from 'ky';
import { PrintableError } from '../../printable-error.ts';

/** No attempt got a usable answer; the message says why, without naming the server or quoting it. */
export class NoAnswerError extends PrintableError {
  override name = 'NoAnswerError';
}

/** The codes of Node and OpenSSL (`x509_verify_cert_error_string`) that an operator can do something about. */
const inWords: Record<string, string> = {
  ECONNREFUSED: 'the connection was refused',
  ECONNRESET: 'the connection broke off',
  EPIPE: 'the connection broke off',
  UND_ERR_SOCKET: 'the connection broke off',
  ETIMEDOUT: 'the connection took too long',
  UND_ERR_CONNECT_TIMEOUT: 'the connection took too long',
  ENOTFOUND: 'the name in its URL does not resolve',
  EAI_AGAIN: 'the name in its URL could not be looked up',
  EHOSTUNREACH: 'no network leads there',
  ENETUNREACH: 'no network leads there',
  CERT_HAS_EXPIRED: 'its certificate has expired',
  CERT_NOT_YET_VALID: 'its certificate is not valid yet',
  CERT_REVOKED: 'its certificate was revoked',
  ERR_TLS_CERT_ALTNAME_INVALID: 'its certificate is for another name',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'its certificate is not trusted',
  SELF_SIGNED_CERT_IN_CHAIN: 'its certificate is not trusted',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'its certificate is not trusted',
  UNABLE_TO_GET_ISSUER_CERT: 'its certificate is not trusted',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'its certificate is not trusted',
};

/** Why an attempt failed, in words that may be printed, with the code where the error or one of its causes has one. */
export function whyNoAnswer(error: unknown): string {
  if (isTimeoutError(error)) return 'no answer in time';
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if (cause instanceof PrintableError) return cause.message;
    if ('code' in cause && typeof cause.code === 'string' && /^[A-Z_]{2,40}$/.test(cause.code)) {
      return `${inWords[cause.code] ?? 'the connection failed'} (${cause.code})`;
    }
  }
  return 'the connection failed';
}

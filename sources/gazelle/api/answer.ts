import type { GraphQLFormattedError } from 'graphql';
import { PrintableError } from '../../../printable-error.ts';
import { GazelleKeyRefusedError, GazelleQueryError, GazelleUnavailableError } from './errors.ts';

/** An answer of Gazelle. A proxy may answer instead, with any content. */
export interface Answer {
  status: number;
  /** Absent where the query was refused before it ran (the GraphQL specification, section 7.1). */
  data?: unknown;
  errors?: unknown;
}

/**
 * The data of an answer that is good. Throws a GazelleError for any other, with a message made of what we know ourselves:
 * the status, a code, and words of our own query. Gazelle may put a client's data into its own message, so that is not passed on.
 */
export function dataOf({ status, data, errors: given }: Answer, query: string): unknown {
  const options = { cause: { status, errors: given } };
  if (status < 300 && Object(given ?? []).length === 0) {
    if (data) return data;
    throw new GazelleUnavailableError('Gazelle answered without any data', options);
  }
  if (status === 401 || status === 403) {
    const hint = 'check GAZELLE_API_KEY, or the OAuth settings';
    throw new GazelleKeyRefusedError(`Gazelle refused the key (HTTP ${status}); ${hint}`, options);
  }
  const all: unknown[] = Array.isArray(given) ? given : [];
  const errors = all.filter((each): each is GraphQLFormattedError => each instanceof Object);
  if (status >= 500 || errors.length === 0) {
    const what = errors.length > 0 ? ` to ${describe(errors, query)}` : '';
    const hint = status >= 300 && status < 400 ? ', a redirect: check GAZELLE_API_URL' : '';
    throw new GazelleUnavailableError(`Gazelle answered with HTTP ${status}${what}${hint}`, options);
  }
  const refused = data === undefined;
  const what = refused ? 'Gazelle refused the query' : 'Gazelle failed within the query';
  // A path with one step names a whole list, not one record.
  const withinData = !refused && errors.every(({ path }) => Array.isArray(path) && path.length > 1);
  const error = new GazelleQueryError(`${what} ${describe(errors, query)}`, options);
  throw Object.assign(error, { refused, withinData });
}

/** The name of a query, which all of ours have. */
export const operationOf = (query: string): string => /\bquery (\w+)/.exec(query)?.[1] ?? '';

/** The operation, the error codes, and the places in our own query they point to. */
function describe(errors: readonly GraphQLFormattedError[], query: string): string {
  const places = errors.slice(0, 3).map(({ extensions, path, locations }) => {
    const code = codes.test(String(extensions?.code)) ? extensions?.code : '';
    const steps = path?.filter((step) => typeof step === 'number' || query.includes(step)).join('.');
    const at = locations?.[0] ? query.split('\n')[locations[0].line - 1]?.trim() : '';
    return [code, steps && `at ${steps}`, at && `in "${at}"`].filter(Boolean).join(' ');
  });
  const said = places.filter(Boolean).join('; ') || 'it gave no code, and its own words are not printed';
  return `${operationOf(query)}: ${said}`;
}

/** As GraphQL servers spell them: INTERNAL_ERROR, or graphql-ruby's undefinedField; any other word may be a name. */
const codes =
  /^(?=.{1,40}$)([A-Z]+(_[A-Z]+)+|[a-z]+([A-Z][a-z]+)+|UNAUTHENTICATED|UNAUTHORIZED|FORBIDDEN|THROTTLED|TIMEOUT)$/;

/** Why no answer came, where the fetch gave a sentence that may be printed; else the kind of the error. */
export const whyNoAnswer = (error: unknown): string =>
  error instanceof PrintableError ? error.message : Object(error).name;

/** For `catch`, of a request that no answer came to. */
export function noAnswer(cause: unknown): never {
  throw new GazelleUnavailableError(`no answer from Gazelle: ${whyNoAnswer(cause)}`, { cause });
}

/** For `catch`: null where the API refused the query, since it does not have all that is asked for. */
export function nullIfRefused(error: unknown): null {
  if (error instanceof GazelleQueryError && error.refused) return null;
  throw error;
}

/** For `catch`: null where the API refused the query or failed in it. An API that forbids introspection does either. */
export function nullIfFailed(error: unknown): null {
  if (error instanceof GazelleQueryError) return null;
  throw error;
}

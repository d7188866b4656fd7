import { ClientError } from 'graphql-request';
import { PrintableError } from '../../../printable-error.ts';
import {
  type GazelleError,
  GazelleKeyRefusedError,
  GazelleQueryError,
  GazelleUnavailableError,
} from './errors.ts';

type GraphQLError = NonNullable<ClientError['response']['errors']>[number];

/** Whether new credentials are worth a try, of an error that `toGazelleError` made. */
export const isUnauthorized = (error: unknown): boolean =>
  error instanceof GazelleKeyRefusedError &&
  error.cause instanceof ClientError &&
  error.cause.response.status === 401;

const nullWhere = (isExpected: (error: GazelleQueryError) => boolean) => (error: unknown) => {
  if (error instanceof GazelleQueryError && isExpected(error)) return null;
  throw error;
};

/** For `catch`: null where the API refused the query, since it does not have all that is asked for. */
export const nullIfRefused = nullWhere(({ refused }) => refused);

/** For `catch`: null where the API refused the query or failed in it. An API that forbids introspection does either. */
export const nullIfFailed = nullWhere(() => true);

/**
 * Turns whatever a request threw into an error of this room, with a message made of what we know ourselves: the status, a
 * code, and words of our own query. graphql-request puts variables and bodies into its message, and Gazelle may put a
 * client's data into its own, so neither is passed on.
 */
export function toGazelleError(error: unknown, query: string): GazelleError {
  const options = { cause: error };
  if (!(error instanceof ClientError))
    return new GazelleUnavailableError(`no answer from Gazelle: ${whyNoAnswer(error)}`, options);
  const { status, data, errors: given } = error.response;
  if (status === 401 || status === 403) {
    const hint = 'check GAZELLE_API_KEY, or the OAuth settings';
    return new GazelleKeyRefusedError(`Gazelle refused the key (HTTP ${status}); ${hint}`, options);
  }
  // A proxy may answer instead of Gazelle, with any content here.
  const errors = Array.isArray(given) ? given.filter((each) => each && typeof each === 'object') : [];
  if (status >= 500 || errors.length === 0) {
    const what = errors.length > 0 ? ` to ${describe(errors, query)}` : '';
    const hint = status >= 300 && status < 400 ? ', a redirect: check GAZELLE_API_URL' : '';
    return new GazelleUnavailableError(`Gazelle answered with HTTP ${status}${what}${hint}`, options);
  }
  // By the GraphQL specification a request refused before it ran has no `data` entry at all.
  const refused = data === undefined;
  const what = refused ? 'Gazelle refused the query' : 'Gazelle failed within the query';
  // A path with one step names a whole list, not one record.
  const withinData = !refused && errors.every(({ path }) => Array.isArray(path) && path.length > 1);
  return new GazelleQueryError(`${what} ${describe(errors, query)}`, { ...options, refused, withinData });
}

/** The name of a query, which all of ours have. */
export const operationOf = (query: string): string => /\bquery (\w+)/.exec(query)?.[1] ?? '';

/** The operation, the error codes, and the places in our own query they point to. */
function describe(errors: readonly GraphQLError[], query: string): string {
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

import { PrintableError } from '../../../printable-error.ts';

/** Whatever goes wrong on Gazelle's side. */
export class GazelleError extends PrintableError {}

/** Gazelle refuses the API key or the OAuth token (HTTP 401 or 403, after one refresh where there is one to try), or will. */
export class GazelleKeyRefusedError extends GazelleError {
  override readonly remedy = 'settings';
}

/** No usable answer came: network, timeout, server error, rate limit or a broken body, after all retries. */
export class GazelleUnavailableError extends GazelleError {}

/** Gazelle answered with GraphQL `errors`; partial data beside them is never used. */
export class GazelleQueryError extends GazelleError {
  /** True when the query was refused before it ran: a field, argument or enum value this API does not have. */
  refused = false;
  /** True when each of the errors names its place in the data: a record is at fault, not the query. */
  withinData = false;
}

/** What a list gives cannot be right: a cursor came twice, it would not hold still, a record has no id, records are missing. */
export class GazelleFeedError extends GazelleError {}

/** What has to happen before a failed run can succeed: a person mends the settings, another run ends, or nothing. */
export type Remedy = 'settings' | 'other run' | 'none';

/**
 * An error whose message may be printed: it is made of our own words, of codes and of ids, and never holds a key, a
 * client's data or a server's wording. Whatever such a message must not say is in `cause`, for a debugger only. It stands
 * below all rooms, since each of them throws some.
 */
export class PrintableError extends Error {
  override name = 'PrintableError';
  readonly remedy: Remedy = 'none';
}

import type { Sentence } from './sentences/sentence.ts';

/** What has to happen before a failed run can succeed: a person mends the settings, another run ends, or nothing. */
export type Remedy = 'settings' | 'other run' | 'none';

/**
 * An error whose message may be printed: a sentence of ours, with codes and ids, which never holds a key, a client's data or a
 * server's wording. Everything else is in `cause`, for debugging only. The class is at the root because
 * every folder throws such errors.
 */
export class PrintableError extends Error {
  readonly remedy: Remedy = 'none';
  declare message: Sentence;

  constructor(message: Sentence, options?: ErrorOptions) {
    super(message, options);
    this.name = new.target.name;
  }
}

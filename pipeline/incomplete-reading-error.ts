import { PrintableError } from '../printable-error.ts';
import type { Sentence } from '../sentences/sentence.ts';

/** Records of a collection could not be read, however often it was tried. `problem` has the counts, and no more. */
export class IncompleteReadingError extends PrintableError {
  override name = 'IncompleteReadingError';

  constructor(problem: Sentence) {
    super(`${problem}: what was read is stored, and the checkpoint stays`);
  }
}

import { PrintableError } from '../printable-error.ts';
import { text } from './messages/text.ts';

/** The command cannot do what it was asked to, by its flags or its settings; every problem is named at once. */
export class UsageError extends PrintableError {
  override name = 'UsageError';
  override readonly remedy = 'settings';

  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(
      problems.length === 1
        ? problems[0]
        : `${text.errors.things(problems.length)}:\n  ${problems.join('\n  ')}`,
    );
    this.problems = problems;
  }
}

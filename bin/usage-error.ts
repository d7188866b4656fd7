import { PrintableError } from '../printable-error.ts';
import { listed, type Sentence } from '../sentences/sentence.ts';

/** The command cannot do what it was asked to, by its flags or its settings; every problem is named at once. */
export class UsageError extends PrintableError {
  override readonly remedy = 'settings';

  readonly problems: readonly Sentence[];

  constructor(problems: readonly Sentence[]) {
    const [only, ...more] = problems;
    super(only && more.length === 0 ? only : listed(`${problems.length} things to fix:`, problems));
    this.problems = problems;
  }
}

/** What a UsageError names; any other error is thrown again. */
export function problemsOf(error: unknown): readonly Sentence[] {
  if (error instanceof UsageError) return error.problems;
  throw error;
}

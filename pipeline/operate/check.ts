import ms from 'ms';
import { PrintableError } from '../../printable-error.ts';
import type { Sentence } from '../../sentences/sentence.ts';
import { SupabaseSchemaError } from '../../sinks/supabase/errors.ts';
import { defaults } from '../options.ts';
import { safeMessage } from '../safe-message.ts';

/** One line of `etl doctor`: what was looked at, what was found, and what fixes it. */
export interface Check {
  name: string;
  /** `fail` where a run cannot succeed, or cannot be complete, before it is fixed. */
  status: 'pass' | 'warn' | 'fail';
  fact: string;
  /** One line; SQL that is to be run follows on lines of its own. */
  mend: string | null;
}

/** What was found: the fact alone where all is well. */
export type Finding = Sentence | Omit<Check, 'name'>;

/** What fixes it: a sentence, SQL, or both. */
type Mend = Sentence | `${string};` | `${string}\n\n${string}`;

export const warn = (fact: Sentence, mend: Mend): Finding => ({ status: 'warn', fact, mend });
export const fail = (fact: Sentence, mend: Mend): Finding => ({ status: 'fail', fact, mend });
export const unchecked = warn('not checked', 'fix first what fails');

export const toCheck = (name: Sentence, finding: Finding): Check =>
  typeof finding === 'string' ? { name, status: 'pass', fact: finding, mend: null } : { name, ...finding };

/** What is looked at in the answer of a side, by name, and how that is judged. */
type Questions<T> = { [Name in Sentence]?: (answer: T) => Finding | Promise<Finding> };

/** Makes a check of each question; where there is no answer, the first one says why. That judging fails is a failure too. */
export async function checkSide<T>(answer: Promise<T>, questions: Questions<T>): Promise<Check[]> {
  const isAnswered = await answer.then(Boolean, () => false);
  const checks = Object.entries(questions).map(async ([text, judge = () => unchecked], i) => {
    const name = text as Sentence;
    try {
      return toCheck(name, i > 0 && !isAnswered ? unchecked : await judge(await answer));
    } catch (error) {
      return toCheck(name, fail(safeMessage(error), mendOf(error)));
    }
  });
  return Promise.all(checks);
}

function mendOf(error: unknown): Mend {
  if (error instanceof SupabaseSchemaError)
    return 'run what `etl migrate` prints in the SQL editor, or `supabase db push`';
  const isSetting = error instanceof PrintableError && error.remedy === 'settings';
  return isSetting ? 'correct this first' : 'check the URL and the network, and try again';
}

/** Judges a server's clock, read a moment ago, by that of this machine. */
export function judgeClock(epochMs: number): Finding {
  const skew = epochMs - Date.now();
  const order = skew < 0 ? 'behind' : 'ahead of';
  const fact = `${ms(Math.abs(skew))} ${order} the clock of this machine` as const;
  if (Math.abs(skew) < defaults.overlapMs) return fact;
  return warn(fact, 'set the clock of this machine: ages and --since are wrong by as much');
}

const halfYear = 183 * 24 * 60 * 60 * 1000;

/**
 * Judges the time zone data of Node, whose version is a year and a letter. There is no date in it: of the releases of the last
 * years (https://data.iana.org/time-zones/releases) most came before the month that is taken here.
 */
export function judgeZones(version = process.versions.tz, now = Date.now()): Finding {
  const [, year, letter = ''] = /^(\d{4})([a-z])/.exec(version ?? '') ?? [];
  const made = Date.UTC(Number(year), { a: 3, b: 9 }[letter] ?? 12);
  const fact = `its data are of version ${version ?? 'unknown'}` as const;
  if (!year || now - made < halfYear) return fact;
  return warn(`${fact}, older than half a year`, 'update Node; `etl sync --full` then corrects local times');
}

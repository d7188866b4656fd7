import type { Logger } from 'pino';
import type { Answer } from './answer.ts';
import { GazelleQueryError, GazelleUnavailableError } from './errors.ts';

/** What is longer than a usual page is asked for in usual ones next. */
const usual = 100;
/** A server that does not give so few has another fault. */
const shortest = 10;

/** What a server says of a request that is too much for it; there is no code for that. */
const isTooMuch = /complex|\bfirst\b|page.?size|\bcost\b|time(d )?.?out|too large/i;

/** Remembers, by the names of queries, how many records Gazelle gives: where it fails, 100 are asked for, then half as many, down to 10. */
export function openLengths(log: Pick<Logger, 'warn'>) {
  const most = new Map<string, number>();
  function inLengths<R>(what: string, wanted: number, ask: (length: number) => Promise<R>): Promise<R> {
    const length = Math.min(wanted, most.get(what) ?? wanted);
    return ask(length).catch((error: unknown) => {
      if (length <= shortest || !mayBeItsLength(error, length)) throw error;
      const shorter = length > usual ? usual : Math.max(shortest, Math.floor(length / 2));
      // Another request may have failed meanwhile, too.
      const isNew = shorter < (most.get(what) ?? wanted);
      if (isNew) log.warn(`${what}: Gazelle fails with ${length} at once: ${shorter} from now on`);
      if (isNew) most.set(what, shorter);
      return inLengths(what, wanted, ask);
    });
  }
  return inLengths;
}

function mayBeItsLength(error: unknown, length: number): boolean {
  const { status, errors }: Partial<Answer> = Object(Object(error).cause);
  if (error instanceof GazelleUnavailableError)
    return Number(status) >= 500 || /no answer in time|broke off/.test(error.message);
  if (!(error instanceof GazelleQueryError) || error.withinData) return false;
  return length > usual || (Array.isArray(errors) && errors.some((each) => isTooMuch.test(each?.message)));
}

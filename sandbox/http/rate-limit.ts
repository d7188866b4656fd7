import type { Fault } from './faults.ts';

/**
 * Lets `perSecond` requests through in a second, and turns the rest away with HTTP 429 and an honest Retry-After: a token
 * bucket that holds one second's worth. `now` is in milliseconds (default: the real clock).
 */
export function rateLimit(perSecond: number, now = () => performance.now()): Fault {
  let tokens = perSecond;
  let filledAt = now();
  const isOver = () => {
    const at = now();
    tokens = Math.min(perSecond, tokens + ((at - filledAt) / 1000) * perSecond);
    filledAt = at;
    if (tokens < 1) return true;
    tokens -= 1;
    return false;
  };
  const headers = { 'retry-after': String(Math.ceil(1 / perSecond)) };
  return { kind: 'status', status: 429, headers, match: isOver, times: Number.POSITIVE_INFINITY };
}

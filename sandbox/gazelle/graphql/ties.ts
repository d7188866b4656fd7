import { createHash } from 'node:crypto';
import type { Ordered } from './order.ts';

/**
 * The records as PostgreSQL may give them with `offset + limit = end`: ties that reach into the page come in an order that
 * is the same each time, and another one for every other `end`.
 */
export function shuffleTies<T extends { id: string }>(
  { records, rank }: Ordered<T>,
  end: number,
): readonly T[] {
  const shuffled = [...records];
  for (let from = 0; from < shuffled.length; ) {
    let to = from + 1;
    while (to < shuffled.length && rank(to) === rank(from)) to += 1;
    if (to - from > 1) {
      const ties = shuffled.slice(from, to).map((record) => ({ record, at: whim(record.id, end) }));
      ties.sort((a, b) => (a.at < b.at ? -1 : 1));
      shuffled.splice(from, to - from, ...ties.map(({ record }) => record));
    }
    from = to;
  }
  return shuffled;
}

const whim = (id: string, end: number): string => createHash('md5').update(`${id} ${end}`).digest('hex');

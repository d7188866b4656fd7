import { countMany, spellFilter } from './api/count.ts';
import { enumValues } from './api/enum-values.ts';
import type { GazelleApi } from './api/gazelle-api.ts';

/**
 * How a list is divided for a full read. A range has a stable key, by which a run that resumes an interrupted read knows it:
 * `2024`, `2012-2016`, `INVOICE`; `all` is the whole list.
 */
export interface Ranges<F> {
  /** The keys of the ranges that together hold every record; one, `all`, where the list is short. */
  divide(api: GazelleApi, pageSize: number): Promise<string[]>;
  /** What asks for one range; null for all. */
  filterOf(key: string): F | null;
  /** How many records have no date; absent where the ranges are of another kind. */
  countUndated?(api: GazelleApi): Promise<number>;
}

/** The key of the whole list. */
export const wholeList = 'all';

/** A list of fewer pages is one range. */
const fewPages = 6;
/** A range has at least so many pages, but for the last one. */
const leastPages = 2;

/** A list that is never divided. */
export const whole: Ranges<never> = { divide: async () => [wholeList], filterOf: () => null };

/** Before Gazelle was founded; older dates fall in the first range. */
const firstYear = 2010;

/** Days in UTC; null where it is open. */
interface Days {
  from: string | null;
  to: string | null;
}

/**
 * The years of a date. One range ends on the day on which the next begins: whether a filter takes that day to its midnight
 * or to its end, nothing falls between the two. `within` spells days as a filter of the list.
 */
export function byYear<F extends Record<string, unknown>>(
  field: string,
  within: (days: Days) => F,
): Ranges<F> {
  const filterOf = (key: string): F | null => {
    const [, from, isSpan, to] = /^(\d{4})?(-)?(\d{4})?$/.exec(key) ?? [];
    if (!from && !to) return null;
    const last = isSpan ? to : from;
    return within({ from: from ? `${from}-01-01` : null, to: last ? `${Number(last) + 1}-01-01` : null });
  };
  const all = within({ from: null, to: null });
  // Nothing is older: what has no date is found by no range.
  const dated = within({ from: '1900-01-01', to: null });
  return {
    filterOf,
    async countUndated(api) {
      const [total = 0, found = 0] = await countMany(api, field, [all, dated].map(spellFilter));
      return Math.max(0, total - found);
    },
    async divide(api, pageSize) {
      const lastYear = Math.max(firstYear + 1, api.now().toZonedDateTimeISO('UTC').year);
      const years = Array.from({ length: lastYear - firstYear + 1 }, (_, i) => firstYear + i);
      const keyOf = (some: readonly number[]): string => {
        const [first = firstYear, last = lastYear] = [some[0], some.at(-1)];
        const [from, to] = [first === firstYear ? '' : first, last === lastYear ? '' : last];
        return first === last && from && to ? `${first}` : `${from}-${to}`;
      };
      const counted = [all, dated, ...years.map((year) => filterOf(keyOf([year])))];
      const [total = 0, found = 0, ...sizes] = await countMany(api, field, counted.map(spellFilter));
      if (total < fewPages * pageSize || total > found) return [wholeList];
      return joinSmall(years, sizes, leastPages * pageSize).map(keyOf);
    },
  };
}

/** The types of the records, by an enum that the API itself names. `filter` spells some types as a filter of the list. */
export function byType<T extends string, F>(
  field: string,
  enumName: string,
  filter: (types: T[]) => F,
): Ranges<F> {
  return {
    filterOf: (key) => (key === wholeList ? null : filter(key.split('+') as T[])),
    async divide(api, pageSize) {
      const types = await enumValues<T>(api, enumName);
      if (types.length === 0) return [wholeList];
      const [total = 0, ...sizes] = await countMany(api, field, [
        '',
        ...types.map((type) => `types: [${type}]`),
      ]);
      const found = sizes.reduce((sum, size) => sum + size, 0);
      if (total < fewPages * pageSize || total > found) return [wholeList];
      return joinSmall(types, sizes, leastPages * pageSize).map((some) => some.join('+'));
    },
  };
}

/** Puts neighbours together until each group has `least` records. */
function joinSmall<K>(keys: readonly K[], sizes: readonly number[], least: number): K[][] {
  const groups: { keys: K[]; size: number }[] = [];
  for (const [i, key] of keys.entries()) {
    const size = sizes[i] ?? 0;
    const last = groups.at(-1);
    if (last && last.size < least) {
      last.keys.push(key);
      last.size += size;
    } else {
      groups.push({ keys: [key], size });
    }
  }
  return groups.map((group) => group.keys);
}

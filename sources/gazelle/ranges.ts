import type { GazelleApi } from './api/gazelle-api.ts';
import { countMany, enumValues, type Filter } from './api/lookups.ts';

/**
 * How a list is divided for a full read. A range has a stable key, by which a run that resumes an interrupted read knows it:
 * `2024`, `2012-2016`, `-2012` and `2024-` without an end, `INVOICE`, `CALL+EMAIL`; `all` is the whole list.
 */
export interface Ranges {
  /** The keys of the ranges that together hold every record; one, `all`, where the list is short. */
  divide(api: GazelleApi, list: Parameters<typeof countMany>[1], pageSize: number): Promise<string[]>;
  /** What asks for one range; null for all. */
  filterOf(key: string): Filter | null;
}

/** The key of the whole list. */
export const wholeList = 'all';

/** A list of fewer pages is one range. */
const fewPages = 6;
/** A range has at least so many pages, but for the last one. */
const leastPages = 2;

/** Before Gazelle was founded; older dates fall in the first range. */
const firstYear = 2010;

/**
 * The years of a date, by the filter that is named for it (UTC dates; both days are included). One range ends on the day on
 * which the next begins: whether a filter takes that day to its midnight or to its end, nothing falls between the two.
 */
export function byYear(date: string): Ranges {
  const within = (from: string | undefined, to: string | undefined): Filter => ({
    ...(from && { [`${date}Get`]: `${from}-01-01` }),
    ...(to && { [`${date}Let`]: `${Number(to) + 1}-01-01` }),
  });
  const filterOf = (key: string) => {
    const [, from, isSpan, to] = /^(\d{4})?(-)?(\d{4})?$/.exec(key) ?? [];
    return from || to ? within(from, isSpan ? to : from) : null;
  };
  // Nothing is older: what has no date is found by no range.
  const dated = within('1900', undefined);
  return {
    filterOf,
    async divide(api, list, pageSize) {
      const lastYear = Math.max(firstYear + 1, api.now().toZonedDateTimeISO('UTC').year);
      const years = Array.from({ length: lastYear - firstYear + 1 }, (_, i) => firstYear + i);
      const keyOf = (some: readonly number[]): string => {
        const [first = firstYear, last = lastYear] = [some[0], some.at(-1)];
        const [from, to] = [first === firstYear ? '' : first, last === lastYear ? '' : last];
        return first === last && from && to ? `${first}` : `${from}-${to}`;
      };
      const counted = [null, dated, ...years.map((year) => filterOf(keyOf([year])))];
      const [total = 0, found = 0, ...sizes] = await countMany(api, list, counted);
      return divided(years, { total, found, sizes, pageSize }, keyOf);
    },
  };
}

/** The types of the records, by an enum that the API itself names. */
export const byType = (enumName: string): Ranges => ({
  filterOf: (key) => (key === wholeList ? null : { types: key.split('+') }),
  async divide(api, list, pageSize) {
    const types = await enumValues(api, enumName);
    const counted = types.map((type) => ({ types: [type] }));
    const [total = 0, ...sizes] = await countMany(api, list, [null, ...counted]);
    const found = sizes.reduce((sum, size) => sum + size, 0);
    return divided(types, { total, found, sizes, pageSize }, (some) => some.join('+'));
  },
});

/** What Gazelle counts of a list: all of it, what its ranges hold together, and each of them. */
interface Counts {
  total: number;
  found: number;
  sizes: readonly number[];
  pageSize: number;
}

/**
 * The keys of ranges of some pages each, of neighbours; one of all where the list is short, or has a record that no range finds.
 */
function divided<K>(
  keys: readonly K[],
  { total, found, sizes, pageSize }: Counts,
  keyOf: (some: readonly K[]) => string,
): string[] {
  if (total < fewPages * pageSize || total > found) return [wholeList];
  const groups: K[][] = [];
  let size = Number.POSITIVE_INFINITY;
  for (const [i, key] of keys.entries()) {
    if (size >= leastPages * pageSize) {
      groups.push([]);
      size = 0;
    }
    groups.at(-1)?.push(key);
    size += sizes[i] ?? 0;
  }
  return groups.map(keyOf);
}

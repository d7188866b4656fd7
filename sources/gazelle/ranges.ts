import type { GazelleApi } from './api/gazelle-api.ts';
import { type Counted, countMany, enumValues, type Filter } from './api/lookups.ts';

/**
 * How a list is divided for a full read. A range has a stable key, by which a run that resumes an interrupted read knows it:
 * `2024`, `2012-2016`, `-2012` and `2024-` without an end, `INVOICE`, `CALL+EMAIL`; `all` is the whole list.
 */
export interface Ranges {
  /** The keys of the smallest ranges, in order. */
  smallest(api: GazelleApi): Promise<string[]>;
  /** The key of neighbours together. */
  join(keys: readonly string[]): string;
  /** What asks for one range; null for all. */
  filterOf(key: string): Filter | null;
  /** What finds all that lies in any range, where that is not what all of them are together. */
  any?: Filter;
}

/** The key of the whole list. */
export const wholeList = 'all';

/** A list of fewer pages is one range. */
const fewPages = 6;
/** A range has at least this many pages, except the last one. */
const leastPages = 2;

/** The keys of ranges that together hold every record; `all` alone where the list is short, or has a record that no range finds. */
export async function divide(
  { smallest, join, filterOf, any }: Ranges,
  api: GazelleApi,
  list: Counted,
  pageSize: number,
): Promise<string[]> {
  const keys = await smallest(api);
  if (keys.length === 0) return [wholeList];
  const counted = [null, any ?? filterOf(join(keys)), ...keys.map(filterOf)];
  const [total = 0, found = 0, ...sizes] = await countMany(api, list, counted);
  if (total < fewPages * pageSize || total > found) return [wholeList];
  const groups: string[][] = [];
  let size = Infinity;
  for (const [i, key] of keys.entries()) {
    if (size >= leastPages * pageSize) {
      groups.push([]);
      size = 0;
    }
    groups.at(-1)?.push(key);
    size += sizes[i] ?? 0;
  }
  return groups.length > 1 ? groups.map(join) : [wholeList];
}

/** Before Gazelle was founded; older dates fall in the first range. */
const firstYear = 2010;

/**
 * The years of a date, by the filter that is named for it (UTC dates; both days are included). One range ends on the day on
 * which the next begins: whether a filter takes that day to its midnight or to its end, nothing falls between the two.
 */
export const byYear = (date: string): Ranges => ({
  async smallest(api) {
    const lastYear = Math.max(firstYear + 1, api.now().toZonedDateTimeISO('UTC').year);
    const between = Array.from({ length: lastYear - firstYear - 1 }, (_, i) => `${firstYear + 1 + i}`);
    return [`-${firstYear}`, ...between, `${lastYear}-`];
  },
  join(keys) {
    const [from, to] = [keys[0]?.split('-')[0], keys.at(-1)?.split('-').at(-1)];
    return from === to ? `${from}` : `${from}-${to}`;
  },
  filterOf(key) {
    if (!/^(\d{4})?-?(\d{4})?$/.test(key)) return null;
    const [from, to = from] = key.split('-');
    return {
      ...(from && { [`${date}Get`]: `${from}-01-01` }),
      ...(to && { [`${date}Let`]: `${Number(to) + 1}-01-01` }),
    };
  },
  // Nothing is older: what has no date is found by no range.
  any: { [`${date}Get`]: '1900-01-01' },
});

/** The types of the records, by an enum that the API itself names. */
export const byType = (enumName: string): Ranges => ({
  smallest: (api) => enumValues(api, enumName),
  join: (keys) => keys.join('+'),
  filterOf: (key) => (key === wholeList ? null : { types: key.split('+') }),
});

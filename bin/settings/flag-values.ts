import { closestMatch } from 'leven';
import ms from 'ms';
import { Temporal } from 'temporal-polyfill';
import type { Sentence } from '../../sentences/sentence.ts';
import { UsageError } from '../usage-error.ts';
import { settingOf } from './environment.ts';

/** A whole number in a range, given once. */
export const wholeNumber =
  ([least, most = Number.MAX_SAFE_INTEGER]: readonly [number, number?]) =>
  (value: unknown, flag = ''): number => {
    const number = Number(value);
    const isPlain = (typeof value === 'string' || typeof value === 'number') && value !== '';
    if (isPlain && Number.isSafeInteger(number) && number >= least && number <= most) return number;
    const end = most === Number.MAX_SAFE_INTEGER ? 'on' : (`to ${most}` as const);
    throw new UsageError([`--${flag} takes one whole number from ${least} ${end}`]);
  };

/** The longest duration a flag accepts. A much longer one would give an invalid date. */
const longest = ms('100y');

/** A length of time such as 90s, 10m, 24h or 7d, in milliseconds. */
export const duration =
  (least = 0) =>
  (value: unknown, flag = ''): number => {
    const length = toMilliseconds(value, least);
    if (length !== null) return length;
    const end = least > 0 ? (`, ${ms(least)} at least` as const) : '';
    throw new UsageError([`--${flag} takes a length of time, such as 90s, 10m or 24h${end}`]);
  };

/** A moment: a length of time ago, or ISO 8601; a date alone is midnight UTC. Gives ISO 8601 in UTC. */
export function moment(value: unknown, flag = ''): string {
  const ago = toMilliseconds(value);
  if (ago !== null) return new Date(Date.now() - ago).toISOString();
  const text = String(value);
  const isDate = /^\d{4}-\d\d-\d\d$/.test(text);
  const instant = toInstant(isDate ? `${text}T00:00:00Z` : text);
  if (!instant) throw new UsageError([`--${flag} takes 24h, 7d or a moment such as 2026-01-31T08:00:00Z`]);
  if (Date.parse(instant) > Date.now()) throw new UsageError([`--${flag} lies in the future`]);
  return instant;
}

/** Names with commas between them, or the flag repeated. */
export function nameList(value: unknown): string[] {
  const names = [value].flat().flatMap((text) => String(text).split(','));
  return names.map((name) => name.trim()).filter((name) => name !== '');
}

/** Throws a UsageError where more than one of the flags is given that exclude each other. */
export function exclusive(options: { full: boolean; sweep: boolean; since?: unknown }): void {
  const ways = (['full', 'sweep', 'since'] as const).filter((name) => options[name]);
  if (ways.length > 1) throw new UsageError([`--${ways[0]} and --${ways[1]} exclude each other`]);
}

/** The entities that `--entity` names; all of them (an empty list) without the flag. Throws a UsageError. */
export async function chosenEntities(wanted: readonly string[] | undefined): Promise<readonly string[]> {
  if (!wanted) return [];
  // Loaded here, because the names come with all that is synced, which would make every command slow to start.
  const { entityNames } = await import('../../pipeline/flows.ts');
  if (wanted.length === 0) throw new UsageError([`--entity takes names: ${entityNames.join(', ')}`]);
  const unknown = wanted.filter((name) => !entityNames.includes(name));
  if (unknown.length > 0)
    throw new UsageError(unknown.map((name) => unknownName('entity', name, entityNames)));
  return wanted;
}

/** The columns that `--exclude` or ETL_EXCLUDE names. Throws a UsageError for an unknown one, or one that the sync needs. */
export async function chosenColumns(wanted: readonly string[] = []): Promise<readonly string[]> {
  const names = wanted.length > 0 ? wanted : nameList(settingOf(process.env, 'ETL_EXCLUDE') ?? '');
  if (names.length === 0) return [];
  const { columnNames } = await import('../../pipeline/exclude.ts');
  const { free, needed } = columnNames();
  const wrong = names.filter((name) => !free.includes(name));
  const problems = wrong.map((name) =>
    needed.includes(name)
      ? (`${name} cannot be excluded: the sync needs it` as const)
      : unknownName('column', name, free),
  );
  if (problems.length > 0) throw new UsageError(problems);
  return [...new Set(names)].sort();
}

type Kind = 'flag' | 'entity' | 'account' | 'column' | 'option' | 'collection' | 'fault';

/** Says that the name is unknown, and suggests a similar one. */
export function unknownName(kind: Kind, name: string, names: readonly string[]): Sentence {
  const nearest = closestMatch(name, [...names], { maxDistance: Math.min(4, Math.ceil(name.length / 3)) });
  const hint = nearest ? (`did you mean ${nearest}?` as const) : (`there are ${names.join(', ')}` as const);
  return `there is no ${kind} "${name}": ${hint}`;
}

/** The milliseconds of a text such as 90s; null where it is no length of time, or shorter than `least`. */
export function toMilliseconds(value: unknown, least = 0): number | null {
  if (typeof value !== 'string' || !/^\d+(\.\d+)?\s*[a-z]+$/i.test(value)) return null;
  const length: number | undefined = ms(value as ms.StringValue);
  return length !== undefined && length >= least && length <= longest ? length : null;
}

function toInstant(text: string): string | null {
  try {
    return Temporal.Instant.from(text).toString();
  } catch {
    return null;
  }
}

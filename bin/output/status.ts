import ms from 'ms';
import type { EntityStatus } from '../../pipeline/operate/entity-status.ts';
import { labelled, t, told, type Word } from '../messages/text.ts';
import { formatCount, formatTable } from './table.ts';

const columns = ['entity', 'rows', 'changed', 'last success', 'age', 'swept', 'failed', 'rejects'] as const;
export const statusHead: readonly Word[] = columns;

/** A time as tables give it: minutes, in UTC, the year left out; `-` where there is none. */
export const shortTime = (time: string | null): string =>
  time === null ? '-' : `${time.slice(5, 16).replace('T', ' ')}Z`;

const hour = ms('1h');

/** A length of time in one unit; in hours up to three days, since a night more or less is what matters. */
const span = (lengthMs: number): string =>
  lengthMs >= hour && lengthMs < 72 * hour ? `${Math.floor(lengthMs / hour)}h` : ms(Math.max(1000, lengthMs));

const since = (time: string | null): string => (time === null ? '-' : span(Date.now() - Date.parse(time)));

/** The cells below {@link statusHead}. */
export const statusRow = (one: EntityStatus): string[] => [
  one.entity,
  formatCount(one.rows),
  since(one.lastChangeAt),
  shortTime(one.lastSuccessAt),
  one.ageMs === null ? t('never') : span(one.ageMs),
  since(one.lastComparedAt),
  formatCount(one.failures),
  formatCount(one.openRejects),
];

/** The state of every entity, for people: a table, then a line for each that is stale or failing. */
export const statusTable = (entities: readonly EntityStatus[], maxAgeMs: number | undefined): string =>
  `${[formatTable(statusHead, entities.map(statusRow), 1), ...concerns(entities, maxAgeMs)].join('\n')}\n`;

/** A line for each that is stale, and for each that fails. */
export function concerns(entities: readonly EntityStatus[], maxAgeMs: number | undefined): string[] {
  const stale = entities.filter(({ stale }) => stale);
  const failing = entities.filter(({ failures }) => failures > 0);
  return [
    ...stale.map(({ entity, ageMs }) => {
      const age = ageMs === null ? t('never') : t('{age} ago', span(ageMs));
      return labelled(entity, t('last success {age}, wanted within {limit}', age, span(maxAgeMs ?? 0)));
    }),
    ...failing.map(({ entity, failures, error }) => {
      const times =
        failures === 1 ? t('failed in the last run') : t('failed {times} times in a row', failures);
      return labelled(entity, labelled(times, error ? told(error) : t('no reason is known')));
    }),
  ];
}

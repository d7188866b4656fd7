import type { Change } from '../../pipeline/operate/changes.ts';
import { labelled, language, t, translated } from '../messages/text.ts';

/** The time zone of lines of changes, and what is printed beside the ids of users and clients. */
interface Style {
  timeZone: string;
  names: ReadonlyMap<string, string>;
}

/** Columns that say the same as others, or nothing to a person. */
const unsaid = ['local_date', 'local_time', 'deleted_at', 'updated_at'];

/** Columns whose values hold nothing personal: ids, times, codes. */
const open = /(_id|_at|_on|_minutes)$|^(status|type)$/;

/** What an inserted record is told by. */
const main = ['start_at', 'user_id', 'client_id'];

/** One change, for people: `1042  Mon, 2 Mar 2026, 16:20  appointment evt_1: technician usr_2 -> usr_5`. */
export function changeLine({ id, entity, record_id, changed_at, ...change }: Change, style: Style): string {
  const noun = translated(entity.replace(/s$/, ''));
  const about = labelled(`${noun} ${shown(record_id, style)}`, sayings(change, style).join('; '));
  return `${id}  ${shown(changed_at, style)}  ${about}`;
}

function sayings(
  { change, columns, ...values }: Pick<Change, 'change' | 'columns' | 'old' | 'new'>,
  style: Style,
): string[] {
  const [old, now]: Record<string, unknown>[] = [Object(values.old), Object(values.new)];
  if (change === 'inserted') {
    const said = main.filter((column) => now?.[column]);
    return [t('new'), ...said.map((column) => `${wordFor(column)} ${shown(now?.[column], style)}`.trim())];
  }
  const said = columns.filter((column) => !unsaid.includes(column));
  const others = said.length > 0 || change !== 'updated' ? said.filter((one) => !open.test(one)) : columns;
  return [
    ...(change === 'deleted' ? [t('deleted in Gazelle')] : change === 'restored' ? [t('is back')] : []),
    ...said
      .filter((column) => open.test(column))
      .map((column) => saying(column, shown(old?.[column], style), shown(now?.[column], style))),
    ...(others.length > 0 ? [labelled(t('changed columns'), others.join(', '))] : []),
  ];
}

/** What is said of one column. */
function saying(column: string, from: string, to: string): string {
  if (column === 'start_at') return t('moved from {from} to {to}', from, to);
  if (column === 'status' && to === 'CANCELED') return t('cancelled');
  if (column === 'status' && to === 'COMPLETE') return t('completed');
  return `${wordFor(column)} ${from} -> ${to}`;
}

const words: Record<string, string> = { user_id: 'technician', client_id: 'client', start_at: '' };
const wordFor = (column: string): string => translated(words[column] ?? column);

/** A value for a line; `-` where there is none. */
function shown(value: unknown, { timeZone, names }: Style): string {
  const text = String(value ?? '-');
  if (/^\d{4}-\d\d-\d\dT/.test(text)) return localTime(new Date(text), timeZone);
  return names.has(text) ? `${names.get(text)} (${text})` : text;
}

/** A time as people say it: `Tue, 3 Mar 2026, 09:00`. */
function localTime(time: Date, timeZone: string): string {
  const format = new Intl.DateTimeFormat(language === 'fr' ? 'fr-CA' : 'en-GB', {
    ...{ timeZone, weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' },
    ...{ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
  });
  return format.format(time);
}

import { stripVTControlCharacters, styleText } from 'node:util';
import type { AccountOutcome } from '../../pipeline/run-accounts.ts';
import type { Counts, EntitySummary, RunSummary } from '../../pipeline/summary.ts';
import { labelled, language, t, told, translated, type Word } from '../messages/text.ts';

/** The locale of numbers and dates. */
export const locale = language === 'fr' ? 'fr-CA' : 'en';
const numberFormat = new Intl.NumberFormat(locale);
const secondsFormat = new Intl.NumberFormat(locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 });

const counted = ['requests', 'fetched', 'inserted', 'updated', 'unchanged', 'deleted', 'rejected'] as const;

/** Marks for counts after a repeated write, which counts rows that the first attempt did write as unchanged. */
const bounds: Record<string, '>=' | '<='> = { inserted: '>=', updated: '>=', unchanged: '<=', deleted: '>=' };

const colours = { success: 'green', partial: 'yellow', failed: 'red' } as const;

/** Columns of names, which are the same in every language, even where they look like words: the strategy `full`. */
const nameColumns = ['account', 'entity', 'strategy', 'collection', 'id'];

/** A cell in the language of this process; a status in its colour, where the terminal takes it (as NO_COLOR and TERM say). */
function shown(head: string | undefined, text: string): string {
  const cell = head !== undefined && nameColumns.includes(head) ? text : translated(text);
  const colour = Object.entries(colours).find(([status]) => status === text)?.[1];
  return colour ? styleText(colour, cell, { stream: process.stdout }) : cell;
}

/**
 * Rows under a head, the first `left` columns aligned left. Too wide for the terminal, it leaves out what is all zero, and more.
 */
export function formatTable(
  head: readonly string[],
  rows: readonly (readonly string[])[],
  left: number,
  width = process.stdout.isTTY ? process.stdout.columns : Number.POSITIVE_INFINITY,
): string {
  const columns = head.map((name, i) => {
    const texts = [translated(name), ...rows.map((row) => shown(name, row[i] ?? ''))];
    const widest = Math.max(...texts.map(widthOf));
    const cells = texts.map((text) => {
      const space = ' '.repeat(widest - widthOf(text));
      return i < left ? text + space : space + text;
    });
    return { cells, isSpare: spare.includes(name) || rows.every((row) => row[i] === '0') };
  });
  const layOut = (some: typeof columns) =>
    [head, ...rows].map((_, row) => some.map(({ cells }) => cells[row]).join('  '));
  const lines = layOut(columns);
  const fits = Math.max(...lines.map(widthOf)) <= width;
  const shownLines = fits ? lines : layOut(columns.filter(({ isSpare }) => !isSpare));
  return shownLines.join('\n').replaceAll(/ +$/gm, '');
}

/** What a table that is too wide for the terminal leaves out, beside columns that are all zero. */
const spare = ['requests', 'strategy', 'unchanged', 'swept', 'changed', 'mode', 'run', 'since'];

const widthOf = (text: string): number => stripVTControlCharacters(text).length;

/** A count for a cell, `?` when it is unknown; `bound` marks one that is a limit, not the exact number. */
export const formatCount = (count: number | null, bound: '' | '>=' | '<=' = ''): string =>
  count === null ? '?' : `${bound}${numberFormat.format(count)}`;

/** What is said in place of so many items that are left out. */
export const more = (count: number): string[] =>
  count > 0 ? [t('and {count} more', formatCount(count))] : [];

/** A length of time in seconds, with one decimal. */
export const formatSeconds = (lengthMs: number): string => secondsFormat.format(lengthMs / 1000);

const cells = (counts: Counts) =>
  counted.map((name) => formatCount(counts[name], counts.lowerBound ? bounds[name] : ''));

/** A line for each account, and their sum. */
export function accountsTable(outcomes: readonly AccountOutcome[], totals: Counts): string {
  const rows = outcomes.map(({ account, result }) =>
    result
      ? [account, result.summary.run.status, ...cells(result.summary.totals)]
      : [account, 'not begun', ...counted.map(() => '-')],
  );
  rows.push([t('total'), '', ...cells(totals)]);
  return `${formatTable(['account', 'status', ...counted], rows, 2)}\n`;
}

/** The columns of a run's summary. */
export const summaryHead: readonly Word[] = ['entity', 'strategy', 'status', ...counted];

/** The summary of a run, for people: a line for each entity, their sum, and what is to be said of it. */
export function summaryTable(summary: RunSummary): string {
  const { run, entities, totals } = summary;
  const rows = entities.map(({ entity, strategy, status, toBeContinued, ...counts }) => [
    ...[entity, strategy ?? '-', toBeContinued ? 'to be continued' : status],
    ...cells(counts),
  ]);
  rows.push([t('total'), '', run.status, ...cells(totals)]);
  const table = formatTable(summaryHead, rows, 3);
  return `${[table, '', ...comparison(summary), ...summaryNotes(summary)].join('\n')}\n`;
}

/** How much a run read, compared with a full one. */
function comparison({ entities }: RunSummary): string[] {
  const parts = entities.flatMap(({ entity, fetched, listed }) =>
    listed && listed > fetched
      ? [`${entity} ${formatCount(listed)} -> ${formatCount(fetched)} (${percent(listed, fetched)})`]
      : [],
  );
  return parts.length > 0 ? [labelled(t('read instead of all'), parts.join(', '))] : [];
}

/** A change in percent, cut off and not rounded: -100 % means that nothing is left. */
export function percent(before: number, after: number): string {
  if (before === 0) return '';
  const change = Math.trunc((after / before - 1) * 100);
  return `${change > 0 ? '+' : ''}${change} %`;
}

/** The lines below the table; the last one is about the whole run. */
function summaryNotes({ run, entities, totals }: RunSummary): string[] {
  const { newRejects, ignored } = totals;
  const known = totals.rejected + totals.incomplete - newRejects;
  const rejects = 'rejects: {fresh} new, {known} known from earlier runs, {ignored} ignored';
  const failed = run.failed.length > 0 && labelled(t('failed'), run.failed.join(', '));
  const why = failed || (run.status === 'partial' && !run.error && t('rejects only'));
  const end = run.dryRun
    ? '{mode} dry run, nothing written: {status} in {seconds} s (run {id})'
    : '{mode} sync: {status} in {seconds} s (run {id})';
  const status = translated(run.status) + (why ? ` (${why})` : '');
  return [
    ...entities.flatMap((entity) => differenceNotes(entity, run.dryRun)),
    ...entities.flatMap(failureNotes),
    ...(run.error ? [told(run.error)] : []),
    ...(newRejects + known + ignored > 0 ? [t(rejects, newRejects, known, ignored)] : []),
    t(end, translated(run.mode), status, formatSeconds(run.durationMs), run.id),
  ];
}

function differenceNotes(entity: EntitySummary, isDryRun: boolean): string[] {
  const { differences = [], inserted, updated, deleted } = entity;
  const notes = differences.map(({ id, change, columns }) => {
    const which = columns.length > 0 ? ` (${columns.join(', ')})` : '';
    return labelled(`${entity.entity} ${id}`, translated(change) + which);
  });
  const hidden = isDryRun && notes.length > 0 ? (inserted ?? 0) + (updated ?? 0) + deleted - notes.length : 0;
  return [...notes, ...more(hidden).map((text) => labelled(entity.entity, text))];
}

function failureNotes({ entity, error, rejects = [] }: EntitySummary): string[] {
  const notes = rejects.map(({ id, kind, reason }) => {
    const text = kind === 'value' ? 'stored without a value: {reason}' : 'rejected: {reason}';
    return labelled(`${entity} ${id}`, t(text, told(reason)));
  });
  return error ? [labelled(entity, told(error)), ...notes] : notes;
}

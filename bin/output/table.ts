import Table from 'cli-table3';
import type { AccountOutcome } from '../../pipeline/run-accounts.ts';
import type { Counts, RunSummary } from '../../pipeline/summary.ts';

const numberFormat = new Intl.NumberFormat('en');
const countNames = [
  'requests',
  'fetched',
  'inserted',
  'updated',
  'unchanged',
  'deleted',
  'rejected',
] as const;

/** Plain characters and no colours: the table is piped into logs and mails as often as it is read on a terminal. */
const borders = ['top', 'bottom', 'left', 'mid', 'right'].flatMap((side) => [side, `${side}-mid`]);
const corners = ['top-left', 'top-right', 'bottom-left', 'bottom-right'];
const plain = {
  chars: { ...Object.fromEntries([...borders, ...corners].map((name) => [name, ''])), middle: '  ' },
  style: { head: [], border: [], 'padding-left': 0, 'padding-right': 0 },
};

/** Rows of text under a head, the first `left` columns aligned left and the others right. */
export function formatTable(
  head: readonly string[],
  rows: readonly (readonly string[])[],
  left: number,
): string {
  const colAligns = head.map((_, column): 'left' | 'right' => (column < left ? 'left' : 'right'));
  const table = new Table({ ...plain, head: [...head], colAligns });
  table.push(...rows.map((row) => [...row]));
  return table
    .toString()
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n');
}

/** A count for a cell, `?` when it is unknown; `bound` marks one that is a limit, not the exact number. */
export const formatCount = (count: number | null, bound: '' | '>=' | '<=' = ''): string =>
  count === null ? '?' : `${bound}${numberFormat.format(count)}`;

/** A note on lower bounds: if the first attempt did write the rows, the repeated write counted them as unchanged. */
const bounds: Partial<Record<(typeof countNames)[number], '>=' | '<='>> = {
  inserted: '>=',
  updated: '>=',
  unchanged: '<=',
  deleted: '>=',
};

const cells = (counts: Counts) =>
  countNames.map((name) => formatCount(counts[name], counts.lowerBound ? bounds[name] : ''));

/** A line for each account, and their sum. */
export function accountsTable(outcomes: readonly AccountOutcome[], totals: Counts): string {
  const rows = outcomes.map(({ account, result }) =>
    result
      ? [account, result.summary.run.status, ...cells(result.summary.totals)]
      : [account, 'not begun', ...countNames.map(() => '-')],
  );
  rows.push(['total', '', ...cells(totals)]);
  return `${formatTable(['account', 'status', ...countNames], rows, 2)}\n`;
}

/** A line for each entity, and their sum. */
export const summaryHead = ['entity', 'strategy', 'status', ...countNames];
export const summaryRows = ({ run, entities, totals }: RunSummary): string[][] => [
  ...entities.map((entity) => [
    entity.entity,
    entity.strategy ?? '-',
    entity.toBeContinued ? 'to be continued' : entity.status,
    ...cells(entity),
  ]),
  ['total', '', run.status, ...cells(totals)],
];

/** The summary of a run as an operator reads it. */
export const summaryTable = (summary: RunSummary): string =>
  `${[formatTable(summaryHead, summaryRows(summary), 3), '', ...summaryNotes(summary)].join('\n')}\n`;

/** What there is to say below the table, the last line on the run as a whole. */
export function summaryNotes({ run, entities, totals }: RunSummary): string[] {
  const lines: string[] = [];
  for (const { entity, oldestComparison } of entities) {
    if (oldestComparison === null) continue;
    const days = Math.max(
      0,
      Math.floor((Date.parse(run.finishedAt) - Date.parse(oldestComparison)) / 86_400_000),
    );
    lines.push(`${entity}: oldest comparison ${days} ${days === 1 ? 'day' : 'days'} ago`);
  }
  for (const { entity, differences = [] } of entities) {
    for (const { id, change, columns } of differences) {
      lines.push(`${entity} ${id}: ${change}${columns.length > 0 ? ` (${columns.join(', ')})` : ''}`);
    }
  }
  for (const { entity, error, rejects = [] } of entities) {
    if (error) lines.push(`${entity}: ${error}`);
    for (const { id, kind, reason } of rejects) {
      lines.push(`${entity} ${id}: ${kind === 'value' ? 'stored without a value' : 'rejected'}: ${reason}`);
    }
  }
  if (run.error) lines.push(run.error);
  const { newRejects, ignored } = totals;
  const known = totals.rejected + totals.incomplete - newRejects;
  if (newRejects + known + ignored > 0) {
    lines.push(`rejects: ${newRejects} new, ${known} known from earlier runs, ${ignored} ignored`);
  }
  const isForRejects = run.status === 'partial' && run.failed.length === 0 && !run.error;
  const why =
    run.failed.length > 0 ? ` (failed: ${run.failed.join(', ')})` : isForRejects ? ' (rejects only)' : '';
  const what = `${run.mode} ${run.dryRun ? 'dry run, nothing written' : 'sync'}`;
  const seconds = (run.durationMs / 1000).toFixed(1);
  lines.push(`${what}: ${run.status}${why} in ${seconds} s (run ${run.id})`);
  return lines;
}

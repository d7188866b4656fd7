import type { PastRun } from '../../pipeline/operate/status.ts';
import { t, told, translated, type Word } from '../messages/text.ts';
import { shortTime } from './status.ts';
import { formatCount, formatSeconds, formatTable } from './table.ts';

const heads: Record<'run' | 'entity', Word[]> = {
  run: ['run', 'started', 'mode', 'outcome', 'read', 'written', 'rejected', 'took'],
  entity: ['entity', 'strategy', 'outcome', 'read', 'written', 'rejected'],
};

const seconds = (durationMs: number | null): string =>
  durationMs === null ? '-' : `${formatSeconds(durationMs)} s`;

function cells(counts: PastRun['totals']): string[] {
  if (!counts) return ['-', '-', '-'];
  const { fetched, inserted, updated, deleted, rejected } = counts;
  return [fetched, (inserted ?? 0) + (updated ?? 0) + deleted, rejected].map((count) => formatCount(count));
}

/** The last runs, newest first. */
export function historyTable(runs: readonly PastRun[]): string {
  if (runs.length === 0) return `${t('No run is recorded yet.')}\n`;
  const rows = runs.map(({ id, startedAt, mode, status, totals, durationMs }) => {
    const about = [id.slice(0, 8), shortTime(startedAt), mode ?? '-', status ?? '-'];
    return [...about, ...cells(totals), seconds(durationMs)];
  });
  return `${formatTable(heads.run, rows, 4)}\n`;
}

/** One run: its entities, then what was unusual, and its first errors. */
export function runReport({ entities, errors, warnings = [], ...run }: PastRun): string {
  const rows = entities.map((one) => [one.entity, one.strategy ?? '-', one.status, ...cells(one)]);
  const times = `${run.startedAt ?? '-'} -> ${run.finishedAt ?? '-'} (${seconds(run.durationMs)})`;
  const words = [run.mode, run.status].map((word) => word && translated(word));
  const about = [run.id, ...words, times, run.triggeredBy].filter(Boolean).join('  ');
  return `${[about, formatTable(heads.entity, rows, 3), ...[...warnings, ...errors].map(told)].join('\n')}\n`;
}

import { PassThrough } from 'node:stream';
import { afterEach, expect, test, vi } from 'vitest';
import { progressLine } from '../../bin/output/progress.ts';
import { formatTable, summaryHead, summaryTable } from '../../bin/output/table.ts';
import type { EntitySummary, RunSummary } from '../../pipeline/summary.ts';

const head = [...summaryHead];
const rows = [
  ['appointments', 'newest-first', 'failed', '1', '7', '1', '4', '2', '0', '0'],
  ['total', '', 'partial', '8', '89', '25', '23', '41', '0', '0'],
];
const widest = (text: string) => Math.max(...text.split('\n').map(({ length }) => length));

afterEach(() => vi.unstubAllEnvs());

test('a table fits the terminal: what is all zero and what can be spared goes, and the status stays', () => {
  const narrow = formatTable(head, rows, 3, 80);
  expect(widest(narrow)).toBeLessThanOrEqual(80);
  expect(narrow).toMatch(/^entity +status +fetched +inserted +updated\n/);
  expect(formatTable(head, rows, 3, 120)).toContain('rejected');
  const rejected = rows.map((row) => [...row.slice(0, -1), '1']);
  expect(formatTable(head, rejected, 3, 60)).toContain('rejected');
});

test('only the status is coloured, and only where colours are wanted', () => {
  vi.stubEnv('FORCE_COLOR', '1');
  vi.stubEnv('NO_COLOR', undefined);
  const green = `${String.fromCharCode(27)}[32m`;
  const text = formatTable(['entity', 'status'], [['clients', 'success']], 2);
  expect(text.split(String.fromCharCode(27))).toHaveLength(3);
  expect(text).toContain(`${green}success`);
  vi.stubEnv('FORCE_COLOR', undefined);
  vi.stubEnv('NO_COLOR', '1');
  expect(formatTable(['entity', 'status'], [['clients', 'success']], 2)).not.toContain(green);
});

const counts = { requests: 1, fetched: 1344, inserted: 1344, updated: 0, unchanged: 0, deleted: 0 };
const none = { rejected: 0, incomplete: 0, newRejects: 0, ignored: 0 };

function summaryOf(entity: Partial<EntitySummary>, run: Partial<RunSummary['run']> = {}): RunSummary {
  const clients: EntitySummary = {
    entity: 'clients',
    strategy: 'full',
    status: 'success',
    ...counts,
    ...none,
    watermark: { from: null, to: null },
    error: null,
    oldestComparison: null,
  };
  const plain: RunSummary['run'] = {
    id: 'r',
    mode: 'incremental',
    dryRun: true,
    startedAt: '',
    finishedAt: '',
    durationMs: 1000,
    status: 'success',
    failed: [],
  };
  return {
    run: { ...plain, ...run },
    entities: [{ ...clients, ...entity }],
    totals: { ...counts, ...none },
  };
}

test('a dry run tells how much more there is, and a later one what it did not read', () => {
  const first = summaryTable(summaryOf({ differences: [{ id: 'cli_1', change: 'insert', columns: [] }] }));
  expect(first).toContain('clients: and 1,343 more\n');
  expect(first).toContain('incremental dry run, nothing written: success');

  const text = summaryTable(summaryOf({ fetched: 5, listed: 1344, watermark: { from: 'T', to: 'T' } }));
  expect(text).toContain('read instead of all: clients 1,344 -> 5 (-99 %)');
  expect(text).toContain('incremental dry run');
  expect(summaryTable(summaryOf({ fetched: 5, listed: 5 }))).not.toContain('instead of all');
});

test('progress tells records, and of a full read how many there are', () => {
  const work = { strategy: 'full' as const, tally: { fetched: 500 }, api: { listed: 2000 } };
  expect(progressLine('clients', work)).toBe('clients: 500 of 2,000 records');
  expect(progressLine('clients', { ...work, strategy: 'newest-first' })).toBe('clients: records: 500');
});

test('off a terminal progress is a line each 15 seconds, waits included, and none with --no-progress', async () => {
  vi.useFakeTimers();
  try {
    const { showProgress } = await import('../../bin/output/progress.ts');
    const stream = Object.assign(new PassThrough(), { isTTY: false });
    const off = await showProgress(false, stream);
    const progress = await showProgress(true, stream);
    progress.onWait('another run');
    vi.advanceTimersByTime(15_000 - 1);
    expect(stream.read()).toBeNull();
    progress.onWait('another run');
    vi.advanceTimersByTime(1);
    expect(String(stream.read())).toBe('waiting for another run\n');
    progress.end();
    off.end();
  } finally {
    vi.useRealTimers();
  }
});

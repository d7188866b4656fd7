import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { type Bench, shortBench } from '../../sandbox/bench/bench.ts';
import { longestChain, necessaryTime } from '../../sandbox/bench/chain.ts';
import { parts } from '../../sandbox/bench/parts/index.ts';
import { type Finding, isMissed, ratioOf, reportJson, reportTable } from '../../sandbox/bench/report.ts';
import type { Traced } from '../../sandbox/bench/served.ts';
import { withServers } from '../../sandbox/bench/servers.ts';

test('a short form of the benchmark measures every part, and says what each ratio means', {
  timeout: 120_000,
}, async () => {
  const findings: Finding[] = [];
  const traces: Record<string, readonly Traced[]> = {};
  const { scale } = shortBench;
  await withServers({ scale, counting: true }, async (servers) => {
    const bench: Bench = {
      sizes: shortBench,
      launcher: ['--', fileURLToPath(new URL('../../bin/etl', import.meta.url))],
      withBaseline: true,
      withServers: (_options, use) => use(servers),
      keepTrace(name, requests) {
        traces[name] = requests;
      },
    };
    for (const part of Object.values(parts)) {
      findings.push(...(await part(bench)));
      await servers.setLatency(0, 0);
    }
  });
  expect([...new Set(findings.map(({ part }) => part))]).toEqual(Object.keys(parts));
  for (const finding of findings) expect(ratioOf(finding), finding.what).toBeGreaterThan(0.01);
  for (const requests of Object.values(traces)) {
    expect(new Set(requests.map(({ side }) => side))).toEqual(new Set(['gazelle', 'supabase']));
    for (const { beganMs, endedMs } of requests) expect(endedMs).toBeGreaterThanOrEqual(beganMs);
  }
  const lines = reportTable(findings).trimEnd().split('\n');
  expect(lines).toHaveLength(1 + findings.length);
  for (const { meaning } of findings) expect(lines.some((line) => line.endsWith(meaning))).toBe(true);
  const json = JSON.parse(reportJson(findings, { traces }));
  expect(json.findings.map(({ missed }: { missed: boolean }) => missed)).toEqual(findings.map(isMissed));
});

test('a bound is missed beyond it, and not at it; what cannot be compared is missed', () => {
  const missed = (measured: number, bound: Finding['bound']) =>
    isMissed({ part: '', what: '', measured, against: 8, unit: 'requests', bound, meaning: '' });
  expect([8, 9, Number.NaN].map((measured) => missed(measured, { atMost: 1 }))).toEqual([false, true, true]);
  // Faster by so much: what is measured is the smaller of the two.
  expect([2, 2.1].map((measured) => missed(measured, { atLeast: 4 }))).toEqual([false, true]);
  expect(missed(100, null)).toBe(false);
});

test('the chain of requests that must follow each other is that of the pages of the longest list, or of all shared out', () => {
  const request = (beganMs: number, endedMs: number, list: string | null = null): Traced => ({
    side: 'gazelle',
    operation: '',
    list,
    beganMs,
    endedMs,
  });
  const opening = [request(0, 20), request(0, 10), request(20, 30)];
  const long = [request(40, 60, 'long'), request(70, 90, 'long')];
  const short = [request(40, 50, 'short'), request(95, 105, 'short')];
  const closing = [request(110, 115), request(120, 125)];
  const all = [...opening, ...long, ...short, ...closing];
  expect(longestChain(all)).toBe(7);
  expect(necessaryTime(all, 4)).toBe(30 + 40 + 10);
  // One at a time, all pages follow each other.
  expect(necessaryTime(all, 1)).toBe(30 + 60 + 10);
});

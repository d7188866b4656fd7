import type { Part } from '../bench.ts';
import { median, times } from '../measure.ts';
import type { Finding } from '../report.ts';
import { readTimeline } from './timeline.ts';

/** Slices of one list, all of about the same size, read concurrently at the latency of a slow API. */
export const slices: Part = ({ sizes, launcher, withServers }) =>
  withServers({ scale: 0, entries: sizes.slicedEntries, counting: true }, async (servers) => {
    await servers.setLatency(sizes.latencyMs, 0);
    const wallMs = async (concurrency: number) => {
      const flags = ['--concurrency', String(concurrency)];
      return (await readTimeline(launcher, servers, flags)).wallMs;
    };
    // The waiting is nearly all of it, so once is enough.
    const alone = await wallMs(1);
    const findings: Finding[] = [];
    for (const { atOnce, faster } of sizes.slices) {
      findings.push({
        part: 'slices',
        what: `${atOnce} slices at once, against 1, at ${sizes.latencyMs} ms`,
        measured: median(await times(sizes.repeat, () => wallMs(atOnce))),
        against: alone,
        unit: 'ms',
        bound: { atLeast: faster },
        meaning: `how many times faster; ${atOnce} would be without any start and end`,
      });
    }
    return findings;
  });

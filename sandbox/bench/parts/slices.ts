import type { Part } from '../bench.ts';
import { median, times } from '../measure.ts';
import type { Finding } from '../report.ts';
import { withServers } from '../servers.ts';
import { readTimeline } from './timeline.ts';

/** How much faster a full read must be when it reads so many slices at once. */
const wanted = [
  { slices: 4, faster: 3.5 },
  { slices: 8, faster: 6 },
];

/** Slices of one list, all of about the same size, read concurrently at the latency of a slow API. */
export const slices: Part = ({ sizes, launcher }) =>
  withServers({ scale: 0, entries: sizes.slicedEntries, counting: true }, async (servers) => {
    await servers.setLatency(sizes.latencyMs, 0);
    const wallMs = async (concurrency: number) => {
      const flags = ['--concurrency', String(concurrency)];
      return (await readTimeline(launcher, servers, sizes.slicedEntries, flags)).wallMs;
    };
    // The waiting is nearly all of it, so once is enough.
    const alone = await wallMs(1);
    const findings: Finding[] = [];
    for (const { slices, faster } of wanted) {
      findings.push({
        part: 'slices',
        what: `${slices} slices at once, against 1, at ${sizes.latencyMs} ms`,
        measured: median(await times(sizes.repeat, () => wallMs(slices))),
        against: alone,
        unit: 'ms',
        bound: { atLeast: faster },
        meaning: `how many times faster; ${slices} would be without any start and end`,
      });
    }
    return findings;
  });

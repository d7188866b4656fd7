import { formatCount } from '../../../bin/output/table.ts';
import type { Part } from '../bench.ts';
import type { Finding } from '../report.ts';
import { readTimeline } from './timeline.ts';

/** The most that a full read may take, whatever the account, in MB. */
const mostMb = 200;

/** The memory of a full read of a list ten times as long. */
export const memory: Part = async ({ sizes, launcher, withServers }) => {
  const peak = (entries: number) =>
    withServers(
      { scale: 0, entries, counting: true },
      async (servers) => (await readTimeline(launcher, servers)).peakMb,
    );
  const few = await peak(sizes.entries);
  const many = await peak(sizes.manyEntries);
  const finding = { part: 'memory', measured: many, unit: 'MB' } satisfies Partial<Finding>;
  const what = `peak memory of ${formatCount(sizes.manyEntries)} entries`;
  return [
    {
      ...finding,
      what: `${what}, against ${formatCount(sizes.entries)}`,
      against: few,
      bound: { atMost: 1.1 },
      meaning: '1 is memory that does not grow with the account',
    },
    {
      ...finding,
      what: `${what}, against ${mostMb} MB`,
      against: mostMb,
      bound: { atMost: 1 },
      meaning: '1 is what the smallest machine of a CI can spare',
    },
  ];
};

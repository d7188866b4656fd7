import { formatCount } from '../../../bin/output/table.ts';
import type { Part } from '../bench.ts';
import { median, times } from '../measure.ts';
import type { Finding } from '../report.ts';
import { readTimeline, rereadTimeline } from './timeline.ts';

/** The most that a full read may take, whatever the account, in MB. */
const mostMb = 200;

/** The memory of a full read of a list ten times as long, into a table that is empty and into one that has it all. */
export const memory: Part = async ({ sizes, launcher, withServers }) => {
  const peaks = (entries: number, repeat: number) =>
    withServers({ scale: 0, entries, counting: true }, async (servers) => {
      const empty = await times(repeat, () => readTimeline(launcher, servers));
      const full = await times(repeat, () => rereadTimeline(launcher, servers));
      const peak = (costs: typeof empty) => median(costs.map(({ peakMb }) => peakMb));
      return { empty: peak(empty), full: peak(full) };
    });
  const few = await peaks(sizes.entries, sizes.repeat);
  // A long one takes long, and says more.
  const many = await peaks(sizes.manyEntries, 1);
  return (['empty', 'full'] as const).flatMap((table): Finding[] => {
    const finding = { part: 'memory', measured: many[table], unit: 'MB' } as const;
    const what = `peak memory of ${formatCount(sizes.manyEntries)} entries, the table ${table}`;
    return [
      {
        ...finding,
        what: `${what}, against ${formatCount(sizes.entries)}`,
        against: few[table],
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
  });
};

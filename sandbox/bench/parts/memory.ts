import { formatCount } from '../../../bin/output/table.ts';
import type { Part } from '../bench.ts';
import { median, times } from '../measure.ts';
import type { Finding } from '../report.ts';
import { readTimeline, rereadTimeline } from './timeline.ts';

/** The most that a full read may take, in MB: of a long list, and of one ten times as long. */
const most = { few: 180, many: 320 };

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
  return (['few', 'many'] as const).flatMap((length) =>
    (['empty', 'full'] as const).map((table): Finding => {
      const entries = formatCount(length === 'few' ? sizes.entries : sizes.manyEntries);
      return {
        part: 'memory',
        what: `peak memory of ${entries} entries, the table ${table}, against ${most[length]} MB`,
        measured: (length === 'few' ? few : many)[table],
        against: most[length],
        unit: 'MB',
        bound: { atMost: 1 },
        meaning: '1 is as much as a small machine of a CI can spare; the ids seen are held',
      };
    }),
  );
};

import { formatCount } from '../../../bin/output/table.ts';
import type { Part } from '../bench.ts';
import type { Finding } from '../report.ts';
import { readTimeline, rereadTimeline } from './timeline.ts';

/** The most that a full read may take, whatever the account, in MB. */
const mostMb = 200;

/** The memory of a full read of a list ten times as long, into a table that is empty and into one that has it all. */
export const memory: Part = async ({ sizes, launcher, withServers }) => {
  const peaks = (entries: number) =>
    withServers({ scale: 0, entries, counting: true }, async (servers) => ({
      empty: (await readTimeline(launcher, servers)).peakMb,
      full: (await rereadTimeline(launcher, servers)).peakMb,
    }));
  const few = await peaks(sizes.entries);
  const many = await peaks(sizes.manyEntries);
  return (['empty', 'full'] as const).flatMap((table): Finding[] => {
    const finding = { part: 'memory', measured: many[table], unit: 'MB' } as const;
    const what = `peak memory of ${formatCount(sizes.manyEntries)} entries into ${table} tables`;
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

import { formatCount } from '../../../bin/output/table.ts';
import type { Bench, Part } from '../bench.ts';
import { type Cost, measure, median, times } from '../measure.ts';
import { runScript } from '../scripts.ts';
import { type Servers, withServers } from '../servers.ts';

/** Reads and stores all of a timeline of so many entries, and makes sure that it did. */
export async function readTimeline(
  launcher: string,
  servers: Servers,
  entries: number,
  flags: readonly string[] = [],
): Promise<Cost> {
  await servers.reset();
  await servers.rows();
  const args = ['--', launcher, 'sync', '--full', '--entity', 'timeline', '--json', ...flags];
  const cost = await measure(args, servers.env);
  await checkRows(servers, entries);
  return cost;
}

async function checkRows(servers: Servers, entries: number): Promise<void> {
  const rows = await servers.rows();
  if (rows !== entries) throw new Error(`${rows} rows came of ${entries} entries`);
}

/** A long list without latency, against a loop that only fetches and posts. */
export const longTimeline: Part = ({ sizes, launcher }: Bench) =>
  withServers({ scale: 0, entries: sizes.entries, counting: true }, async (servers) => {
    const runs = await times(sizes.repeat, async () => {
      const bare = await runScript('bare-loop', servers);
      await checkRows(servers, sizes.entries);
      return { bare, etl: await readTimeline(launcher, servers, sizes.entries) };
    });
    const what = `${formatCount(sizes.entries)} entries, against a bare fetch-and-post loop`;
    const finding = { part: 'timeline', unit: 'ms' as const };
    const of = (who: 'bare' | 'etl', figure: 'wallMs' | 'cpuMs') =>
      median(runs.map((run) => run[who][figure]));
    return [
      {
        ...finding,
        what: `wall time of ${what}`,
        measured: of('etl', 'wallMs'),
        against: of('bare', 'wallMs'),
        bound: { atMost: 1.15 },
        meaning: '1 is as fast as one page after the other can be read and posted, with nothing proven',
      },
      {
        ...finding,
        what: `CPU time of ${what}`,
        measured: of('etl', 'cpuMs'),
        against: of('bare', 'cpuMs'),
        bound: { atMost: 1.6 },
        meaning: '1 is no work but parsing and writing JSON; the rest proves, transforms and counts',
      },
    ];
  });

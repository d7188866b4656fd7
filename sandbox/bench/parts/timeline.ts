import { formatCount } from '../../../bin/output/table.ts';
import type { Part } from '../bench.ts';
import { type Cost, measure, median, times } from '../measure.ts';
import { runScript } from '../scripts.ts';
import type { Servers } from '../servers.ts';

/** Reads and stores all of the timeline, and makes sure that it did. */
export async function readTimeline(
  launcher: readonly string[],
  servers: Servers,
  flags: readonly string[] = [],
): Promise<Cost> {
  await servers.reset();
  return rereadTimeline(launcher, servers, flags);
}

/** The same where all of it may be stored already. */
export async function rereadTimeline(
  launcher: readonly string[],
  servers: Servers,
  flags: readonly string[] = [],
): Promise<Cost> {
  await servers.rows();
  const args = [...launcher, 'sync', '--full', '--entity', 'timeline', '--json', ...flags];
  const cost = await measure(args, servers.env);
  await checkRows(servers);
  return cost;
}

async function checkRows(servers: Servers): Promise<void> {
  const rows = await servers.rows();
  if (rows !== servers.entries) throw new Error(`${rows} rows came of ${servers.entries} entries`);
}

/** A long list without latency, against a loop that only fetches and posts. */
export const longTimeline: Part = ({ sizes, launcher, withServers }) =>
  withServers({ scale: 0, entries: sizes.entries, counting: true }, async (servers) => {
    const runs = await times(sizes.repeat, async () => {
      await servers.rows();
      const bare = await runScript('bare-loop', servers);
      await checkRows(servers);
      return { bare, etl: await readTimeline(launcher, servers) };
    });
    const what = `${formatCount(servers.entries)} entries, against a bare fetch-and-post loop`;
    const finding = { part: 'timeline', unit: 'ms' as const };
    const of = (who: 'bare' | 'etl', figure: 'wallMs' | 'cpuMs') =>
      median(runs.map((run) => run[who][figure]));
    return [
      {
        ...finding,
        what: `wall time of ${what}`,
        measured: of('etl', 'wallMs'),
        against: of('bare', 'wallMs'),
        bound: { atMost: 1.25 },
        meaning: '1 is as fast as one page after the other can be read and posted, with nothing proven',
      },
      {
        ...finding,
        what: `CPU time of ${what}`,
        measured: of('etl', 'cpuMs'),
        against: of('bare', 'cpuMs'),
        bound: { atMost: 2 },
        meaning: '1 is no work but parsing and writing JSON; the rest proves, transforms and counts',
      },
    ];
  });

import { defaults } from '../../../pipeline/options.ts';
import { ONE_ACCOUNT } from '../../gazelle/data/sizes.ts';
import { HOUR } from '../../gazelle/instants.ts';
import type { Bench, BenchSizes, Part } from '../bench.ts';
import { longestChain } from '../chain.ts';
import { measure, median, times } from '../measure.ts';
import type { Finding } from '../report.ts';
import type { ApiKind } from '../served.ts';
import type { Servers } from '../servers.ts';

/** What a run may cost that finds nothing to do. Two of the requests to Gazelle are for a client and a piano without any time. */
const allowed = { gazelle: 10, supabase: 8, deep: 6 };

/** Lists of ids and times, of which one page each is among what is allowed. */
const sweptLists = ['clients', 'pianos', 'events'] as const;

/**
 * A run that finds nothing to do, by the number of its requests and of the round trips that follow each other: all requests
 * take the same time, so that a chain of short ones beside a long one does not count as more.
 */
export const quietDay: Part = (bench) =>
  bench.withServers({ scale: bench.sizes.scale, counting: false }, async (servers) => {
    await measure([...bench.launcher, 'sync'], servers.env);
    await servers.setLatency(bench.sizes.latencyMs, bench.sizes.latencyMs);
    const findings: Finding[] = [];
    for (const api of bench.sizes.apis) findings.push(...(await measureApi(bench, servers, api)));
    return findings;
  });

async function measureApi(
  { sizes, launcher, keepTrace }: Bench,
  servers: Servers,
  api: BenchSizes['apis'][number],
): Promise<Finding[]> {
  await servers.setApi(api);
  const runs = await times(sizes.repeat, async () => {
    await servers.advance(HOUR);
    await servers.trace();
    await measure([...launcher, 'sync'], servers.env);
    const trace = await servers.trace();
    keepTrace(`quiet day, API ${api.name}`, trace);
    const of = (side: string) => trace.filter((one) => one.side === side).length;
    return { gazelle: of('gazelle'), supabase: of('supabase'), deep: longestChain(trace) };
  });
  const pages = pagesOfIds(api, sizes.scale);
  const isCapped = pages > sweptLists.length;
  const forced = isCapped
    ? `, and what the cap costs: ${pages} pages, ${defaults.concurrency} at a time`
    : '';
  const count = (side: keyof typeof allowed) => median(runs.map((run) => run[side]));
  const finding = { part: 'quiet-day', bound: { atMost: 1 } };
  return [
    {
      ...finding,
      what: `requests to Gazelle, API ${api.name}`,
      measured: count('gazelle'),
      against: allowed.gazelle + Math.max(0, pages - sweptLists.length),
      unit: 'requests',
      meaning: `1 is all that may be asked when nothing changed${forced}`,
    },
    {
      ...finding,
      what: `requests to Supabase, API ${api.name}`,
      measured: count('supabase'),
      against: allowed.supabase,
      unit: 'requests',
      meaning: '1 is all that may be asked when nothing changed',
    },
    {
      ...finding,
      what: `round trips deep, API ${api.name}`,
      measured: count('deep'),
      against: allowed.deep + Math.max(0, Math.ceil(pages / defaults.concurrency) - 1),
      unit: 'round trips',
      meaning: `1 is as often as a run may wait for an answer before it can go on${forced}`,
    },
  ];
}

/** In how many pages all ids come, each sharing a record with the last; 0 where few are asked for. */
function pagesOfIds({ updatedAtSort, pageCap }: ApiKind, scale: number): number {
  if (updatedAtSort) return 0;
  const pages = (records: number) => Math.ceil((Math.round(records * scale) - 1) / (pageCap - 1));
  return sweptLists.reduce((sum, list) => sum + pages(ONE_ACCOUNT[list]), 0);
}

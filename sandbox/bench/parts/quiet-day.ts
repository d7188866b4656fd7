import { ONE_ACCOUNT } from '../../gazelle/data/sizes.ts';
import { HOUR } from '../../gazelle/instants.ts';
import type { Bench, BenchSizes, Part } from '../bench.ts';
import { longestChain } from '../chain.ts';
import { measure, median, times } from '../measure.ts';
import type { Finding } from '../report.ts';
import type { ApiKind } from '../served.ts';
import type { Servers } from '../servers.ts';

/** What a run may cost that finds nothing to do, where the API sorts and where it does not. */
const allowed = {
  sorts: { gazelle: 15, supabase: 25, deep: 8 },
  cannotSort: { gazelle: 45, supabase: 40, deep: 12 },
};

/** Lists of ids and times; one page of each is among what is allowed. */
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
  // The pages of a list follow each other.
  const lists = api.updatedAtSort ? (['events'] as const) : sweptLists;
  const longest = Math.max(...lists.map((list) => pagesOfIds(list, api, sizes.scale)));
  const most = api.updatedAtSort ? allowed.sorts : allowed.cannotSort;
  const count = (side: keyof typeof most) => median(runs.map((run) => run[side]));
  const finding = { part: 'quiet-day', bound: { atMost: 1 } };
  return [
    {
      ...finding,
      what: `requests to Gazelle, API ${api.name}`,
      measured: count('gazelle'),
      against: most.gazelle,
      unit: 'requests',
      meaning: '1 is all that may be asked when nothing changed',
    },
    {
      ...finding,
      what: `requests to Supabase, API ${api.name}`,
      measured: count('supabase'),
      against: most.supabase,
      unit: 'requests',
      meaning: '1 is all that may be asked when nothing changed',
    },
    {
      ...finding,
      what: `round trips deep, API ${api.name}`,
      measured: count('deep'),
      against: most.deep + longest - 1,
      unit: 'round trips',
      meaning:
        '1 is as often as a run may wait for an answer, and once more for each further page of the longest list',
    },
  ];
}

/** In how many pages the ids of a list come, each sharing a record with the last. */
const pagesOfIds = (list: (typeof sweptLists)[number], { pageCap }: ApiKind, scale: number): number =>
  Math.max(1, Math.ceil((Math.round(ONE_ACCOUNT[list] * scale) - 1) / (pageCap - 1)));

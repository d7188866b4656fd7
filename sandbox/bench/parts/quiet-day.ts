import { ONE_ACCOUNT } from '../../gazelle/data/sizes.ts';
import { HOUR } from '../../gazelle/instants.ts';
import type { Bench, Part } from '../bench.ts';
import { longestChain } from '../chain.ts';
import { measure, median, times } from '../measure.ts';
import type { Finding } from '../report.ts';
import type { ApiKind } from '../served.ts';
import { type Servers, withServers } from '../servers.ts';

/** What a run may cost that finds nothing to do. */
const allowed = { gazelle: 8, supabase: 10, deep: 6 };

/** The APIs there may be. How long a page of the real one may be is not documented. */
const apis: (ApiKind & { name: string })[] = [
  { name: 'sorts', updatedAtSort: true, pageCap: 100 },
  { name: 'cannot sort, pages of 2,000', updatedAtSort: false, pageCap: 2000 },
  { name: 'cannot sort, pages of 100', updatedAtSort: false, pageCap: 100 },
];

/**
 * A run that finds nothing to do, by the number of its requests and of the round trips that follow each other: all requests
 * take the same time, so that a chain of short ones beside a long one does not count as more.
 */
export const quietDay: Part = (bench) =>
  withServers({ scale: bench.sizes.scale, counting: false }, async (servers) => {
    const findings: Finding[] = [];
    for (const api of apis) findings.push(...(await measureApi(bench, servers, api)));
    return findings;
  });

async function measureApi(
  { sizes, launcher, keepTrace }: Bench,
  servers: Servers,
  api: (typeof apis)[number],
): Promise<Finding[]> {
  const sync = () => measure(['--', launcher, 'sync'], servers.env);
  await servers.setApi(api);
  await servers.setLatency(0, 0);
  await sync();
  await servers.setLatency(sizes.latencyMs, sizes.latencyMs);
  const runs = await times(sizes.repeat, async () => {
    await servers.advance(HOUR);
    await servers.trace();
    await sync();
    const trace = await servers.trace();
    keepTrace(`quiet day, API ${api.name}`, trace);
    const of = (side: string) => trace.filter((one) => one.side === side).length;
    return { gazelle: of('gazelle'), supabase: of('supabase'), deep: longestChain(trace) };
  });
  const more = pagesBeyondTheFirst(api, sizes.scale);
  const isCapped = more > 0;
  const forced = isCapped ? ` (${allowed.gazelle}, and ${more} pages that the cap costs)` : '';
  const count = (side: keyof typeof allowed) => median(runs.map((run) => run[side]));
  const finding = { part: 'quiet-day', bound: { atMost: 1 } };
  return [
    {
      ...finding,
      what: `requests to Gazelle, API ${api.name}`,
      measured: count('gazelle'),
      against: allowed.gazelle + more,
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
      against: allowed.deep,
      unit: 'round trips',
      bound: isCapped ? null : finding.bound,
      meaning: isCapped
        ? 'how often more a run waits; no bound, since pages of one list follow each other'
        : '1 is as often as a run may wait for an answer before it can go on',
    },
  ];
}

/** How many requests more than one a list the ids of all clients and pianos take, each page sharing a record with the last. */
function pagesBeyondTheFirst({ updatedAtSort, pageCap }: ApiKind, scale: number): number {
  if (updatedAtSort) return 0;
  const pages = (records: number) => Math.ceil((Math.round(records * scale) - 1) / (pageCap - 1));
  return Math.max(0, pages(ONE_ACCOUNT.clients) + pages(ONE_ACCOUNT.pianos) - 2);
}

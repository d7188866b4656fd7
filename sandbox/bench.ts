import pino from 'pino';
import { formatTable } from '../bin/output/table.ts';
import { readConfig } from '../bin/settings/read-config.ts';
import { defaults, type SyncOptions } from '../pipeline/options.ts';
import { run } from '../pipeline/run.ts';
import { aDayOfChanges } from './gazelle/day.ts';
import { type Sandbox, startSandbox } from './start.ts';

interface Figures {
  name: string;
  seconds: number;
  requests: number;
  kilobytes: number;
  records: number;
}

/** What Gazelle takes for an answer over the internet, roughly. */
const latencyMs = 100;

/** One run, with what it moved between it and Gazelle. */
async function measure(sandbox: Sandbox, name: string, over: Partial<SyncOptions> = {}): Promise<Figures> {
  const { config, timezone } = readConfig(sandbox.env, { supabase: 'needed' });
  const hooks = { log: pino({ level: 'silent' }), signal: new AbortController().signal };
  sandbox.gazelle.http.requests.length = 0;
  const { summary } = await run(config, { ...defaults, timezone, ...over }, hooks);
  const bytes = sandbox.gazelle.http.requests.reduce((total, { sent }) => total + sent, 0);
  return {
    name,
    seconds: summary.run.durationMs / 1000,
    requests: summary.totals.requests,
    kilobytes: Math.round(bytes / 1024),
    records: summary.totals.fetched,
  };
}

async function series(updatedAtSort: boolean): Promise<Figures[]> {
  const sandbox = await startSandbox({ updatedAtSort, latencyMs });
  const way = updatedAtSort ? 'newest first' : 'sweep';
  try {
    const first = await measure(sandbox, 'first sync');
    const full = await measure(sandbox, 'full sync', { full: true });
    const quiet = await measure(sandbox, `quiet day, ${way}`);
    aDayOfChanges(sandbox.gazelle.world);
    return [first, full, quiet, await measure(sandbox, `usual day, ${way}`)];
  } finally {
    await sandbox.close();
  }
}

const runs = [...(await series(true)), ...(await series(false)).slice(2)];
const [first] = runs;
const share = (figure: number, whole: number | undefined) =>
  `${((figure / (whole || 1)) * 100).toFixed(1)} %`;
const rows = runs.map(({ name, seconds, requests, kilobytes, records }) => [
  name,
  seconds.toFixed(2),
  share(seconds, first?.seconds),
  String(requests),
  share(requests, first?.requests),
  String(kilobytes),
  share(kilobytes, first?.kilobytes),
  String(records),
  share(records, first?.records),
]);
const head = ['run', 's', 'of first', 'requests', 'of first', 'KB', 'of first', 'records', 'of first'];
process.stdout.write(`${formatTable(head, rows, 1)}\n`);
process.stdout.write(`Gazelle takes ${latencyMs} ms for an answer. Compare the shares, not the seconds.\n`);

import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { etl, expireLeases, startEtl } from './etl.ts';
import { type Companies, startCompanies } from './queue/companies.ts';
import { startPostgres } from './queue/postgres.ts';

// Syncs many accounts with 1, 2 and 3 workers; of the three, one is killed half way:
// node sandbox/queue.ts 200 1,2,3
const [count = '200', steps = '1,2,3'] = process.argv.slice(2);
const tell = (line: string) => process.stdout.write(`${line}\n`);
const postgres = startPostgres(54_399);
const companies = await startCompanies(Number(count), { clients: 1344, pianos: 1031, timeline: 123 });
const folder = await mkdtemp(join(tmpdir(), 'workers-'));
const file = join(folder, 'etl.accounts.json');
const names = [...companies.worlds.keys()];
await writeFile(
  file,
  JSON.stringify({
    accounts: names.map((id) => ({
      id,
      gazelle: { apiKey: `env:KEY_${id.replace('-', '_')}` },
      every: '1d',
    })),
  }),
);
const env = {
  DATABASE_URL: postgres.url,
  GAZELLE_API_URL: companies.gazelleUrl,
  SUPABASE_URL: companies.supabase.url,
  SUPABASE_SECRET_KEY: companies.supabase.secretKey,
  ...Object.fromEntries(names.map((id) => [`KEY_${id.replace('-', '_')}`, id])),
};

const successes = async () => {
  const query = "select count(*)::int as n from system_settings where key like '%/last_sync_date'";
  return Number((await companies.supabase.sql(query))[0]?.n);
};

/** Syncs every account from nothing; with `kill`, one worker is killed when half are done. */
async function round({ supabase }: Companies, workers: number, kill: boolean): Promise<void> {
  await supabase.reset();
  const before = await etl(['work', '--migrate'], env);
  if (before.code !== 0) throw new Error(before.stderr);
  const began = Date.now();
  const children = Array.from({ length: workers }, () =>
    startEtl(['work', '--accounts', file, '--tick', '5s', '--log-level', 'warn'], env),
  );
  let killedAt: Date | undefined;
  let most = 0;
  for (let done = 0; done < names.length; ) {
    await sleep(500);
    done = await successes();
    const [row] = await supabase.sql(
      'select count(*)::int as n from gazelle_leases where expires_at > now()',
    );
    most = Math.max(most, Number(row?.n));
    if (kill && !killedAt && done >= names.length / 2) {
      children[0]?.process.kill('SIGKILL');
      killedAt = new Date();
      tell(`  one worker killed at ${done} accounts`);
    }
    if (children.every(({ process }) => process.exitCode !== null)) break;
    if (Date.now() - began > 600_000) break;
  }
  const ms = Date.now() - began;
  for (const { process } of children) process.kill('SIGTERM');
  const ends = await Promise.all(children.map(({ ended }) => ended));
  const [runs] = await supabase.sql(
    "select count(*)::int as n, count(*) filter (where status = 'interrupted')::int as cut from sync_logs",
  );
  tell(
    `${workers} workers: ${await successes()} of ${names.length} accounts in ${(ms / 1000).toFixed(1)} s, ` +
      `${((names.length / ms) * 60_000).toFixed(0)} a minute; ${runs?.n} runs, ${runs?.cut} interrupted; at most ${most} at once; ` +
      `exit codes ${ends.map(({ code, signal }) => code ?? signal).join(' ')}`,
  );
  const errors = ends.flatMap(({ stderr }) => stderr.split('\n')).filter((line) => line !== '');
  for (const line of errors.slice(0, 5)) tell(`  ${line}`);
  const [different, overlaps] = [await companies.differences(), await companies.overlaps(killedAt)];
  for (const line of [...different, ...overlaps].slice(0, 5)) tell(`  ${line}`);
  tell(`  ${different.length} differences, ${overlaps.length} overlapping runs`);
  await expireLeases(companies);
}

try {
  for (const step of steps.split(',').map(Number).filter(Boolean)) await round(companies, step, false);
  await round(companies, 3, true);
} finally {
  await companies.close();
  postgres.stop();
  await rm(folder, { recursive: true });
}

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { populate } from '../gazelle/data/populate.ts';
import { SMALL } from '../gazelle/data/sizes.ts';
import { startGazelle } from '../gazelle/server.ts';
import { createWorld } from '../gazelle/world.ts';
import { startSupabase } from '../supabase/start.ts';
import { changeAtRandom, createRandom } from './changes.ts';
import { compare } from './compare.ts';

interface ChaosOptions {
  rounds: number;
  seed: number;
  tell: (line: string) => void;
}

interface ChaosResult {
  runs: number;
  kills: number;
  differences: string[];
}

/** How many rounds pass between two looks at the data. */
const roundsPerLook = 10;

const launcher = fileURLToPath(new URL('../../bin/etl', import.meta.url));
/** Small pages and batches: many places to be killed at. */
const flags = [
  '--page-size',
  '5',
  '--batch-size',
  '4',
  '--rate',
  '1000',
  '--allow-deletes',
  '1000',
  '--log-level',
  'error',
];

/**
 * Kills `etl sync` at random moments of its life while the account changes, then lets one run end and compares Supabase
 * with Gazelle. The last run but one is incremental, so that what an earlier one claimed to have done is put to the test.
 */
export async function chaos({ rounds, seed, tell }: ChaosOptions): Promise<ChaosResult> {
  const random = createRandom(seed);
  const world = populate(createWorld(), { ...SMALL, seed });
  const since = world.now();
  const [gazelle, supabase] = await Promise.all([startGazelle({ world }), startSupabase()]);
  const env = {
    PATH: process.env.PATH ?? '',
    GAZELLE_API_URL: gazelle.url,
    GAZELLE_API_KEY: gazelle.apiKey,
    SUPABASE_URL: supabase.url,
    SUPABASE_SECRET_KEY: supabase.secretKey,
  };
  const result: ChaosResult = { runs: 0, kills: 0, differences: [] };

  /** Runs `etl sync`, until it is killed after `ms`; resolves to whether it was. */
  async function sync(ms: number | null, ...more: string[]): Promise<boolean> {
    result.runs += 1;
    const child = spawn(process.execPath, ['--', launcher, 'sync', ...flags, ...more], {
      env,
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    const timer = ms === null ? undefined : setTimeout(() => child.kill('SIGKILL'), ms);
    const [code, signal] = await once(child, 'exit');
    clearTimeout(timer);
    if (signal === 'SIGKILL') {
      result.kills += 1;
      await supabase.sql("update gazelle_leases set expires_at = now() - interval '1 second'");
    } else if (code !== 0) {
      result.differences.push(`run ${result.runs} ended with exit code ${code}`);
    }
    return signal === 'SIGKILL';
  }

  async function look(gone: 'marked' | 'ignored'): Promise<void> {
    const found = await compare(world, supabase, { since, gone });
    for (const difference of found) tell(difference);
    result.differences.push(...found);
  }

  try {
    let life = 1500;
    for (let round = 1; round <= rounds; round += 1) {
      for (let left = random() < 0.3 ? 3 : 1; left > 0; left -= 1) {
        changeAtRandom(world, random);
        const began = Date.now();
        const wasKilled = await sync(random() * life);
        // A run that got away in time says how long a life is.
        if (!wasKilled) life = Math.max(300, (life + Date.now() - began) / 2);
        else if (random() < 0.1) life *= 1.1;
      }
      if (round % roundsPerLook > 0 && round < rounds) continue;
      await sync(null);
      await look('ignored');
      tell(
        `${round} rounds, ${result.kills} of ${result.runs} runs killed, ${result.differences.length} differences`,
      );
    }
    await sync(null, '--full');
    await look('marked');
  } finally {
    await Promise.all([gazelle.close(), supabase.close()]);
  }
  return result;
}

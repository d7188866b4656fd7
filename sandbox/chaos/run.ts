import { envOf, expireLeases, startEtl } from '../etl.ts';
import { populate } from '../gazelle/data/populate.ts';
import { SMALL } from '../gazelle/data/sizes.ts';
import { DAY } from '../gazelle/instants.ts';
import { startGazelle } from '../gazelle/server.ts';
import { createWorld } from '../gazelle/world.ts';
import { differences, type ParityOptions } from '../parity/differences.ts';
import { startSupabase } from '../supabase/start.ts';
import { changeAtRandom, createRandom } from './changes.ts';

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

/** Small pages and batches: many places to be killed at. */
const flags = ['--page-size', '5', '--batch-size', '4', '--allow-deletes', '1000', '--log-level', 'error'];

/**
 * Kills `etl sync` at random moments of its life while the account changes, then lets one run end and compares Supabase
 * with Gazelle. The last run but one is incremental, so that what an earlier one claimed to have done is put to the test.
 */
export async function chaos({ rounds, seed, tell }: ChaosOptions): Promise<ChaosResult> {
  const random = createRandom(seed);
  const world = populate(createWorld(), { ...SMALL, seed });
  const began = world.now().getTime();
  /** What a plain run promises: the windows of the first one, and no deletions. */
  const promised = {
    appointmentsFrom: new Date(began - 6 * DAY),
    timelineFrom: new Date(began - 29 * DAY),
    gone: 'ignored' as const,
  };
  const [gazelle, supabase] = await Promise.all([startGazelle({ world }), startSupabase()]);
  const env = envOf({ gazelle, supabase });
  const result: ChaosResult = { runs: 0, kills: 0, differences: [] };

  /** Runs `etl sync`, until it is killed after `ms`; resolves to whether it was. */
  async function sync(ms: number | null, ...more: string[]): Promise<boolean> {
    result.runs += 1;
    const { process: child, ended } = startEtl(['sync', ...flags, ...more], env);
    const timer = ms === null ? undefined : setTimeout(() => child.kill('SIGKILL'), ms);
    const { code, signal, stderr } = await ended;
    clearTimeout(timer);
    if (stderr) tell(stderr.trimEnd());
    if (signal === 'SIGKILL') {
      result.kills += 1;
      await expireLeases({ supabase });
    } else if (code !== 0) {
      result.differences.push(`run ${result.runs} ended with exit code ${code}`);
    }
    return signal === 'SIGKILL';
  }

  async function look(options: ParityOptions = {}): Promise<void> {
    const found = await differences({ world, supabase }, options);
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
      await look(promised);
      tell(
        `${round} rounds, ${result.kills} of ${result.runs} runs killed, ${result.differences.length} differences`,
      );
    }
    await sync(null, '--full');
    await look();
  } finally {
    await Promise.all([gazelle.close(), supabase.close()]);
  }
  return result;
}

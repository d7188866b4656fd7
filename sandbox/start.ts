import { entityNames, flows } from '../pipeline/flows.ts';
import { changesScript } from '../pipeline/operate/sql-scripts.ts';
import { envOf } from './etl.ts';
import { populate } from './gazelle/data/populate.ts';
import { aDayOfChanges } from './gazelle/day.ts';
import { type GazelleSandbox, startGazelle } from './gazelle/server.ts';
import { createWorld, type World } from './gazelle/world.ts';
import { randomKey } from './random-key.ts';
import type { Rehearsal } from './rehearsal.ts';
import { type SupabaseSandbox, startSupabase } from './supabase/start.ts';

interface SandboxOptions {
  /** The size of the account, 1 being a usual one. */
  scale?: number;
  gazellePort?: number;
  supabasePort?: number;
  updatedAtSort?: boolean;
  /** How long Gazelle takes to answer, in milliseconds. */
  latencyMs?: number;
  /** The key of both, without its prefixes. Default: a new one. */
  key?: string;
  /** What goes wrong. Default: nothing. */
  rehearsals?: readonly Rehearsal[];
  /** The folder that keeps Supabase's data; in memory without one. */
  dataDir?: string;
}

/** A local Gazelle account and a local Supabase project. */
export interface Sandbox {
  gazelle: GazelleSandbox;
  supabase: SupabaseSandbox;
  /** The settings with which `etl sync` reaches both. */
  env: Record<string, string>;
  /** How to use them from another terminal. */
  instructions: string;
  /** Lets a day of work go by in Gazelle, and says what changed. */
  nextDay(): string;
  close(): Promise<void>;
}

/** Starts both, with a realistic account in the one and the migrations applied to the other. */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const {
    scale = 1,
    gazellePort = 0,
    supabasePort = 0,
    updatedAtSort = true,
    latencyMs = 0,
    key = randomKey(),
    rehearsals = [],
    dataDir,
  } = options;
  const world = populate(createWorld({ now: new Date(Math.floor(Date.now() / 1000) * 1000) }), { scale });
  const gazelle = await startGazelle({
    world,
    port: gazellePort,
    updatedAtSort,
    latencyMs,
    apiKey: `gz_${key}`,
  });
  const kept = dataDir === undefined ? {} : { dataDir };
  const supabase = await startSupabase({ port: supabasePort, secret: key, ...kept }).catch(
    async (error: unknown) => {
      await gazelle.close();
      throw error;
    },
  );
  for (const rehearsal of rehearsals) rehearsal.begin({ gazelle, supabase });
  await supabase.sql(changesScript(entityNames, 'public'));
  const clock = goOn(world);
  const env = envOf({ gazelle, supabase });
  return {
    gazelle,
    supabase,
    env,
    instructions: instructionsFor(env, rehearsals),
    nextDay() {
      const changes = Object.entries(aDayOfChanges(world)).flatMap(([what, count]) =>
        flows.some(({ name }) => name === what) ? `${what} ${count}` : [],
      );
      return `A day went by. New or changed records: ${changes.join(', ')}.\n`;
    },
    async close() {
      clearInterval(clock);
      await Promise.all([gazelle.close(), supabase.close()]);
    },
  };
}

/** Lets the account's clock go on with this machine's: how old data are is said by it. */
function goOn(world: World): NodeJS.Timeout {
  let last = world.now().getTime();
  return setInterval(() => {
    const passed = Math.floor((Date.now() - last) / 1000) * 1000;
    world.advance(passed);
    last += passed;
  }, 1000).unref();
}

function instructionsFor(env: Sandbox['env'], rehearsals: readonly Rehearsal[]): string {
  const exports = Object.entries(env).map(([name, value]) => `  export ${name}=${value}`);
  const look =
    `curl -s "$SUPABASE_URL/rest/v1/gazelle_pianos?select=make,model,client(company_name)&limit=3" ` +
    `-H "apikey: $SUPABASE_SECRET_KEY"`;
  return [
    'A local Gazelle and a local Supabase are up. In another terminal:',
    '',
    ...exports,
    '',
    '  npm run etl -- sync        the first time it reads everything; the second time next to nothing',
    `  ${look}`,
    '                             looks at the rows',
    '  npm run etl -- changes     what later syncs changed: it is noted here for all entities',
    '',
    ...rehearsals.map(({ what }) => `On purpose: ${what}.`),
    'Enter lets a day of work go by in Gazelle, whose clock is then a day ahead of yours (doctor says so).',
    'Ctrl-C ends both.',
    '',
  ].join('\n');
}

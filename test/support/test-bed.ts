import { Writable } from 'node:stream';
import pino, { type Logger } from 'pino';
import { type Config, httpDefaults } from '../../pipeline/config.ts';
import { defaults, type SyncOptions } from '../../pipeline/options.ts';
import { run } from '../../pipeline/run.ts';
import type { RunHooks } from '../../pipeline/run-context.ts';
import type { EntitySummary, RunSummary } from '../../pipeline/summary.ts';
import type { SyncResult } from '../../pipeline/sync.ts';
import { populate } from '../../sandbox/gazelle/data/populate.ts';
import { type Sizes, SMALL } from '../../sandbox/gazelle/data/sizes.ts';
import { type GazelleOptions, type GazelleSandbox, startGazelle } from '../../sandbox/gazelle/server.ts';
import { createWorld, type World } from '../../sandbox/gazelle/world.ts';
import type { SupabaseSandbox } from '../../sandbox/supabase/start.ts';
import { borrowSupabase } from './borrow-supabase.ts';

/** A Gazelle and a Supabase of a test's own, and the sync between them, in this process. */
export interface TestBed {
  world: World;
  gazelle: GazelleSandbox;
  supabase: SupabaseSandbox;
  config: Config;
  /** One run; waits are short, and the log goes to `logged`. */
  sync(options?: Partial<SyncOptions>, hooks?: Partial<RunHooks>): Promise<SyncResult>;
  /** Every line that was logged so far, as JSON text. */
  logged: string[];
  close(): Promise<void>;
}

export type TestBedOptions = Omit<GazelleOptions, 'world'> & {
  sizes?: Partial<Sizes>;
  supabase?: SupabaseSandbox;
  /** Where Gazelle's clock starts. */
  now?: Date;
};

/**
 * Starts both, with a small account. A Supabase that is given is emptied and used, and left open at the end: starting one
 * takes a quarter of a second, so the tests of a file share it.
 */
export async function openTestBed({
  sizes,
  supabase: given,
  now,
  ...options
}: TestBedOptions = {}): Promise<TestBed> {
  const world = populate(createWorld(now && { now }), { ...SMALL, ...sizes });
  const gazelle = await startGazelle({ world, ...options });
  const supabase = given ?? (await borrowSupabase());
  supabase.http.faults.clear();
  await supabase.reset();
  const config: Config = {
    gazelle: {
      url: gazelle.url,
      tokenUrl: gazelle.tokenUrl,
      credentials: { kind: 'key', key: gazelle.apiKey },
    },
    supabase: { url: supabase.url, key: supabase.secretKey },
    http: { ...httpDefaults, timeoutMs: 5000, retries: 2, backoffMs: 1 },
  };
  const { log, lines } = captureLog();
  return {
    world,
    gazelle,
    supabase,
    config,
    logged: lines,
    sync: (over, hooks) =>
      run(config, { ...defaults, ...over }, { log, signal: new AbortController().signal, ...hooks }),
    async close() {
      await gazelle.close();
      if (!given) await supabase.close();
    },
  };
}

/** A log that keeps its lines, at every level. */
export function captureLog(): { log: Logger; lines: string[] } {
  const lines: string[] = [];
  const stream = new Writable({
    write(chunk, _encoding, done) {
      lines.push(String(chunk).trimEnd());
      done();
    },
  });
  return { log: pino({ level: 'trace', base: null }, stream), lines };
}

/** The summary of one entity, which must be there. */
export function entityOf({ entities }: RunSummary, name: EntitySummary['entity']): EntitySummary {
  const found = entities.find(({ entity }) => entity === name);
  if (!found) throw new Error(`the run has no ${name}`);
  return found;
}

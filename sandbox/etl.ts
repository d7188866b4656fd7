import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { GazelleSandbox } from './gazelle/server.ts';
import { keepsCompiled } from './keeps-compiled.ts';
import type { SupabaseSandbox } from './supabase/start.ts';

const launcher = fileURLToPath(new URL('../bin/etl', import.meta.url));

interface Ended {
  code: number | null;
  signal: NodeJS.Signals | null;
  stdout: string;
  stderr: string;
}

/** A process that can be waited for, and sent signals meanwhile. */
interface Child {
  process: ChildProcess;
  ended: Promise<Ended>;
}

interface StartOptions {
  cwd?: string;
  /** Runs this file instead of `etl`. */
  script?: string;
}

/** Starts `etl` as a process of its own, with these settings and no others; stdin is empty. */
export function startEtl(
  args: readonly string[],
  env: Record<string, string> = {},
  { cwd, script = launcher }: StartOptions = {},
): Child {
  const { PATH = '' } = process.env;
  // Without `--` Node takes --env-file for a flag of its own.
  const child = spawn(process.execPath, ['--', script, ...args], {
    env: { PATH, ...keepsCompiled, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    ...(cwd && { cwd }),
  });
  let [stdout, stderr] = ['', ''];
  child.stdout.on('data', (chunk) => {
    stdout += chunk;
  });
  child.stderr.on('data', (chunk) => {
    stderr += chunk;
  });
  const ended = once(child, 'close').then(([code, signal]): Ended => ({ code, signal, stdout, stderr }));
  return { process: child, ended };
}

/** Runs `etl` to its end. */
export const etl = (...args: Parameters<typeof startEtl>): Promise<Ended> => startEtl(...args).ended;

/** A local Gazelle and a local Supabase. */
interface BothSides {
  gazelle: GazelleSandbox;
  supabase: SupabaseSandbox;
}

/** The settings with which `etl` reaches both. */
export const envOf = ({ gazelle, supabase }: BothSides): Record<string, string> => ({
  GAZELLE_API_URL: gazelle.url,
  GAZELLE_API_KEY: gazelle.apiKey,
  SUPABASE_URL: supabase.url,
  SUPABASE_SECRET_KEY: supabase.secretKey,
});

/** Ends every lease, as time does with that of a run that died. */
export const expireLeases = ({ supabase }: Pick<BothSides, 'supabase'>): Promise<unknown> =>
  supabase.sql("update gazelle_leases set expires_at = now() - interval '1 second'");

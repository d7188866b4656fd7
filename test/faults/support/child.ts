import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { HttpSandbox } from '../../../sandbox/http/serve.ts';
import type { TestBed } from '../../support/test-bed.ts';

const launcher = fileURLToPath(new URL('../../../bin/etl', import.meta.url));

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

/** The settings with which a process reaches both sides of a test bed. */
export const envOf = ({
  gazelle,
  supabase,
}: Pick<TestBed, 'gazelle' | 'supabase'>): Record<string, string> => ({
  GAZELLE_API_URL: gazelle.url,
  GAZELLE_API_KEY: gazelle.apiKey,
  SUPABASE_URL: supabase.url,
  SUPABASE_SECRET_KEY: supabase.secretKey,
});

/** Starts `node script ...args`; without a script, `etl`. */
export function start(
  args: readonly string[],
  env: Record<string, string>,
  script: string = launcher,
): Child {
  const { PATH = '' } = process.env;
  const child = spawn(process.execPath, ['--', script, ...args], {
    env: { PATH, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
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

/** Resolves when the `n`-th request (counted from now) for an operation, table or function arrives, which then waits for `ms`. */
export function arrival(http: HttpSandbox, what: string, n = 1, ms = 0): Promise<void> {
  let seen = 0;
  return new Promise((resolve) => {
    const takeBack = http.before(async ({ operation }) => {
      if (operation.split('/').at(-1) !== what) return;
      seen += 1;
      if (seen < n) return;
      takeBack();
      resolve();
      await new Promise((go) => setTimeout(go, ms));
    });
  });
}

/** Ends every lease, as time does with that of a run that died. */
export const expireLeases = ({ supabase }: Pick<TestBed, 'supabase'>): Promise<unknown> =>
  supabase.sql("update gazelle_leases set expires_at = now() - interval '1 second'");

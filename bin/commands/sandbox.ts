import { once } from 'node:events';
import { createInterface } from 'node:readline';
import manifest from 'gazelle-etl/package.json' with { type: 'json' };
import type { Arguments } from '../options/arguments.ts';
import { UsageError } from '../usage-error.ts';

/** Runs a local Gazelle and a local Supabase until it is interrupted. */
export async function sandboxCommand(args: Arguments<'sandbox'>): Promise<void> {
  const { startSandbox } = await loadSandbox(() => import('../../sandbox/start.ts'));
  const { rehearsalsOf } = await loadSandbox(() => import('../../sandbox/rehearsal.ts'));
  const sandbox = await startSandbox({
    rehearsals: rehearsalsOf(args.fault ?? []),
    gazellePort: args.gazellePort,
    supabasePort: args.supabasePort,
    updatedAtSort: args.updatedAtSort,
    latencyMs: args.latency,
    ...(args.key !== undefined && { key: args.key }),
    ...(args.dataDir !== undefined && { dataDir: args.dataDir }),
  }).catch((error: NodeJS.ErrnoException & { port?: number }) => {
    if (error.code !== 'EADDRINUSE') throw error;
    throw new UsageError([
      `port ${String(error.port)} is in use: --gazelle-port and --supabase-port take others, and 0 any free one`,
    ]);
  });
  const over = Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
  process.stdout.write(sandbox.instructions);
  const terminal = process.stdin.isTTY ? createInterface({ input: process.stdin }) : null;
  terminal
    ?.on('line', () => process.stdout.write(sandbox.nextDay()))
    .on('SIGINT', () => process.emit('SIGINT'));
  await over;
  terminal?.close();
  await sandbox.close();
}

/** Shows a first sync and the one after a day's work, on a local Gazelle and a local Supabase. */
export async function demoCommand(): Promise<number> {
  const { demo } = await loadSandbox(() => import('../../sandbox/demo.ts'));
  return demo((text) => process.stdout.write(text));
}

/** What only the sandbox needs: it is large, so the package does not depend on it. */
const names = ['@electric-sql/pglite', '@faker-js/faker', '@supabase/lite', 'graphql-yoga'] as const;

/** Loads a part of the sandbox. Throws a UsageError that names the packages to install, where they are not there. */
async function loadSandbox<T>(load: () => Promise<T>): Promise<T> {
  try {
    return await load();
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ERR_MODULE_NOT_FOUND')) throw error;
    const { devDependencies: versions } = manifest;
    const packages = names.map((name) => `${name}@${versions[name]}`).join(' ');
    throw new UsageError([`the sandbox needs packages that are not installed: npm install -D ${packages}`]);
  }
}

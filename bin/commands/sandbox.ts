import { once } from 'node:events';
import type { SandboxArguments } from '../options/sandbox.ts';
import { UsageError } from '../usage-error.ts';

/** Keeps a local Gazelle and a local Supabase up until it is interrupted. */
export async function sandboxCommand(args: SandboxArguments): Promise<number> {
  const { startSandbox } = await loadSandbox(() => import('../../sandbox/start.ts'));
  const sandbox = await startSandbox({
    gazellePort: args.gazellePort,
    supabasePort: args.supabasePort,
    updatedAtSort: args.updatedAtSort,
    latencyMs: args.latency,
    ...(args.dataDir !== undefined && { dataDir: args.dataDir }),
  });
  process.stdout.write(sandbox.instructions);
  await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
  await sandbox.close();
  return 0;
}

/** The sandbox is part of the repository, not of the package. */
export async function loadSandbox<T>(load: () => Promise<T>): Promise<T> {
  try {
    return await load();
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ERR_MODULE_NOT_FOUND')) throw error;
    throw new UsageError(['the sandbox comes with the repository: clone it and run npm ci && npm run demo']);
  }
}

import { once } from 'node:events';
import type { ArgumentsCamelCase, InferredOptionTypes, Options } from 'yargs';
import { duration, wholeNumber } from '../settings/flag-values.ts';
import { UsageError } from '../usage-error.ts';

export const sandboxOptions = {
  'data-dir': {
    type: 'string',
    requiresArg: true,
    describe: 'Keep Supabase in this folder  [default: in memory]',
  },
  'gazelle-port': {
    default: 54_380,
    coerce: wholeNumber('gazelle-port', 0),
    describe: 'Where Gazelle listens',
  },
  'supabase-port': {
    default: 54_381,
    coerce: wholeNumber('supabase-port', 0),
    describe: 'Where Supabase listens',
  },
  'updated-at-sort': {
    type: 'boolean',
    default: true,
    describe: 'Whether Gazelle can sort by UPDATED_AT_DESC; the API as documented cannot',
  },
  latency: { default: '0s', coerce: duration('latency'), describe: 'How long Gazelle takes to answer' },
} satisfies Record<string, Options>;

export type SandboxArguments = ArgumentsCamelCase<InferredOptionTypes<typeof sandboxOptions>>;

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

import { loadSandbox } from './sandbox.ts';

/** Shows a first sync and the one after a day's work, on a local Gazelle and a local Supabase. */
export async function demoCommand(): Promise<number> {
  const { demo } = await loadSandbox(() => import('../../sandbox/demo.ts'));
  return demo((text) => process.stdout.write(text));
}

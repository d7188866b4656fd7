import type { Logger } from 'pino';
import { readRunState } from '../../sinks/supabase/run-state.ts';
import { checkpointKey } from '../../sinks/supabase/settings.ts';
import { type Checkpoint, parseCheckpoint } from '../../sources/gazelle/checkpoint.ts';
import type { ProjectConfig } from '../config.ts';
import { connectSupabase, type Hooks } from '../connect.ts';
import { selectFlows } from '../flows.ts';
import { underLease } from '../under-lease.ts';

export { fromTheBeginning, rewind } from '../../sources/gazelle/checkpoint.ts';

/** Whether everything of a collection is to be read, whatever was covered. */
export const isReset = (checkpoint: Checkpoint | null): boolean =>
  checkpoint !== null && checkpoint.full !== null && checkpoint.syncedAt === null;

export type StoredCheckpoint = Awaited<ReturnType<typeof readCheckpoints>>[number];

/** Where the next run of each collection starts; null on its first run, or where it cannot be read. Throws a SupabaseError. */
export async function readCheckpoints(config: ProjectConfig, entities: readonly string[], log: Logger) {
  const { settings } = await readRunState(connectSupabase(config, log).supabase, []);
  return selectFlows(entities).map(({ name }) => ({
    collection: name,
    checkpoint: parseCheckpoint(settings[checkpointKey(name)]),
  }));
}

/** Saves checkpoints while no run is at work. Throws LeaseHeldError when one is. */
export async function saveCheckpoints(
  config: ProjectConfig,
  changes: readonly { collection: string; next: Checkpoint }[],
  hooks: Hooks,
): Promise<void> {
  const values = changes.map(({ collection, next }) => [collection, JSON.stringify(next)]);
  await underLease(config, hooks, {}, ({ sink }) => sink.saveCheckpoints(Object.fromEntries(values)));
}

import type { Logger } from 'pino';
import { readRunState } from '../../sinks/supabase/run-state.ts';
import { checkpointKey } from '../../sinks/supabase/settings.ts';
import { type Checkpoint, parseCheckpoint } from '../../sources/gazelle/checkpoint.ts';
import type { ProjectConfig } from '../config.ts';
import { connectSupabase, type Hooks } from '../connect.ts';
import { selectFlows } from '../flows.ts';
import { underLease } from '../under-lease.ts';

export { type Checkpoint, fromTheBeginning, rewind } from '../../sources/gazelle/checkpoint.ts';

/** Whether everything of a collection is to be read, whatever was covered. */
export const isReset = (checkpoint: Checkpoint | null): boolean =>
  checkpoint !== null && checkpoint.full !== null && checkpoint.syncedAt === null;

/** Where the next run of each collection starts; null on its first run, or where it cannot be read. Throws a SupabaseError. */
export async function readCheckpoints(config: ProjectConfig, entities: readonly string[], log: Logger) {
  const { settings } = await readRunState(connectSupabase(config, log).supabase, []);
  const stored: Record<string, Checkpoint | null> = {};
  for (const { name } of selectFlows(entities)) stored[name] = parseCheckpoint(settings[checkpointKey(name)]);
  return stored;
}

/** Saves checkpoints, by collection, while no run is at work. Throws LeaseHeldError when one is. */
export function saveCheckpoints(config: ProjectConfig, next: Record<string, Checkpoint>, hooks: Hooks) {
  const values = Object.entries(next).map(([name, checkpoint]) => [
    checkpointKey(name),
    JSON.stringify(checkpoint),
  ]);
  return underLease(config, hooks, {}, ({ sink }) => sink.save(Object.fromEntries(values)));
}

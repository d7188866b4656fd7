import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from 'pino';
import { type Change, changesAfter, namesOf } from '../../sinks/supabase/changes.ts';
import { inspect } from '../../sinks/supabase/inspect.ts';
import type { ProjectConfig } from '../config.ts';
import { connectSupabase, type Hooks } from '../connect.ts';
import { safeMessage } from '../safe-message.ts';

export type { Change } from '../../sinks/supabase/changes.ts';

/** More would be cut: Supabase gives at most this many rows at once. */
const limit = 1000;

/**
 * Gives changes in the order of their ids; with `everyMs` waits for more until `signal` aborts, and logs what fails. Throws a
 * SupabaseError.
 */
export async function* readChanges(
  config: ProjectConfig,
  { named, everyMs, ...wanted }: Parameters<typeof changesAfter>[1] & { named: boolean; everyMs?: number },
  { log, signal }: Hooks,
) {
  const { supabase } = connectSupabase(config, log, { stop: signal });
  for (let { after } = wanted, hasBegun = false; !signal.aborted; ) {
    try {
      const changes = await changesAfter(supabase, { ...wanted, ...(after && { after }), at_most: limit });
      hasBegun = true;
      if (changes.length > 0) yield { changes, names: await namesOf(supabase, named ? idsIn(changes) : []) };
      after = changes.at(-1)?.id ?? after;
      if (changes.length === limit) continue;
    } catch (error) {
      if (everyMs === undefined || !hasBegun || signal.aborted) throw signal.aborted ? signal.reason : error;
      log.error(safeMessage(error));
    }
    if (everyMs === undefined) return;
    await sleep(everyMs, undefined, { signal }).catch(() => {});
  }
}

/** Whether changes of any of these entities are noted, or any at all where none is named. Throws a SupabaseError. */
export async function areNoted(config: ProjectConfig, entities: readonly string[], log: Logger) {
  const { noted } = await inspect(connectSupabase(config, log).supabase);
  return noted.some((entity) => entities.length === 0 || entities.includes(entity));
}

/** The ids of users and clients. */
const idsIn = (changes: readonly Change[]) => [
  ...new Set(JSON.stringify(changes).match(/(?<=")(usr|cli)_\w+(?=")/g)),
];

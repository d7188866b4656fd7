import type { Sink } from '../sinks/sink.ts';
import { Unreadable } from '../sources/gazelle/api/unreadable.ts';
import type { Covered, KnownRecord, ReadPlan } from '../sources/gazelle/source.ts';
import { type Flow, tableOf } from './flow.ts';
import type { SyncOptions } from './options.ts';
import type { Store } from './store.ts';
import { countDeleted, type Tallies, tallyOf } from './tally.ts';

interface DeletionContext {
  sink: Sink;
  options: SyncOptions;
  tallies: Tallies;
}

/** One run marks at most this many rows of a table as gone, unless the user allows more. */
export const deletionCap = (stored: number, allowed: number | null): number =>
  Math.max(10, Math.floor(stored * 0.05), allowed ?? 0);

/**
 * Marks rows as gone that are stored but were not seen in a completely read part. Each such id is asked for once more,
 * because pages can shift; a record that still exists is stored instead. More ids than the cap look like a fault of the
 * API or the key: then nothing is marked, and the returned sentence says so.
 */
export async function markGone(
  flow: Flow,
  plan: ReadPlan,
  store: Store,
  covered: readonly Covered[],
  { sink, options, tallies }: DeletionContext,
): Promise<string | null> {
  const problems: string[] = [];
  /** What came with records that were not seen and are there: nobody needs to ask for it again. */
  const cameAlong = new Set<string>();
  for (const { entity, seen, from, to, of } of covered) {
    const missing = new Map<string, KnownRecord>();
    let known = 0;
    for await (const page of plan.knownPages(entity, from, to, of)) {
      known += page.size;
      for (const [id, row] of page) {
        if (!row.deleted && !seen.has(id) && !cameAlong.has(id)) missing.set(id, row);
      }
    }
    if (missing.size === 0) continue;
    const allowed = options.allowDeletes;
    const { gone, alive } = await flow.source.confirm(plan.api, entity, [...missing.keys()], missing);
    await store.records(alive);
    for (const record of alive) {
      if (record instanceof Unreadable) continue;
      for (const { id } of flow.parts(record, options.timezone)) cameAlong.add(id);
    }
    // A whole collection does not disappear in a day. An empty answer is more likely a fault of the API or the key.
    const isPart = from || to || of;
    const isAll = !isPart && seen.size === 0 && gone.length > 1 && allowed === null;
    const isSeries = isPart && gone.length > deletionCap(known, allowed);
    const stored = isSeries ? await sink.count(tableOf(flow, entity)) : known;
    // The cap is one for all parts of a table.
    const cap = isAll ? 0 : deletionCap(stored, allowed) - tallyOf(tallies, entity).deleted;
    if (gone.length > cap) {
      const problem = `${gone.length} ${entity} are gone from Gazelle, more than the ${cap} that may be marked without --allow-deletes: none is marked; --allow-deletes ${gone.length} allows it`;
      plan.log.error(problem);
      problems.push(problem);
      continue;
    }
    if (gone.length === 0) continue;
    const count = await sink.softDelete(tableOf(flow, entity), gone, plan.api.now().toString());
    countDeleted(tallyOf(tallies, entity), count, options.dryRun ? gone : []);
    plan.log.info(`${count} ${entity} gone from Gazelle: marked as deleted`);
  }
  return problems.length > 0 ? problems.join('; ') : null;
}

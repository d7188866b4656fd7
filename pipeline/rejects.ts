import type { OpenReject, Reject, RejectKey } from '../sinks/sink.ts';
import { TooManyRejectsError } from './errors.ts';
import type { RunContext } from './run-context.ts';
import { countReject, type Tallies, tallyOf } from './tally.ts';

/** More rejects than this, and more than half of the records read, point to a fault of the table or the code. */
const rejectsAtMost = 100;

/** If none of this many rows could be stored, the collection fails at once: to find out which are refused costs a request each. */
const hopeless = 1000;

const keyOf = ({ entity, recordId }: RejectKey): string => `${entity}:${recordId}`;

/** The rejects of one collection during a run: those that earlier runs left open, and those of this run. */
export function trackRejects(run: Pick<RunContext, 'sink' | 'state' | 'log'>, tallies: Tallies) {
  const { sink, state, log } = run;
  const open = new Map(state.openRejects.map((reject) => [keyOf(reject), reject]));
  const rejectedNow = new Set<string>();

  return {
    /** Keeps rejects with their reasons, counts each record once and logs what is new. */
    async keep(rejects: readonly Reject[]): Promise<void> {
      if (rejects.length === 0) return;
      const standings = await sink.keepRejects(rejects);
      for (const [i, reject] of rejects.entries()) {
        if (rejectedNow.has(keyOf(reject))) continue;
        rejectedNow.add(keyOf(reject));
        const { entity, recordId: id, kind, reason } = reject;
        const standing = standings[i] ?? 'new';
        countReject(tallyOf(tallies, entity), { id, kind, reason }, standing);
        // Closed where the same run stores the record after all, because it was corrected meanwhile.
        open.set(keyOf(reject), { entity, recordId: id, kind, ignored: standing === 'ignored' });
        const what = kind === 'value' ? 'is stored without a value' : 'is rejected';
        log[standing === 'new' ? 'warn' : 'debug']({ id }, `${id} ${what}: ${reason}`);
      }
    },
    /** Closes the rejects of records that are stored, or deleted in Gazelle; other ids are passed over. */
    async resolve(entity: string, ids: readonly string[]): Promise<void> {
      const keys = ids.map((recordId) => ({ entity, recordId }));
      const resolved = keys.filter((key) => open.delete(keyOf(key)));
      if (resolved.length > 0) await sink.resolveRejects(resolved);
    },
    /** What earlier runs left open and this one has neither resolved nor rejected again, longest untried first. */
    left: (entity: string): OpenReject[] =>
      [...open.values()].filter((reject) => reject.entity === entity && !rejectedNow.has(keyOf(reject))),
    /** Throws TooManyRejectsError for too many rejects; before the `end` only if none of very many rows could be stored. */
    failIfTooMany(entity: string, end: boolean): void {
      const { fetched, rejected, inserted, updated, unchanged } = tallyOf(tallies, entity);
      const isPlenty = rejected > Math.max(rejectsAtMost, fetched / 2);
      const isNoneStored = inserted === 0 && updated === 0 && unchanged === 0;
      if (isPlenty && (end || (isNoneStored && rejected > hopeless)))
        throw new TooManyRejectsError(entity, rejected, fetched);
    },
  };
}

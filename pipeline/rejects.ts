import type { Logger } from 'pino';
import type { Sentence } from '../sentences/sentence.ts';
import type { OpenReject, RejectKind, RunState, Sink } from '../sinks/sink.ts';
import { countReject, type Tallies, tallyOf } from './tally.ts';
import { TooManyRejectsError } from './too-many-rejects-error.ts';

/** More rejects than this, and more than half of the records read, point to a fault of the table or the code. */
const rejectsAtMost = 100;

/** If none of the first 1,000 rows could be stored, refused batches are no longer split: that costs a request per row. */
const hopeless = 1000;

/** A record that this run could not read or store, or not with all its values. */
export interface Rejected {
  entity: string;
  id: string;
  kind: RejectKind;
  /** The record, or its bad values by field. */
  record: unknown;
  /** Safe to print: the summary and the log show it. */
  reason: Sentence;
  /** What is stored instead of `reason`, where more is known: it may quote the record. */
  detail?: string;
}

/** The rejects of one collection while a run goes on: those that earlier runs left open, and those of this run. */
export interface Rejects {
  /** Keeps rejects with their reasons, counts each record once and tells the log what is new. */
  keep(rejected: readonly Rejected[]): Promise<void>;
  /** Closes the rejects of records that are stored, or gone from Gazelle; other ids are passed over. */
  resolve(entity: string, ids: readonly string[]): Promise<void>;
  /** What earlier runs left open and this one has neither resolved nor met, longest untried first. */
  left(entity: string): OpenReject[];
  /** Counts a reject that could not be tried again: its record is still missing. */
  countOpen(reject: OpenReject): void;
  /**
   * Throws TooManyRejectsError when too many of the records read were rejected. Before the `end` of a reading, it throws
   * only if none of very many rows could be stored, because good rows may follow.
   */
  judge(entity: string, end: boolean): void;
}

interface RejectsContext {
  sink: Sink;
  state: RunState;
  tallies: Tallies;
  log: Logger;
}

/** Tells the rejects of one run from those it found open; `tallies` counts them. */
export function trackRejects({ sink, state, tallies, log }: RejectsContext): Rejects {
  const open = new Map<string, Map<string, OpenReject>>();
  const met = new Set<string>();
  for (const reject of state.openRejects) openOf(reject.entity).set(reject.recordId, reject);

  function openOf(entity: string): Map<string, OpenReject> {
    const rejects = open.get(entity) ?? new Map<string, OpenReject>();
    open.set(entity, rejects);
    return rejects;
  }

  const nameOf = (entity: string, id: string) => `${entity}:${id}`;

  return {
    async keep(rejected) {
      if (rejected.length === 0) return;
      const standings = await sink.keepRejects(
        rejected.map(({ id, detail, ...reject }) => ({
          ...reject,
          recordId: id,
          reason: detail ?? reject.reason,
        })),
      );
      for (const [i, { entity, id, kind, reason }] of rejected.entries()) {
        const standing = standings[i] ?? 'new';
        if (met.has(nameOf(entity, id))) continue;
        met.add(nameOf(entity, id));
        countReject(tallyOf(tallies, entity), { id, kind, reason }, standing);
        const what = kind === 'value' ? 'is stored without a value' : 'is rejected';
        log[standing === 'new' ? 'warn' : 'debug']({ id }, `${id} ${what}: ${reason}`);
      }
    },
    async resolve(entity, ids) {
      const resolved = ids.filter((id) => openOf(entity).delete(id));
      if (resolved.length === 0) return;
      await sink.resolveRejects(resolved.map((recordId) => ({ entity, recordId })));
    },
    left: (entity) =>
      [...openOf(entity).values()].filter(({ recordId }) => !met.has(nameOf(entity, recordId))),
    countOpen: ({ entity, recordId, ignored }) => {
      const reason = 'rejected by an earlier run, and cannot be asked for alone: --full reads it';
      const standing = ignored ? 'ignored' : 'known';
      countReject(tallyOf(tallies, entity), { id: recordId, kind: 'record', reason }, standing);
    },
    judge(entity, end) {
      const { fetched, rejected, inserted, updated, unchanged } = tallyOf(tallies, entity);
      const isPlenty = rejected > Math.max(rejectsAtMost, fetched / 2);
      const isNoneStored = inserted === 0 && updated === 0 && unchanged === 0;
      const isHopeless = end || (isNoneStored && rejected > hopeless);
      if (isPlenty && isHopeless) throw new TooManyRejectsError(entity, rejected, fetched);
    },
  };
}

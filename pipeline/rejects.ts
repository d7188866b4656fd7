import type { Logger } from 'pino';
import type { RunState, Sink } from '../sinks/sink.ts';
import { countRejected, type Tallies, tallyOf } from './tally.ts';
import { TooManyRejectsError } from './too-many-rejects-error.ts';

/** More than this is not about single records: every batch would be taken apart row by row, in every run. */
const rejectsAtMost = 100;

/** A record that this run could not read or store. */
export interface Rejected {
  entity: string;
  id: string;
  record: unknown;
  /** Safe to print: the summary and the log show it. */
  reason: string;
  /** What is stored instead of `reason`, where more is known: it may quote the record. */
  detail?: string;
}

/** The rejects of one collection while a run goes on: those that earlier runs left open, and those of this run. */
export interface Rejects {
  /** Keeps records with their reasons, counts them and tells the log. Throws TooManyRejectsError. */
  keep(records: readonly Rejected[]): Promise<void>;
  /** Closes the rejects of records that are stored, or gone from Gazelle; other ids are passed over. */
  resolve(entity: string, ids: readonly string[]): Promise<void>;
  /** Ids of the records that earlier runs rejected, unless they were resolved or rejected again since. */
  toRetry(entity: string): string[];
  /** Counts a reject that could not be tried again: its record is still missing. */
  countOpen(entity: string, id: string): void;
}

interface RejectsContext {
  sink: Sink;
  state: RunState;
  tallies: Tallies;
  log: Logger;
}

/** Tells the rejects of one run from those it found open; `tallies` counts them. */
export function trackRejects({ sink, state, tallies, log }: RejectsContext): Rejects {
  const open = new Map<string, Set<string>>();
  const rejected = new Map<string, Set<string>>();
  for (const { entity, recordId } of state.openRejects) idsOf(open, entity).add(recordId);

  return {
    async keep(records) {
      if (records.length === 0) return;
      await sink.keepRejects(
        records.map(({ entity, id, record, reason, detail = reason }) => ({
          entity,
          recordId: id,
          record,
          reason: detail,
        })),
      );
      for (const { entity, id, reason } of records) {
        idsOf(rejected, entity).add(id);
        countRejected(tallyOf(tallies, entity), id, reason);
        log.warn({ id }, `${id} is rejected: ${reason}`);
      }
      for (const { entity } of records) {
        if (tallyOf(tallies, entity).rejected > rejectsAtMost) throw new TooManyRejectsError(entity);
      }
    },
    async resolve(entity, ids) {
      const resolved = ids.filter((id) => idsOf(open, entity).delete(id));
      if (resolved.length === 0) return;
      await sink.resolveRejects(resolved.map((recordId) => ({ entity, recordId })));
    },
    toRetry: (entity) => [...idsOf(open, entity).difference(idsOf(rejected, entity))],
    countOpen(entity, id) {
      const reason = 'rejected by an earlier run, and cannot be asked for alone: --full reads it';
      countRejected(tallyOf(tallies, entity), id, reason);
    },
  };
}

function idsOf(byEntity: Map<string, Set<string>>, entity: string): Set<string> {
  const ids = byEntity.get(entity) ?? new Set<string>();
  byEntity.set(entity, ids);
  return ids;
}

import { parseJson } from '../../parse-json.ts';
import type { Sentence } from '../../sentences/sentence.ts';
import { type Instant, isOlder, newer, toInstant } from './instants.ts';

/** What a run leaves for the next one to start from; all times are ISO 8601 by Gazelle's clock. */
export interface Checkpoint {
  /** The newest record time that is covered; of the timeline the newest `occurredAt`. */
  watermark: string | null;
  /** When the last successful run began, or the full read that it resumed; null where nothing is covered yet. */
  syncedAt: string | null;
  /** When the last pass over all records began; after a first window, that window. */
  sweptAt: string | null;
  /** A full read that is not over, here or in another collection of the run; with no `since`, one that is asked for. */
  full: FullRead | null;
}

/** How far a full read has come. */
export interface FullRead {
  /** When it began: what changed later may be missing in what is done. */
  since: string | null;
  /** Identifies what was asked for: where that has changed, what is done may lack a field. */
  query: string;
  ranges: readonly string[];
  done: readonly string[];
  /** It is the first one of all: none of its rows is a change. */
  first?: boolean;
}

/** A checkpoint that covers nothing: the next run reads everything there is. */
export const fromTheBeginning: Checkpoint = {
  watermark: null,
  syncedAt: null,
  sweptAt: null,
  full: { since: null, query: '', ranges: [], done: [] },
};

/** Whether nothing was read completely so far, and not because of a reset. */
export const isFirstRead = (checkpoint: Checkpoint | null): boolean =>
  !checkpoint || (checkpoint.syncedAt === null && checkpoint.full?.first === true);

/**
 * Reads a stored checkpoint; null when there is none, or none that can be relied on. One of an earlier version, with `full: true`,
 * asks for a full read; what else it has of that version (its `history`, its `cut`) is not needed any more.
 */
export function parseCheckpoint(text: string | undefined): Checkpoint | null {
  const { watermark, syncedAt, sweptAt, full }: Checkpoint = Object(parseJson(text));
  if ((full as unknown) === true) return fromTheBeginning;
  const time = (given: unknown) => (typeof given === 'string' && toInstant(given) ? given : null);
  const isTexts = (given: unknown) => Array.isArray(given) && given.every((one) => typeof one === 'string');
  const times = { watermark: time(watermark), syncedAt: time(syncedAt), sweptAt: time(sweptAt) };
  const isRead = full && isTexts(full.ranges) && isTexts(full.done);
  return times.syncedAt || isRead ? { ...times, full: isRead ? full : null } : null;
}

/**
 * The checkpoint to start from; null on a first run. `now` is Gazelle's clock. A checkpoint that cannot be read, or is
 * too far in the future, cannot be trusted: everything is read again, and `problem` says why.
 */
export function believeCheckpoint(text: string | undefined, now: Instant) {
  const distrust = (problem: Sentence) => ({ checkpoint: fromTheBeginning, problem });
  const checkpoint = parseCheckpoint(text);
  if (text !== undefined && !checkpoint) return distrust('the checkpoint cannot be read');
  // Clocks differ by less, and edits are not missed for longer than this.
  const latest = now.add({ hours: 24 });
  const times = [checkpoint?.watermark, checkpoint?.syncedAt, checkpoint?.sweptAt].map(toInstant);
  if (times.some((at) => at && isOlder(latest, at))) return distrust('the checkpoint is from the future');
  return { checkpoint, problem: null };
}

/** A checkpoint set back to an earlier time, so that the next run reads everything since; never forward. */
export function rewind({ watermark, syncedAt, sweptAt, full }: Checkpoint, to: Instant): Checkpoint {
  const back = (time: string | null) => {
    const at = toInstant(time);
    return at && isOlder(to, at) ? to.toString() : time;
  };
  return { watermark: back(watermark), syncedAt: back(syncedAt), sweptAt: back(sweptAt), full };
}

/** The checkpoint after a run that ended well, which began then and went over all records or not; no time ever moves backwards. */
export function advance(
  old: Checkpoint | null,
  { began, watermark, isSwept }: { began: Instant; watermark: Instant | null; isSwept: boolean },
): Checkpoint {
  const later = (time: string | null | undefined, at: Instant | null) =>
    newer(toInstant(time), at)?.toString() ?? null;
  return {
    watermark: later(old?.watermark, watermark),
    syncedAt: later(old?.syncedAt, began),
    sweptAt: later(old?.sweptAt, isSwept ? began : null),
    full: null,
  };
}

import { Temporal } from 'temporal-polyfill';
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
  /** A full read that is not over, or, with no `since`, one that is asked for. */
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

/** Whether nothing was read completely so far, nor asked for again. */
export const isFirstRead = (checkpoint: Checkpoint | null): boolean =>
  !checkpoint || (checkpoint.syncedAt === null && checkpoint.full?.first === true);

const isTime = (value: unknown): value is string => typeof value === 'string' && toInstant(value) !== null;
const time = (value: unknown): string | null => (isTime(value) ? value : null);
const isTexts = (value: unknown): value is string[] =>
  Array.isArray(value) && value.every((one) => typeof one === 'string');

function parseFullRead(stored: unknown): FullRead | null {
  const { since, query, ranges, done, first }: Record<string, unknown> = Object(stored);
  if (!isTexts(ranges) || !isTexts(done) || typeof query !== 'string') return null;
  return { since: time(since), query, ranges, done, ...(first === true && { first }) };
}

/**
 * Reads a stored checkpoint; null when there is none, or none that can be relied on. One of an earlier version, with `full: true`,
 * asks for a full read; what else it has of that version (its `history`, its `cut`) is not needed any more.
 */
export function parseCheckpoint(text: string | undefined): Checkpoint | null {
  const stored: Record<string, unknown> = Object(parseJson(text));
  if (stored.full === true) return fromTheBeginning;
  const full = parseFullRead(stored.full);
  if (!isTime(stored.syncedAt) && !full) return null;
  return {
    watermark: time(stored.watermark),
    syncedAt: time(stored.syncedAt),
    sweptAt: time(stored.sweptAt),
    full,
  };
}

/** How far in the future a checkpoint may be. Clocks differ by less, and edits are not missed for longer than this. */
const grace = Temporal.Duration.from({ hours: 24 });

/**
 * The checkpoint to start from; null on a first run. `now` is Gazelle's clock. A checkpoint that cannot be read, or is
 * too far in the future, cannot be trusted: everything is read again, and `problem` says why.
 */
export function believeCheckpoint(
  text: string | undefined,
  now: Instant,
): { checkpoint: Checkpoint | null; problem: Sentence | null } {
  if (text === undefined) return { checkpoint: null, problem: null };
  const checkpoint = parseCheckpoint(text);
  if (!checkpoint) return { checkpoint: fromTheBeginning, problem: 'the checkpoint cannot be read' };
  const latest = now.add(grace);
  const times = [checkpoint.watermark, checkpoint.syncedAt, checkpoint.sweptAt].map(toInstant);
  if (times.some((at) => at && isOlder(latest, at)))
    return { checkpoint: fromTheBeginning, problem: 'the checkpoint is from the future' };
  return { checkpoint, problem: null };
}

/** A checkpoint set back to an earlier time, so that the next run reads everything since; never forward. */
export function rewind(checkpoint: Checkpoint, to: Instant): Checkpoint {
  const back = (text: string | null) => {
    const at = toInstant(text);
    return at && isOlder(to, at) ? to.toString() : text;
  };
  const { watermark, syncedAt, sweptAt } = checkpoint;
  return { ...checkpoint, watermark: back(watermark), syncedAt: back(syncedAt), sweptAt: back(sweptAt) };
}

/** The checkpoint after a run that ended well, which began then and went over all records or not; no time ever moves backwards. */
export function advance(
  old: Checkpoint | null,
  { began, watermark, isSwept }: { began: Instant; watermark: Instant | null; isSwept: boolean },
): Checkpoint {
  const later = (text: string | null | undefined, at: Instant | null) =>
    newer(toInstant(text), at)?.toString() ?? null;
  return {
    watermark: later(old?.watermark, watermark),
    syncedAt: later(old?.syncedAt, began),
    sweptAt: isSwept ? later(old?.sweptAt, began) : (old?.sweptAt ?? null),
    full: null,
  };
}

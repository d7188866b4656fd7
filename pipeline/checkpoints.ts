import { Temporal } from 'temporal-polyfill';
import type { Sentence } from '../sentences/sentence.ts';
import { parseHistory } from '../sources/gazelle/feed/history.ts';
import { parseCut } from '../sources/gazelle/feed/sweep-cut.ts';
import { toInstant } from '../sources/gazelle/instants.ts';
import type { Checkpoint } from '../sources/gazelle/source.ts';
import { parseJson } from './parse-json.ts';

const isInstant = (value: unknown): value is string => typeof value === 'string' && toInstant(value) !== null;

/** Reads a stored checkpoint; null when there is none, or none that can be relied on. */
export function parseCheckpoint(text: string | undefined): Checkpoint | null {
  const stored: Record<string, unknown> = Object(parseJson(text));
  const { syncedAt, watermark, sweptAt, full } = stored;
  const cut = parseCut(stored.cut);
  const history = parseHistory(stored.history);
  if (!isInstant(syncedAt)) return null;
  return {
    watermark: isInstant(watermark) ? watermark : null,
    syncedAt,
    ...(isInstant(sweptAt) && { sweptAt }),
    ...(full === true && { full }),
    ...(history && { history }),
    ...(cut && { cut }),
  };
}

/** A checkpoint that covers nothing: the next run is a full one. */
export const fromTheBeginning: Checkpoint = {
  watermark: null,
  syncedAt: '1970-01-01T00:00:00Z',
  full: true,
};

/** How far in the future a checkpoint may be. Clocks differ by less, and edits are not missed for longer than this. */
const grace = Temporal.Duration.from({ hours: 24 });

/**
 * The checkpoint to start from; null on a first run. `now` is Gazelle's clock. A checkpoint that cannot be read, or is
 * too far in the future, cannot be trusted: everything is read again, and `problem` says why.
 */
export function believeCheckpoint(
  text: string | undefined,
  now: Temporal.Instant,
): { checkpoint: Checkpoint | null; problem: Sentence | null } {
  if (text === undefined) return { checkpoint: null, problem: null };
  const checkpoint = parseCheckpoint(text);
  if (!checkpoint) return { checkpoint: fromTheBeginning, problem: 'the checkpoint cannot be read' };
  const latest = now.add(grace);
  const compared = checkpoint.history?.map(({ comparedAt }) => comparedAt) ?? [];
  const times = [checkpoint.watermark, checkpoint.syncedAt, checkpoint.sweptAt ?? null, ...compared];
  const isAhead = (time: string | null) =>
    time !== null && Temporal.Instant.compare(Temporal.Instant.from(time), latest) > 0;
  if (times.some(isAhead))
    return { checkpoint: fromTheBeginning, problem: 'the checkpoint is from the future' };
  return { checkpoint, problem: null };
}

/** A checkpoint set back to an earlier time, so that the next run reads everything since; never forward. */
export function rewind({ watermark, syncedAt, ...rest }: Checkpoint, to: Temporal.Instant): Checkpoint {
  const back = (time: string) =>
    Temporal.Instant.compare(Temporal.Instant.from(time), to) > 0 ? to.toString() : time;
  return { ...rest, watermark: watermark && back(watermark), syncedAt: back(syncedAt) };
}

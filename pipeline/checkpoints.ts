import { Temporal } from 'temporal-polyfill';
import type { Checkpoint } from '../sources/gazelle/source.ts';

const isInstant = (value: unknown): value is string => {
  if (typeof value !== 'string') return false;
  try {
    return Boolean(Temporal.Instant.from(value));
  } catch {
    return false;
  }
};

/** Reads a stored checkpoint; null when there is none, or none that can be relied on. */
export function parseCheckpoint(text: string | undefined): Checkpoint | null {
  let value: unknown;
  try {
    value = JSON.parse(text ?? 'null');
  } catch {
    return null;
  }
  if (typeof value !== 'object' || value === null || !('syncedAt' in value) || !isInstant(value.syncedAt))
    return null;
  const watermark = 'watermark' in value && isInstant(value.watermark) ? value.watermark : null;
  const sweptAt = 'sweptAt' in value && isInstant(value.sweptAt) ? value.sweptAt : null;
  return { watermark, syncedAt: value.syncedAt, ...(sweptAt && { sweptAt }) };
}

/** A checkpoint set back to an earlier time, so that the next run reads everything since; never forward. */
export function rewind({ watermark, syncedAt, ...rest }: Checkpoint, to: Temporal.Instant): Checkpoint {
  const back = (time: string) =>
    Temporal.Instant.compare(Temporal.Instant.from(time), to) > 0 ? to.toString() : time;
  return { ...rest, watermark: watermark && back(watermark), syncedAt: back(syncedAt) };
}

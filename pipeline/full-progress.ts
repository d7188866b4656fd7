import { createHash } from 'node:crypto';
import { Temporal } from 'temporal-polyfill';
import type { Bookmark } from '../sources/gazelle/feed/bookmark.ts';
import { parseJson } from './parse-json.ts';

/** A slice of a full read that is stored, and what it was worth. */
interface Done {
  name: string;
  /** When it, or the first part of it, was done (ISO 8601, Gazelle's clock). */
  at: string;
  watermark: string | null;
  /** How far it is stored; absent where all of it is. */
  place?: Bookmark;
}

/** Progress of a full read, so that the next run can continue it if it is interrupted. */
export interface FullProgress {
  /** When the first slice was started. The watermark of the whole read is never later. */
  began: string;
  /** Identifies the query. If the query has changed, the slices already stored may lack a field. */
  fingerprint: string;
  /** All slices, by name. */
  cuts: string[];
  done: Done[];
}

/** Older progress is dropped: too much has changed since, so everything is read again. */
const usableFor = Temporal.Duration.from({ hours: 24 });

/** Tells one version of a query from another. */
export const fingerprintOf = (document: unknown): string =>
  createHash('sha256').update(JSON.stringify(document)).digest('hex').slice(0, 16);

/** Where progress is kept beside the checkpoint of a collection. */
export const progressName = (collection: string): string => `${collection}:full`;

/** Reads stored progress; null where there is none that a reading with this fingerprint can go on from at `now`. */
export function parseProgress(
  text: string | undefined,
  fingerprint: string,
  now: Temporal.Instant,
): FullProgress | null {
  const stored: Partial<FullProgress> = Object(parseJson(text));
  if (!stored.began || stored.fingerprint !== fingerprint || !stored.cuts || !stored.done) return null;
  const oldest = now.subtract(usableFor);
  const isFresh = ({ at }: Done) => Temporal.Instant.compare(Temporal.Instant.from(at), oldest) >= 0;
  const done = stored.done.filter(isFresh);
  return done.length > 0 ? { began: stored.began, fingerprint, cuts: stored.cuts, done } : null;
}

import type { Sentence } from '../../sentences/sentence.ts';
import type { Checkpoint, FullRead } from './checkpoint.ts';
import type { Collection } from './collection.ts';
import { type Instant, isOlder, toInstant } from './instants.ts';
import type { Strategy } from './strategy.ts';

/** What a run knows of a collection before it reads; instants by Gazelle's clock. */
export interface Situation {
  now: Instant;
  checkpoint: Checkpoint | null;
  /** A table of this collection that must have rows has none: whatever a checkpoint says, it is read for the first time. */
  empty: boolean;
  /** Whether the API can sort it by `UPDATED_AT_DESC`. */
  sortable: boolean;
  /** `--full`. */
  full: boolean;
  /** `--sweep`. */
  sweep: boolean;
  /** `--since`: read from here on, whatever the checkpoint says. */
  since: Instant | null;
  /** `--sweep-every`, in milliseconds; null for the collection's own days. */
  sweepEveryMs: number | null;
  /** How far a run re-reads behind what is covered, in milliseconds. */
  overlapMs: number;
  /** IANA name of the zone of local days. */
  timezone: string;
  /** Identifies the fields that are asked for; see FullRead. Null where an interrupted full read is not to be resumed. */
  query: string | null;
}

/** How a collection is to be read, and why in this way. */
export interface Plan {
  strategy: Strategy;
  reason: Sentence;
  /** When the reading began: what changes later belongs to the next run. */
  began: Instant;
  /** Newest-first: reads everything from here on. Window: where it begins. Else null. */
  from: Instant | null;
  /**
   * What changed from here on is read again even where its row looks equal; null where no run has ended well yet, or a table is
   * empty.
   */
  recheckFrom: Instant | null;
  /** The full read that is resumed: what is done of it is not read again. */
  resumed: FullRead | null;
  /**
   * Which stored rows are deleted if they are not seen: those of records dated `from` an instant on, or all; null where that
   * cannot be known, as of what a resumed read has stored before.
   */
  covers: { from: Instant | null } | null;
}

/** An interrupted full read is resumed for this long: after that, too much of what is done may have changed. */
const resumableFor = { hours: 7 * 24 };
const dayMs = 24 * 60 * 60 * 1000;

/** Records are finished, moved and noted upon some days later: so far behind the last run a window begins. */
const daysBehind = 7;

/** As much of a collection as its plan depends on. */
export type Planned = Pick<Collection<unknown>, 'name' | 'refresh' | 'sweepDays'>;

/** Chooses how to read a collection, and from when on. Pure. */
export function planReading(collection: Planned, situation: Situation): Plan {
  const { now, checkpoint, empty, since, overlapMs } = situation;
  const [strategy, reason] = choose(collection, situation);
  const behind = (time: string | null | undefined) =>
    toInstant(time)?.subtract({ milliseconds: overlapMs }) ?? null;
  let from: Instant | null = null;
  if (strategy === 'newest-first') from = since ?? behind(checkpoint?.watermark);
  if (strategy === 'window') from = windowStart(collection, situation);
  const resumed = strategy === 'full' && !empty ? resumable(situation) : null;
  // A run that broke off may have stored a contact without its client, with which it looks equal: a sweep reads again what changed
  // since the last one.
  const comparedSince = (strategy === 'sweep' && checkpoint?.sweptAt) || checkpoint?.syncedAt;
  const isList = strategy === 'window' && collection.refresh.by !== 'window';
  const isPartial = isList || strategy === 'newest-first' || resumed?.done.length;
  return {
    strategy,
    reason,
    from,
    resumed,
    began: toInstant(resumed?.since) ?? now,
    recheckFrom: empty ? null : (since ?? behind(comparedSince)),
    covers: isPartial ? null : { from },
  };
}

/**
 * The local day that a window begins on: 7 days before what an earlier run covered, or on a first run `firstDays` ago. Of an empty
 * table nothing is stored, so the earlier of the two.
 */
function windowStart({ refresh }: Planned, { now, since, empty, timezone, checkpoint }: Situation): Instant {
  const startOfDay = (instant: Instant, days = 0) =>
    instant.toZonedDateTimeISO(timezone).subtract({ days }).startOfDay().toInstant();
  if (since) return startOfDay(since);
  const { firstDays = 0, after = 'syncedAt' } = refresh.by === 'window' ? refresh : {};
  const covered = toInstant(checkpoint?.[after]) ?? toInstant(checkpoint?.syncedAt);
  const first = startOfDay(now, firstDays);
  const next = covered && startOfDay(covered, daysBehind);
  return next && !(empty && isOlder(first, next)) ? next : first;
}

/**
 * Newest-first finds no deletions, and no contact that was edited without its client; a window finds nothing that is older.
 * So a sweep is due from time to time.
 */
function choose({ refresh, sweepDays }: Planned, situation: Situation): readonly [Strategy, Sentence] {
  const { now, checkpoint, empty, sortable, full, sweep, since, sweepEveryMs } = situation;
  if (refresh.by === 'snapshot') return ['snapshot', 'they are few'];
  const isCovered = Boolean(checkpoint?.syncedAt);
  if (full || (checkpoint?.full && !isCovered && !since)) return ['full', 'everything is asked for'];
  const first = refresh.by === 'window' ? 'window' : 'full';
  // All there is may be older than a first window.
  const isStillEmpty = first === 'window' && sweepDays !== null && isCovered && !since;
  if (empty && !(isStillEmpty && (sweep || !checkpoint?.sweptAt))) return [first, 'nothing is stored yet'];
  if (!isCovered && !since) return [first, 'no run has ended well yet'];
  if (sweepDays !== null) {
    if (sweep) return ['sweep', 'it is asked for'];
    const sweptAt = toInstant(checkpoint?.sweptAt);
    const due = sweptAt?.add({ milliseconds: sweepEveryMs ?? sweepDays * dayMs });
    if (!since && (!due || isOlder(due, now))) return ['sweep', 'it is time to compare every id'];
  }
  if (refresh.by === 'window') return ['window', 'only what is recent changes often'];
  if (!sortable) return [refresh.recent ? 'window' : 'sweep', 'the API cannot sort by UPDATED_AT_DESC'];
  if (!since && !checkpoint?.watermark) return ['sweep', 'there is no watermark to stop at'];
  return ['newest-first', 'the API sorts by UPDATED_AT_DESC'];
}

function resumable({ checkpoint, query, now }: Situation): FullRead | null {
  const read = checkpoint?.full;
  const since = toInstant(read?.since);
  if (!read || !since || read.query !== query) return null;
  return isOlder(since.add(resumableFor), now) ? null : read;
}

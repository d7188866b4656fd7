import { DAY } from '../../../sandbox/gazelle/instants.ts';
import type { World } from '../../../sandbox/gazelle/world.ts';
import type { Strategy } from '../../../sources/gazelle/strategy.ts';
import { isBill } from './bills.ts';
import type { Effect } from './changes.ts';
import type { Kind } from './steps.ts';

/** What is promised of the runs so far: which changes the next plain run must have found, and which only `--full` will. */
export interface Expectation {
  happened(kind: Kind, effect: Effect): void;
  /** Called when a run begins; what it returns is called with how it ended, and whether a checkpoint then covers something. */
  runBegins(tableIsEmpty: boolean, isFull: boolean): (ended: RunEnd | null, isCovered: boolean) => void;
  /** Whether a plain run may still be wrong about this record. */
  isUnseen(id: string): boolean;
  /** Whether the last full read may have it from an earlier one that it resumed. */
  isFromBefore(id: string): boolean;
}

/** How a run ended that ended well. */
export interface RunEnd {
  strategy: Strategy | null;
  /** Whether it had an earlier run's watermark. */
  hadWatermark: boolean;
}

const WEEK = 7 * DAY;

/** The kind of records of which a plain run sees a part alone, by their time; null where it sees all. */
export type Windowed = 'events' | 'timeline' | 'invoices' | 'estimates' | null;

/** The promises for one collection; `windowed` says which kind of record has a window, if any. */
export function createExpectation(world: World, windowed: Windowed): Expectation {
  /** What only a full read brings. */
  const unseen = new Set<string>();
  /** What a feed sorted by `updatedAt` does not bring. */
  const unshown = new Set<string>();
  /** Stored with a start inside the window, so that leaving it is noticed. */
  let inWindow = new Set<string>();
  let sinceRunBegan = new Set<string>();
  let running = false;
  /** What changed since a full read began that has not come to its end; null where none is to be resumed. */
  let sinceFullBegan: Set<string> | null = null;
  let isFullAsked = false;
  let fromBefore = new Set<string>();
  /** All that ever went with a bill: of one that nobody looks at, lines that were taken away before are still stored. */
  const lines = new Map<string, Set<string>>();

  const times = (): Map<string, number> =>
    new Map(
      windowed === 'events'
        ? world.events.list().map(({ id, start }) => [id, start ? Date.parse(start) : Number.NaN])
        : windowed === 'timeline'
          ? world.timeline.list().map(({ id, occurredAt }) => [id, Date.parse(occurredAt)])
          : [],
    );

  /** What is older than the window of a first run. */
  function leaveOlder(began: number): void {
    const from = began - (windowed === 'events' ? WEEK : 30 * DAY);
    for (const [id, time] of times()) if (time < from) unseen.add(id);
  }

  function ended({ strategy, hadWatermark }: RunEnd, began: number, tableWasEmpty: boolean) {
    const isFirst = tableWasEmpty || !hadWatermark;
    const after = times();
    const isWhole = strategy === 'full' || strategy === 'sweep';
    if (isWhole) {
      for (const id of unseen.difference(sinceRunBegan).difference(fromBefore)) unseen.delete(id);
      for (const id of unshown.difference(sinceRunBegan).difference(fromBefore)) unshown.delete(id);
    } else if (isFirst) leaveOlder(began);
    // A bill that leaves the lists of a run waits for the sweep.
    if (windowed && !isBill(windowed)) {
      const stored = [...after].filter(([id, time]) => !sinceRunBegan.has(id) && time >= began - WEEK);
      inWindow = new Set(stored.map(([id]) => id));
    }
  }

  return {
    happened(kind, { id, gone, time, shows, also }) {
      for (const changed of [id, ...also]) {
        sinceRunBegan.add(changed);
        sinceFullBegan?.add(changed);
      }
      const ever = new Set([...(lines.get(id) ?? []), ...also]);
      // What came from another bill is no longer one of that.
      for (const others of lines.values()) for (const one of ever) others.delete(one);
      lines.set(id, ever);
      const isDated = ['clients', 'contacts', 'pianos'].includes(kind) || isBill(kind);
      if (!shows && isDated) for (const changed of [id, ...(gone ? ever : also)]) unshown.add(changed);
      if (kind !== windowed) return;
      // An event without a start is in every run; that it is deleted, or gets one, only a sweep may see.
      const isInside = !gone && (time === null || Date.parse(time) >= world.now().getTime() - WEEK);
      // A run under way may have passed it, and the next one's window begins later.
      const isSeen = isInside || (inWindow.has(id) && !running);
      for (const changed of isBill(kind) ? [id, ...ever] : [id]) {
        if (isSeen) unseen.delete(changed);
        else unseen.add(changed);
      }
    },
    runBegins(tableIsEmpty, isFull) {
      const began = world.now().getTime();
      running = true;
      sinceRunBegan = new Set();
      const resumes = sinceFullBegan !== null;
      // A first run is a full read too, where there is no window.
      sinceFullBegan ??= new Set();
      isFullAsked ||= isFull;
      return (end, isCovered) => {
        running = false;
        if (end) {
          const isFullRead = end.strategy === 'full';
          // One that is resumed reads nothing again, and marks nothing as deleted: the next pass of another kind does.
          fromBefore =
            isFullRead && resumes ? unseen.union(unshown).union(sinceFullBegan ?? new Set()) : new Set();
          if (isFullRead || !isFullAsked) sinceFullBegan = null;
          if (isFullRead) isFullAsked = false;
        }
        if (end) return ended(end, began, tableIsEmpty);
        // It failed only after it had saved its checkpoint.
        if (tableIsEmpty && isCovered) leaveOlder(began);
        // What left the window may be stored where it is now, outside of it.
        const now = times();
        inWindow = new Set([...inWindow].filter((id) => !now.has(id) || (now.get(id) ?? 0) >= began - WEEK));
      };
    },
    isFromBefore: (id) => fromBefore.has(id),
    isUnseen: (id) => unseen.has(id) || unshown.has(id) || fromBefore.has(id),
  };
}

import type { GazelleApi } from '../api/gazelle-api.ts';
import type { Unreadable } from '../api/unreadable.ts';
import { type Instant, toInstant } from '../instants.ts';
import type { Covered, Reading, ReadPlan } from '../source.ts';
import { beginningWith, type Listing, noting } from './complete.ts';
import type { DateRange } from './date-ranges.ts';
import { allCompared, canKeepUp, dueRanges, extendTo, type HistoryRange, split } from './history.ts';
import type { Page } from './pages.ts';
import type { FeedEnd } from './read-all.ts';
import { type Head, storedAmong, sweep } from './sweep.ts';
import { fromFilterDate } from './window.ts';

/** A collection whose history can be compared part by part, because it can be filtered by a date. */
export interface Audited<H, R> {
  entity: string;
  /** Ids, times and dates of a range of dates, sorted by date, the oldest first. */
  heads(api: GazelleApi, range: DateRange): Listing<H>;
  /** The complete records, in the order of the ids; null for one that is not given. */
  fetch(api: GazelleApi, ids: readonly string[]): Promise<(R | Unreadable | null)[]>;
  /** How a head of a span of time compares with what is stored. Without it: by its id and time, among the rows of this span. */
  comparison?(from?: Instant, to?: Instant): Promise<(head: H) => boolean>;
  /**
   * Told the pages of a range once what has changed in it is fetched: only then does a record that the window misses count as
   * seen.
   */
  note?(page: Page<H>): void;
  /** What this run has seen, anywhere, of the records and of what goes with them; else, of the records, in the range alone. */
  seen?: readonly Covered[];
}

/** The requests of the audit are used up: the range in hand is not done, what was fetched of it is stored. */
class AuditBudgetUsedError extends Error {
  override name = 'AuditBudgetUsedError';
}

/**
 * Adds to the reading of a window the comparison of the part of its history that was compared longest ago, as far as it is
 * due and `auditRequests` go. `windowFrom` is the UTC date on which the window begins: that of this run, or of the next one
 * after a reading of everything.
 */
export function withAudit<H extends Head, R>(
  plan: ReadPlan,
  { entity, heads, fetch, comparison, note, seen: seenAnywhere = [] }: Audited<H, R>,
  windowFrom: string,
  reading: Reading<R>,
): Reading<R> {
  const { checkpoint, log, began } = plan;
  const now = began.toString();
  const isWhole = plan.full || plan.sweep;
  const lastRun = checkpoint?.syncedAt ?? now;
  const sinceLastRun = began.since(toInstant(lastRun) ?? began).total('milliseconds');
  let ranges =
    plan.empty && !isWhole
      ? startHistory()
      : extendTo(checkpoint?.history ?? startHistory(), windowFrom, lastRun);
  const covered: Covered[] = [];
  const isOff = isWhole || plan.empty || plan.since !== null || plan.isLimited || plan.auditRequests === 0;
  const due = () => (isOff ? [] : dueRanges(ranges, began, sinceLastRun));
  const isDue = due().length > 0;
  return {
    ...reading,
    slices: isDue ? [...reading.slices, { name: 'history', pages: compareDue }] : reading.slices,
    end(ends) {
      const end = reading.end(isDue ? ends.slice(0, -1) : ends);
      if (isWhole) ranges = allCompared(ranges, windowFrom, now);
      else if (!isOff && !canKeepUp(ranges, began, sinceLastRun, plan.auditRequests))
        log.warn(
          `at the pace of these runs --audit-requests ${plan.auditRequests} is too little to compare the history every 30 days`,
        );
      const checkpointNow = { ...end.checkpoint, history: ranges };
      return { ...end, checkpoint: checkpointNow, covered: [...end.covered, ...covered] };
    },
  };

  /** Of an earlier checkpoint without a history only a reading of everything is known; else it begins with this window. */
  function startHistory(): HistoryRange[] {
    const { sweptAt } = checkpoint ?? {};
    return sweptAt && !plan.empty
      ? [{ from: null, to: windowFrom, comparedAt: sweptAt }]
      : [{ from: windowFrom, to: windowFrom, comparedAt: now }];
  }

  async function* compareDue(): AsyncGenerator<(R | Unreadable)[], FeedEnd> {
    const budget = { left: plan.auditRequests };
    const api = withBudget(plan.api, budget);
    const undone = new Set<string>();
    try {
      for (let range = due()[0]; range && budget.left > 0; range = due().find(({ to }) => !undone.has(to))) {
        const next = yield* compare(api, range, budget);
        if (next.length === 0) undone.add(range.to);
        else ranges = ranges.flatMap((one) => (one === range ? next : one));
      }
    } catch (error) {
      if (!(error instanceof AuditBudgetUsedError)) throw error;
    }
    return { watermark: null, seen: null, problem: null };
  }

  /** Compares a range, or only cuts it where it is longer than a page; what takes its place, nothing if it is not proven complete. */
  async function* compare(
    api: GazelleApi,
    range: HistoryRange,
    budget: { left: number },
  ): AsyncGenerator<(R | Unreadable)[], HistoryRange[]> {
    const bounds = { ...(range.from && { from: fromFilterDate(range.from) }), to: fromFilterDate(range.to) };
    const pages: Page<H>[] = [];
    const listing = noting(heads(api, range), (page) => pages.push(page));
    const first = await listing.pages(false)(plan.headsPageSize, null);
    const [oldest] = first.edges;
    const start = range.from ?? (oldest && listing.key(oldest.node)?.slice(0, 10));
    if (first.hasNextPage && oldest && start) {
      // Dates are not spread evenly: somewhat shorter, so that few are cut again.
      const pages = Math.ceil((1.2 * (first.total ?? 0)) / first.edges.length);
      const parts = split(range, start, Math.max(2, pages));
      if (parts.length > 1) return parts;
    }
    for (const one of seenAnywhere) plan.known(one.entity, bounds.from, bounds.to);
    const stored = plan.known(entity, bounds.from, bounds.to);
    const compareWith = await comparison?.(bounds.from, bounds.to);
    const known = await stored;
    // Gazelle may give the day on which the range ends too.
    const isStored = storedAmong(known, null);
    const isSame = (head: H) => (listing.key(head) ?? '') >= range.to || isStored(head);
    const isCurrent = compareWith ?? isSame;
    const { seen, problem } = yield* sweep<H, R | Unreadable>(
      { parts: [beginningWith(listing, first, plan.headsPageSize)] },
      {
        name: `${entity} before ${range.to}`,
        pageSize: plan.headsPageSize,
        began,
        times: () => [],
        warn: (message) => log.warn(message),
        isCurrent: Promise.resolve(isCurrent),
        fetchByIds: (ids) => fetch(api, ids),
      },
    );
    if (problem || !seen) {
      log.warn(`the history is not compared: ${problem}`);
      return [];
    }
    for (const page of pages) note?.(page);
    const all = seenAnywhere.length > 0 ? seenAnywhere : [{ entity, seen }];
    const compared = all.map((one) => ({ ...one, ...bounds }));
    for (const one of compared) {
      const stored = await plan.known(one.entity, bounds.from, bounds.to);
      const missing = [...stored].filter(([id, { deleted }]) => !deleted && !one.seen.has(id)).length;
      // They are asked for again before they are marked.
      const toConfirm = Math.ceil(missing / api.idsPerRequest);
      if (toConfirm > budget.left) throw new AuditBudgetUsedError();
      budget.left -= toConfirm;
    }
    covered.push(...compared);
    return [{ ...range, comparedAt: now, sized: true }];
  }
}

/** The API for as many requests as are left. */
const withBudget = (api: GazelleApi, budget: { left: number }): GazelleApi => ({
  ...api,
  request(document, variables) {
    if (budget.left === 0) throw new AuditBudgetUsedError();
    budget.left -= 1;
    return api.request(document, variables);
  },
});

import type { Logger } from 'pino';
import type { Sentence } from '../../sentences/sentence.ts';
import type { GazelleApi } from './api/gazelle-api.ts';
import type { Filter } from './api/lookups.ts';
import type { Unreadable } from './api/unreadable.ts';
import type { Instant } from './instants.ts';
import type { Head } from './list/head.ts';
import type { Plan } from './plan-reading.ts';
import type { SeenIds } from './seen-ids.ts';

/** What a collection is read with. */
export interface ReadContext {
  api: GazelleApi;
  plan: Plan;
  /** What a pass over all records asks for beside the list. */
  beside: readonly Filter[];
  /** Complete records per page. */
  pageSize: number;
  /** Of some heads, the ids of those whose rows Supabase lacks or has otherwise; called for some hundreds at a time. */
  outdated(heads: readonly Head[]): Promise<readonly string[]>;
  /** Called with the ids of records that were listed and then not given by their ids. */
  onUnanswered(ids: readonly string[]): void;
  /** The ids of the heads that are listed are added to it. */
  headIds: SeenIds;
  log: Logger;
}

/** What a range covers once it has been read to its end. */
export interface RangeEnd {
  /** The newest time that is now covered; null when no record has a usable one. */
  watermark: Instant | null;
  /** Why the reading is not complete, though nothing failed: then it covers nothing. */
  problem: Sentence | null;
}

/** A collection that is being read. */
export interface Reading<R> {
  /** The keys of all ranges of the pass. */
  ranges: readonly string[];
  /** The records of one range, page by page; returns, at the end and only then, what they cover. */
  read(range: string): AsyncGenerator<(R | Unreadable)[], RangeEnd>;
}

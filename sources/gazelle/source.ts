import type { DocumentNode } from 'graphql';
import type { Logger } from 'pino';
import type { Sentence } from '../../sentences/sentence.ts';
import type { GazelleApi } from './api/gazelle-api.ts';
import type { Early, SortProbe } from './api/sorting.ts';
import type { Unreadable } from './api/unreadable.ts';
import type { Bookmark } from './feed/bookmark.ts';
import type { HistoryRange } from './feed/history.ts';
import type { SeenIds } from './feed/id-set.ts';
import type { FeedEnd } from './feed/read-all.ts';
import type { SweepCut } from './feed/sweep-cut.ts';
import { type Instant, newer, toInstant } from './instants.ts';
import type { Strategy } from './strategy.ts';

export type { Strategy };

/** What a run leaves for the next one to start from; all instants by Gazelle's clock. */
export interface Checkpoint {
  /** The newest record time that is fully covered. */
  watermark: string | null;
  /** When the last covering run began. */
  syncedAt: string;
  /** When every id was last compared. */
  sweptAt?: string;
  /** Everything is to be read again, whatever the times say; stays until a full reading has ended well. */
  full?: true;
  /** What lies before the window, and when each part was compared last; absent where nothing is audited. */
  history?: HistoryRange[];
  /** How the list of ids and times is cut; absent where it is short. */
  cut?: SweepCut;
}

/** What is stored of a record, as far as a sweep needs it. */
export interface KnownRecord {
  updatedAt: string | null;
  deleted: boolean;
  /** The record it goes with, where its kind names one: a contact's client, a client's default contact. */
  linkedId: string | null;
}

/** What is stored of an entity, by id. */
export type Known = ReadonlyMap<string, KnownRecord>;

/** Everything a source is told about the reading it is to do. */
export interface ReadPlan {
  api: GazelleApi;
  /** Whether the API can sort this collection by `UPDATED_AT_DESC`. */
  sortable: boolean;
  /** What came with the first question of the run. */
  early: Early;
  /** Read everything there is. */
  full: boolean;
  /** Compare every id there is. */
  sweep: boolean;
  /** How long a comparison of every id may wait, in milliseconds. */
  sweepEveryMs: number;
  /** Nothing of this collection is stored: the checkpoint tells only from when on something may be missing. */
  empty: boolean;
  /** Read from here on, whatever the checkpoint says. */
  since: Instant | null;
  checkpoint: Checkpoint | null;
  /** How far a run re-reads behind its watermark, in milliseconds. */
  overlapMs: number;
  pageSize: number;
  /** Records per page where only ids and times are asked for: the server gives as many of them as it allows. */
  headsPageSize: number;
  /** When the reading began, by Gazelle's clock: what changes later belongs to the next run. */
  began: Instant;
  /** Only some records are wanted (a limit is set), so the list is not cut into slices. */
  isLimited: boolean;
  /** The names of the slices of an interrupted full read that this one continues; null for a new one. */
  cuts: readonly string[] | null;
  /** IANA name; a window begins on a local day. */
  timezone: string;
  /** Requests that comparing old records may take, at most. */
  auditRequests: number;
  /**
   * What is stored of an entity, or of its part from an instant on, before another, or of what belongs to these records. It may
   * be asked for ahead of need.
   */
  known(entity: string, from?: Instant, to?: Instant, of?: readonly string[]): Promise<Known>;
  /** The same to be gone through once, with no more than a page of it held; what was asked for already is not asked again. */
  knownPages(entity: string, from?: Instant, to?: Instant, of?: readonly string[]): AsyncIterable<Known>;
  /** Counts records that were listed but not returned by id. The next listing shows whether they are deleted. */
  unanswered(entity: string, ids: readonly string[]): void;
  log: Logger;
}

/** What the choice of a strategy depends on, all of it known before anything is read. */
export type Outlook = Pick<
  ReadPlan,
  'sortable' | 'full' | 'empty' | 'sweep' | 'sweepEveryMs' | 'since' | 'checkpoint' | 'overlapMs' | 'began'
>;

/** How the changes will be found, and why in this way. */
export interface Choice {
  strategy: Strategy;
  reason: Sentence;
}

/** A part of a collection that was read completely, so that what is stored of it and was not seen may be gone. */
export interface Covered {
  entity: string;
  seen: SeenIds;
  /** Covered from this time of the record on; everything, when absent. */
  from?: Instant;
  /** Covered before this time; without an end, when absent. */
  to?: Instant;
  /** Covered as far as it belongs to these records. */
  of?: readonly string[];
}

/** What a reading is worth once it has come to its end, and only then. */
interface ReadingEnd {
  /** To be saved once every record handed on is stored. */
  checkpoint: Checkpoint;
  covered: Covered[];
  /** Why the reading is not complete, though nothing failed; then it is worth no checkpoint. */
  problem: Sentence | null;
}

/** A part of a reading that is done, and proven complete, on its own: pages of records, then what they are worth. */
export interface Slice<R> {
  /** What it covers, the same in every run. */
  name: string;
  /** From a bookmark on, where an earlier run has stored what comes before it. */
  pages(from?: Bookmark): AsyncGenerator<R[], FeedEnd>;
  /** The place that the pages handed on so far have come to; null where none can be told. */
  place?(): Bookmark | null;
}

/** A collection in slices, which may be read concurrently. */
export interface Slices<R> {
  slices: readonly Slice<R | Unreadable>[];
  /**
   * Compares slices that an earlier run has stored, by ids and times, all of them at once; absent where records have no time of
   * their change.
   */
  again?(names: readonly string[]): AsyncGenerator<(R | Unreadable)[], FeedEnd>;
}

/** A collection being read. */
export interface Reading<R> extends Slices<R> {
  strategy: Strategy;
  /** What the reading is worth, once all its slices have come to their ends. */
  end(slices: readonly FeedEnd[]): ReadingEnd;
}

/** The answer to "are these really gone?": ids that are, and the records of those that are not. */
export interface Confirmation<R> {
  gone: string[];
  alive: (R | Unreadable)[];
}

/** One collection of Gazelle; `R` is its complete record, with whatever belongs to it. */
export interface Source<R> {
  /** What is asked for of a complete record. */
  document: DocumentNode;
  /** Where to learn whether it can be read newest first; absent where no API could. */
  sorting?: SortProbe;
  /** What is so little that it comes with the first question of a run. */
  early?: DocumentNode | undefined;
  /** The list that is read, where its records have a status: it must hold those of every status. */
  listing?: { field: string; statusEnum: string };
  choose(outlook: Outlook): Choice;
  open(plan: ReadPlan): Promise<Reading<R>>;
  /** Asks for single records once more. `known` tells what is stored of them. */
  confirm(api: GazelleApi, entity: string, ids: readonly string[], known: Known): Promise<Confirmation<R>>;
}

/** Tells from records asked for by their ids, in the order of the ids and null where one is gone. */
export function confirmationOf<R>(
  ids: readonly string[],
  records: readonly (R | Unreadable | null)[],
): Confirmation<R> {
  return {
    gone: ids.filter((_, i) => records[i] === null),
    alive: records.filter((record) => record !== null),
  };
}

/** Asks for listed records by their ids, in the order of the ids; those that are not given are told to the plan. */
export async function fetchListed<R>(
  plan: Pick<ReadPlan, 'unanswered'>,
  entity: string,
  ids: readonly string[],
  fetch: (ids: readonly string[]) => Promise<(R | null)[]>,
): Promise<(R | null)[]> {
  const records = await fetch(ids);
  const missing = ids.filter((_, i) => records[i] === null);
  plan.unanswered(entity, missing);
  return records;
}

/** The checkpoint after a complete reading; neither of its times ever moves backwards. */
export function advance(
  { checkpoint, empty, began }: ReadPlan,
  watermark: Instant | null,
  swept: boolean,
): Checkpoint {
  const old = empty ? null : checkpoint;
  const sweptAt = swept ? began.toString() : old?.sweptAt;
  return {
    watermark: newer(toInstant(old?.watermark), watermark)?.toString() ?? null,
    syncedAt: newer(toInstant(old?.syncedAt), began)?.toString() ?? began.toString(),
    ...(sweptAt && { sweptAt }),
    ...(old?.cut && { cut: old.cut }),
  };
}

import type { LimitFunction } from 'p-limit';
import type { Logger } from 'pino';
import type { RunState, Sink } from '../sinks/sink.ts';
import type { GazelleApi } from '../sources/gazelle/api/gazelle-api.ts';
import type { Account } from '../sources/gazelle/api/sorting.ts';
import type { Checkpoint } from '../sources/gazelle/checkpoint.ts';
import type { Strategy } from '../sources/gazelle/strategy.ts';
import type { Flow } from './flow.ts';
import type { SyncOptions } from './options.ts';
import type { Tallies } from './tally.ts';

/** What all collections of a run have in common. */
export interface RunContext {
  options: SyncOptions;
  api: GazelleApi;
  sortable: Account['sortable'];
  sink: Sink;
  state: RunState;
  /** Bounds the writes of all collections together. */
  writes: LimitFunction;
  log: Logger;
  signal: AbortSignal;
  /** Whether the time budget of the run is used up. */
  isOver: () => boolean;
  /** Called once when a collection starts. */
  onFlow?: ((progress: CollectionProgress) => void) | undefined;
}

/** How far a collection is; its values are those of the moment at which they are read. */
export interface CollectionProgress {
  readonly name: string;
  readonly strategy: Strategy | null;
  /** Pages, and whatever else was asked. */
  readonly requests: number;
  /** Records handed on so far. */
  readonly fetched: number;
  /** How many records the list has, by Gazelle's own count; null while it is not known. */
  readonly listed: number | null;
  readonly isDone: boolean;
}

/** How a collection ended. */
export interface FlowOutcome {
  flow: Flow;
  strategy: Strategy | null;
  requests: number;
  /** How many records the list that was read has, by Gazelle's own count; null where it gives none. */
  listed: number | null;
  tallies: Tallies;
  /** The checkpoint that it began with. */
  before: Checkpoint | null;
  /** The one that the next run starts from, unless it failed. */
  after: Checkpoint | null;
  /** Why the collection failed, when it did: its checkpoint stayed. */
  error: unknown;
  /** The time budget ended the reading: the next run resumes it. */
  toBeContinued: boolean;
  /** The step that was not finished, such as a refusal to mark too many rows as deleted. All records read are stored. */
  problem: string | null;
}

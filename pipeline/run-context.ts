import type { Account } from '../sources/gazelle/account.ts';
import type { GazelleApi } from '../sources/gazelle/api/gazelle-api.ts';
import type { Checkpoint } from '../sources/gazelle/checkpoint.ts';
import type { Strategy } from '../sources/gazelle/strategy.ts';
import type { Hooks } from './connect.ts';
import type { Flow } from './flows.ts';
import type { SyncOptions } from './options.ts';
import type { EntitySummary } from './summary.ts';
import { type Tallies, tallyOf } from './tally.ts';
import type { Held } from './under-lease.ts';

export interface RunHooks extends Hooks {
  /** Called with each entity's summary once its collection has ended and its checkpoint is saved. */
  onEntity?: ((summary: EntitySummary) => void) | undefined;
  /** Called once when a collection starts; the values are those of the moment at which they are read. */
  onFlow?: ((name: string, progress: FlowOutcome) => void) | undefined;
}

/** What a run works with; the caller opens and closes it. */
export interface RunParts extends Pick<Held, 'sink' | 'state' | 'repeatedWrites'> {
  runId: string;
  options: SyncOptions;
  api: GazelleApi;
}

/** What all collections of a run have in common. */
export interface RunContext
  extends Pick<RunParts, 'options' | 'api' | 'sink' | 'state'>,
    Pick<RunHooks, 'log' | 'signal'> {
  account: Account;
  /** Whether the time budget of the run is used up. */
  isOver: () => boolean;
}

/** What becomes of a collection, while it is synced and at its end. */
export type FlowOutcome = ReturnType<typeof openOutcome>;

/** The outcome of a collection that starts from a checkpoint (`before`) and reads by `api`, before its first request. */
export function openOutcome(flow: Flow, before: Checkpoint | null, api: GazelleApi) {
  const tallies: Tallies = new Map();
  return {
    flow,
    name: flow.name,
    api,
    tallies,
    before,
    isDone: false,
    /** What is counted of its records. */
    tally: tallyOf(tallies, flow.name),
    strategy: null as Strategy | null,
    /** The checkpoint that the next run starts from, unless the collection failed. */
    after: before,
    /** Why the collection failed, when it did: its checkpoint stayed. */
    error: null as unknown,
    /** The time budget ended the reading: the next run resumes it. */
    toBeContinued: false,
    /** The step that was not finished, such as a refusal to mark too many rows as deleted. All records read are stored. */
    problem: null as string | null,
  };
}

import fc from 'fast-check';
import { DAY, HOUR, MINUTE } from '../../../sandbox/gazelle/instants.ts';
import type { FaultKind } from '../../../sandbox/http/faults.ts';

export type Kind =
  | 'users'
  | 'clients'
  | 'contacts'
  | 'pianos'
  | 'events'
  | 'timeline'
  | 'invoices'
  | 'estimates';

/** Something that happens in the account. Which record it happens to is counted round and round. */
export interface Change {
  kind: Kind;
  how: 'insert' | 'edit' | 'remove' | 'restore';
  which: number;
  /** How much older than the change its `updatedAt` is: it was committed late. Negative: dated in the future. */
  lateMs: number;
  /** Whether the record's own `updatedAt` shows the change; of a contact, whether its client's does. */
  touch: boolean;
  /** Contacts go to another client, lines to another bill, events and entries to another time. */
  moves: boolean;
  /** It loses the date by which it is listed. */
  undated: boolean;
  /** Where to, in days from now. */
  days: number;
}

/** What goes wrong during a run. */
export type Trouble =
  | { trouble: 'fault'; side: Side; fault: FaultKind; skip: number; times: number }
  /** The run is told to stop. */
  | { trouble: 'abort'; side: Side; at: number }
  /** From some request on Supabase hears nothing more of the run, as when its machine dies. */
  | { trouble: 'drop'; at: number };

export type Side = 'gazelle' | 'supabase';

/** One run, and what happens meanwhile: each change before the n-th request to Gazelle, and how long it takes. */
export interface Run {
  step: 'run';
  full: boolean;
  updatedAtSort: boolean;
  pageSize: number;
  pageCap: number;
  shortPages: number | null;
  /** Equals come in another order on each page. */
  shuffledTies: boolean;
  /** Where lists wrongly end, once each. */
  endsEarly: number | null;
  during: { at: number; change: Change; pass: number }[];
  trouble: Trouble | null;
  /** A dry run comes first, and has to say what this one does: nothing else happens then. */
  foretold: boolean;
}

export type Step =
  | Run
  | { step: 'change'; change: Change }
  /** One change after another, to one record after another, so many milliseconds apart: more than fit a page. */
  | { step: 'burst'; change: Change; times: number; apart: number }
  | { step: 'wait'; ms: number };

/** Steps, a quiet run, and perhaps a full one. */
export interface Script {
  steps: Step[];
  quiet: Run;
  thenFull: boolean;
}

const lateness = fc.oneof(
  { weight: 6, arbitrary: fc.constant(0) },
  { weight: 3, arbitrary: fc.integer({ min: 0, max: 5 * MINUTE }) },
  { weight: 1, arbitrary: fc.constantFrom(5 * MINUTE, -2 * DAY) },
);

const changes = (kinds: readonly Kind[]): fc.Arbitrary<Change> =>
  fc.record({
    kind: fc.constantFrom(...kinds),
    how: fc.constantFrom('edit', 'edit', 'insert', 'remove', 'restore'),
    which: fc.nat(20),
    lateMs: lateness,
    touch: fc.boolean(),
    moves: fc.boolean(),
    undated: fc.nat(7).map((n) => n === 7),
    days: fc.integer({ min: -40, max: 40 }),
  });

const faultKinds: fc.Arbitrary<FaultKind> = fc.constantFrom<FaultKind>(
  { kind: 'reset' },
  { kind: 'reset-after' },
  { kind: 'truncated' },
  { kind: 'bad-json' },
  { kind: 'status', status: 503 },
  { kind: 'status', status: 500 },
  { kind: 'graphql-errors', withPartialData: true },
);

const side = fc.constantFrom<Side>('gazelle', 'supabase');
const nth = fc.integer({ min: 1, max: 14 });

const troubles: fc.Arbitrary<Trouble> = fc.oneof(
  fc.record({
    trouble: fc.constant('fault' as const),
    side,
    fault: faultKinds,
    skip: fc.nat(12),
    times: fc.integer({ min: 1, max: 4 }),
  }),
  fc.record({ trouble: fc.constant('abort' as const), side, at: nth }),
  fc.record({ trouble: fc.constant('drop' as const), at: nth }),
);

const runs = (kinds: readonly Kind[]): fc.Arbitrary<Run> =>
  anyRun(kinds).map((run) =>
    run.foretold ? { ...run, shuffledTies: false, endsEarly: null, during: [], trouble: null } : run,
  );

const anyRun = (kinds: readonly Kind[]): fc.Arbitrary<Run> =>
  fc.record({
    step: fc.constant('run' as const),
    full: fc.integer({ min: 0, max: 5 }).map((n) => n === 5),
    updatedAtSort: fc.boolean(),
    pageSize: fc.integer({ min: 2, max: 6 }),
    pageCap: fc.integer({ min: 2, max: 8 }),
    shortPages: fc.option(fc.integer({ min: 2, max: 4 }), { freq: 4 }),
    shuffledTies: fc.boolean(),
    endsEarly: fc.option(fc.integer({ min: 2, max: 12 }), { freq: 2 }),
    during: fc.array(
      fc.record({ at: nth, change: changes(kinds), pass: fc.constantFrom(0, 1000, 11 * MINUTE) }),
      {
        maxLength: 2,
      },
    ),
    trouble: fc.option(troubles, { freq: 2 }),
    foretold: fc.nat(2).map((n) => n === 0),
  });

const waits = fc.oneof(
  fc.integer({ min: 1, max: 2000 }),
  fc.integer({ min: 1, max: 10 }).map((n) => n * MINUTE),
  fc.integer({ min: 1, max: 20 }).map((n) => n * 12 * HOUR),
);

/** Any interleaving of changes, waits and runs; these kinds of records change. */
function steps(kinds: readonly Kind[]): fc.Arbitrary<Step[]> {
  const change = fc.record({ step: fc.constant('change' as const), change: changes(kinds) });
  const wait = fc.record({ step: fc.constant('wait' as const), ms: waits });
  const burst = fc.record({
    step: fc.constant('burst' as const),
    change: fc
      .tuple(changes(kinds), fc.constantFrom('edit' as const, 'edit' as const, 'insert' as const))
      .map(([change, how]): Change => ({ ...change, how })),
    times: fc.integer({ min: 4, max: 10 }),
    apart: fc.constantFrom(0, 1000),
  });
  const step = fc.oneof(
    { weight: 4, arbitrary: change },
    { weight: 1, arbitrary: burst },
    { weight: 2, arbitrary: wait },
    { weight: 2, arbitrary: runs(kinds) },
  );
  const settled = runs(kinds).map((run): Step => ({ ...run, trouble: null }));
  // Much that can go wrong needs a run that went well before.
  return fc
    .tuple(fc.option(settled, { freq: 2 }), fc.array(step, { minLength: 1, maxLength: 8 }))
    .map(([first, rest]) => (first ? [first, ...rest] : rest));
}

/** The last run of all, with nothing going on beside it. */
const quietRuns = runs(['users']).map((run): Run => ({ ...run, full: false, during: [], trouble: null }));

/** A whole play. Most accounts have one kind of API from the first run to the last. */
export const scripts = (kinds: readonly Kind[]): fc.Arbitrary<Script> =>
  fc
    .record({
      steps: steps(kinds),
      quiet: quietRuns,
      thenFull: fc.nat(3).map((n) => n === 0),
      updatedAtSort: fc.constantFrom(true, true, true, false, null),
    })
    .map(({ updatedAtSort, ...script }) => {
      if (updatedAtSort === null) return script;
      const settle = <S extends Step>(step: S): S =>
        step.step === 'run' ? { ...step, updatedAtSort } : step;
      return { ...script, steps: script.steps.map(settle), quiet: settle(script.quiet) };
    });

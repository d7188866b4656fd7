import { DAY, HOUR, MINUTE } from '../../../sandbox/gazelle/instants.ts';
import type { Change, Kind, Run, Script, Step } from './steps.ts';

/** A run of a large page with nothing going on beside it, foretold by a dry run. */
const run = (updatedAtSort: boolean, full = false): Run => ({
  ...{ step: 'run', full, updatedAtSort, pageSize: 6, pageCap: 8, shortPages: null, shuffledTies: false },
  ...{ endsEarly: null, during: [], trouble: null, foretold: true },
});

const change = (kind: Kind, how: Change['how'], which: number, more: Partial<Change> = {}): Step => ({
  step: 'change',
  change: { kind, how, which, lateMs: 0, touch: true, moves: false, undated: false, days: 1, ...more },
});

const wait: Step = { step: 'wait', ms: HOUR };

const play = (updatedAtSort: boolean, ...steps: Step[]): Script => ({
  steps: [run(updatedAtSort), wait, ...steps, wait],
  quiet: run(updatedAtSort),
  thenFull: false,
});

/** A part goes to the next record, whose time does not show it. */
const moved = (kind: Kind) => change(kind, 'edit', 0, { moves: true, days: 3 });

/** An invoice of 12 lines; the second number chooses the edit that takes off all of them. */
const long = change('invoices', 'insert', 18);
const emptied = change('invoices', 'edit', 98);

/** One record gives the watermark, and then another becomes visible a minute behind it. */
const late = (kind: Kind): Step[] => [
  change(kind, 'insert', 1),
  run(true),
  change(kind, 'insert', 1, { lateMs: MINUTE }),
];

/** Plays that chance seldom finds, by the collection that they are about: they are played first of all. */
export const examples: Readonly<Record<string, readonly Script[]>> = {
  clients: [
    play(true, ...late('clients')),
    play(true, change('contacts', 'edit', 3, { moves: true, touch: false }), change('clients', 'edit', 0)),
  ],
  pianos: [play(true, ...late('pianos'))],
  appointments: [
    play(
      true,
      change('events', 'insert', 1, { undated: true }),
      change('events', 'edit', 2, { undated: true }),
    ),
    { ...play(true), steps: [change('events', 'edit', 2, { undated: true })] },
  ],
  invoices: [
    play(true, moved('invoices')),
    play(false, long, run(false), emptied),
    play(true, long, run(true), change('invoices', 'remove', 10), { step: 'wait', ms: 8 * DAY }),
    play(true, ...late('invoices')),
  ],
  estimates: [
    play(true, moved('estimates')),
    play(true, ...late('estimates')),
    // Tiers go from one to the next, of which some are in no list of a run.
    play(
      false,
      ...[11, 12, 13, 14, 15].map((which) =>
        change('estimates', 'edit', which, { moves: true, touch: false, days: 0 }),
      ),
    ),
  ],
};

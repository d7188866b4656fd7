import fc from 'fast-check';
import type { Sizes } from '../../../sandbox/gazelle/data/sizes.ts';
import type { SupabaseSandbox } from '../../../sandbox/supabase/start.ts';
import { openTestBed } from '../../support/test-bed.ts';
import { propertyParameters } from '../parameters.ts';
import { examples } from './examples.ts';
import { play, type Stage } from './play.ts';
import { type Kind, type Script, scripts } from './steps.ts';

const nothing: Sizes = {
  users: 0,
  clients: 0,
  pianos: 0,
  events: 0,
  pastEvents: 0,
  timeline: 0,
  timelineThisWeek: 0,
  pastTimeline: 0,
  invoices: 0,
  estimates: 0,
  contactsOfLargest: 4,
  withoutUpdatedAt: 1,
};

interface Account {
  supabase: SupabaseSandbox;
  /** The kinds of records that change; one named twice changes twice as often. */
  kinds: readonly Kind[];
  sizes: Partial<Sizes>;
}

/** Plays any interleaving of steps against an account of this size, each time with a new one. */
export async function holds(stage: Stage, { supabase, kinds, sizes }: Account, runs: number): Promise<void> {
  const property = fc.asyncProperty(scripts(kinds), async (script) => {
    const bed = await openTestBed({ supabase, sizes: { ...nothing, ...sizes } });
    try {
      await play(bed, stage, script);
    } finally {
      await bed.close();
    }
  });
  const first = (examples[stage.flow] ?? []).map((script): [Script] => [script]);
  await fc.assert(property, { ...propertyParameters(runs + first.length), examples: first });
}

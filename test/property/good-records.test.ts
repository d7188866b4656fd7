import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { PianoRecord } from '../../sandbox/gazelle/records.ts';
import { differences } from '../../sandbox/parity/differences.ts';
import type { SupabaseSandbox } from '../../sandbox/supabase/start.ts';
import { borrowSupabase } from '../support/borrow-supabase.ts';
import { entityOf, openTestBed } from '../support/test-bed.ts';
import { propertyParameters, propertyTimeout } from './parameters.ts';

let supabase: SupabaseSandbox;
beforeAll(async () => {
  supabase = await borrowSupabase();
});
afterAll(() => supabase.close());

/** What can be wrong with a piano: with a value of it, with its row, or with all of it. */
const faults = {
  'no date': { damppChaserMfgDate: '2019' },
  'a year that no date has': { calculatedLastService: '+099999-01-01' },
  'a row that a trigger refuses': { make: 'Nobody' },
  'a record that breaks the schema': { tags: JSON.parse('null') },
} satisfies Record<string, Partial<PianoRecord>>;
type Fault = keyof typeof faults;

const isStored = (fault: Fault | null) =>
  fault !== 'a row that a trigger refuses' && fault !== 'a record that breaks the schema';

const account = fc.record({
  /** What is wrong with each piano; null with most. */
  wrong: fc.array(fc.option(fc.constantFrom(...(Object.keys(faults) as Fault[])), { freq: 3 }), {
    minLength: 1,
    maxLength: 24,
  }),
  isFirstRun: fc.boolean(),
  updatedAtSort: fc.boolean(),
  full: fc.boolean(),
  pageSize: fc.integer({ min: 2, max: 30 }),
  batchSize: fc.integer({ min: 1, max: 30 }),
});

test('what is good is stored in the same run, whatever is wrong beside it', {
  timeout: propertyTimeout(12),
}, async () => {
  const property = fc.asyncProperty(account, async ({ wrong, isFirstRun, updatedAtSort, full, ...sizes }) => {
    const pianos = { pianos: wrong.length + 6, withoutUpdatedAt: 0 };
    const bed = await openTestBed({ supabase, updatedAtSort, sizes: pianos });
    try {
      bed.supabase.http.faults.add({
        kind: 'status',
        status: 400,
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ code: 'P0001', message: 'no', details: null, hint: null }),
        times: Number.POSITIVE_INFINITY,
        match: ({ operation, body }) => operation.endsWith('gazelle_pianos') && body.includes('"Nobody"'),
      });
      const run = () => bed.sync({ entities: ['pianos'], full, ...sizes });
      if (!isFirstRun) await run();
      bed.world.advance(60 * 60_000);
      const ids = bed.world.pianos.ids();
      const faultOf = new Map(ids.map((id, i) => [id, wrong[i] ?? null]));
      for (const [id, fault] of faultOf) {
        bed.world.pianos.edit(id, { notes: 'Accordé', ...(fault && faults[fault]) });
      }
      const { summary } = await run();
      expect(entityOf(summary, 'pianos').error).toBeNull();
      const rows = await bed.supabase.sql("select id from gazelle_pianos where notes = 'Accordé'");
      expect(rows.map(({ id }) => id).toSorted()).toEqual(
        ids.filter((id) => isStored(faultOf.get(id) ?? null)).toSorted(),
      );
      // Nothing can be compared with a record that is no piano.
      for (const [id, fault] of faultOf) if (!isStored(fault)) bed.world.pianos.edit(id, { tags: [] });
      const isUnseen = (_: string, id: string) => faultOf.get(id) !== null;
      expect(await differences(bed, { entities: ['pianos'], isUnseen })).toEqual([]);
    } finally {
      await bed.close();
    }
  });
  await fc.assert(property, propertyParameters(12));
});

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Fault } from '../../sandbox/http/faults.ts';
import type { RecordedRequest } from '../../sandbox/http/recorded-request.ts';
import { differences } from '../../sandbox/parity/differences.ts';
import { openTestBed, type TestBed } from '../support/test-bed.ts';
import { type Kind, kinds, type Side } from './support/kinds.ts';
import { countOf, type Outcome, outcomeOf } from './support/outcome.ts';
import { createTable } from './support/outcome-table.ts';

/** Three pages, three batches, one checkpoint. */
const options = { entities: ['pianos' as const], pageSize: 4, batchSize: 3 };
/** FAULT_TABLE=1 tries everything everywhere and prints the outcomes. */
const isForTable = Boolean(process.env.FAULT_TABLE);
const table = createTable();
let bed: TestBed;
/** Requests of a run without faults, by what they are for. */
let usual: Record<'Pianos' | 'gazelle_pianos', number>;

beforeAll(async () => {
  bed = await openTestBed({ sizes: { pianos: 8, withoutUpdatedAt: 0 } });
  for (const id of bed.world.pianos.ids()) bed.world.pianos.edit(id, { allPianoMeasurements: [] });
  bed.config.http = { ...http, retries: 2 };
  await bed.sync(options);
  changeEverything();
  const [pages, writes] = [countOf(bed.gazelle.http, 'Pianos'), countOf(bed.supabase.http, 'gazelle_pianos')];
  await bed.sync(options);
  usual = {
    Pianos: countOf(bed.gazelle.http, 'Pianos') - pages,
    gazelle_pianos: countOf(bed.supabase.http, 'gazelle_pianos') - writes,
  };
});
afterAll(async () => {
  await bed.close();
  if (isForTable) process.stdout.write(`\n${table.toMarkdown()}\n`);
});

const http = { timeoutMs: 400, backoffMs: 1 };

let version = 0;
function changeEverything(): void {
  version += 1;
  bed.world.advance(10 * 60_000);
  for (const id of bed.world.pianos.ids()) bed.world.pianos.edit(id, { notes: `version ${version}` });
}

const places = {
  Gazelle: {
    'first question': { to: 'Account', skip: () => 0 },
    'first page': { to: 'Pianos', skip: () => 0 },
    'middle page': { to: 'Pianos', skip: () => 1 },
    'last page': { to: 'Pianos', skip: () => usual.Pianos - 1 },
  },
  Supabase: {
    'first batch': { to: 'gazelle_pianos', skip: () => 0 },
    'middle batch': { to: 'gazelle_pianos', skip: () => 1 },
    'last batch': { to: 'gazelle_pianos', skip: () => usual.gazelle_pianos - 1 },
    checkpoint: { to: 'gazelle_end_run', skip: () => 0 },
  },
};

const goalOf = ({ operation }: RecordedRequest) => operation.split('/').at(-1);

async function runWith(side: Side, fault: Fault): Promise<Outcome> {
  const { faults } = side === 'Gazelle' ? bed.gazelle.http : bed.supabase.http;
  const before = faults.applied;
  const takeBack = faults.add(fault);
  const outcome = await outcomeOf(() => bed.sync(options));
  takeBack();
  expect(faults.applied, 'the fault befell the run').toBeGreaterThan(before);
  return outcome;
}

async function expectTheNextRunToMendAll(): Promise<void> {
  const { exit } = await outcomeOf(() => bed.sync(options));
  expect(exit).toBe(0);
  await expectNothingLost();
}

async function expectNothingLost(): Promise<void> {
  expect(await differences(bed, { entities: ['pianos'] })).toEqual([]);
  expect(await bed.supabase.sql('select id from gazelle_rejects where resolved_at is null')).toEqual([]);
}

/** A run that may not ask what the API can do, asks in another way; a fault of the bookkeeping has no rows to halve. */
function expected(kind: Kind, how: 'once' | 'lasting', place: string): Kind['once'] {
  if (place === 'first question' && kind.fault.kind === 'graphql-errors') return 'recovers';
  if (how === 'lasting') return kind.lasting ?? { exit: 1 };
  const isHalved = kind.name === 'rows refused' || kind.name === 'HTTP 413';
  return isHalved && place === 'checkpoint' ? { exit: 1 } : kind.once;
}

for (const side of ['Gazelle', 'Supabase'] as const) {
  const here = kinds.filter(({ only = side, similar }) => only === side && (isForTable || !similar));
  // The first question is asked of the API, not of a collection; the printed table has it too.
  const all = Object.entries(places[side]).filter(([place]) => isForTable || place !== 'first question');
  describe.each(all)(`${side}, %s`, (place, { to, skip }) => {
    // What lasts does the same wherever it begins; the printed table has it all.
    const lasts = isForTable || place.startsWith('middle');
    describe.each(lasts ? (['once', 'lasting'] as const) : (['once'] as const))('%s', (how) => {
      // Once at the beginning, in the middle or at the end: the faults take turns, but in the printed table.
      const turn = ['first', 'middle', 'last'].indexOf(place.split(' ', 1)[0] ?? '');
      const takesTurns = !isForTable && how === 'once' && turn >= 0;
      const met = here.filter((_, i) => !takesTurns || i % 3 === turn);
      test.each(met)('$name: the run recovers or fails loudly, and nothing is lost', async (kind) => {
        changeEverything();
        const match = (request: RecordedRequest) => goalOf(request) === to;
        bed.config.http = { ...http, retries: how === 'once' ? 2 : 1 };
        const times = how === 'once' ? 1 : Number.POSITIVE_INFINITY;
        const outcome = await runWith(side, { ...kind.fault, match, skip: skip(), times });
        table.add({ side, kind: kind.name, place, how }, outcome);
        const expectation = expected(kind, how, place);
        if (expectation === 'recovers') {
          expect(outcome).toMatchObject({ status: 'success', exit: 0, error: null });
          await expectNothingLost();
        } else {
          expect(outcome.exit).toBe(expectation.exit);
          expect(outcome.status).not.toBe('success');
          expect(outcome.error).toMatch(/Gazelle|Supabase/);
          await expectTheNextRunToMendAll();
        }
      });
    });
  });
}

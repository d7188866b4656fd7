import { afterAll, beforeAll, expect, test } from 'vitest';
import { flows } from '../../pipeline/flows.ts';
import { expectedRows } from '../../sandbox/parity/expected-rows.ts';
import type { SupabaseSandbox } from '../../sandbox/supabase/start.ts';
import { borrowSupabase } from '../support/borrow-supabase.ts';
import { openTestBed } from '../support/test-bed.ts';
import { holds } from './model/holds.ts';
import { propertyTimeout } from './parameters.ts';

let supabase: SupabaseSandbox;
beforeAll(async () => {
  supabase = await borrowSupabase();
});
afterAll(() => supabase.close());

test('clients and contacts end up as Gazelle has them, whatever happened and went wrong', {
  timeout: propertyTimeout(11),
}, async () => {
  await holds(
    { flow: 'clients', entities: ['clients', 'contacts'], table: 'gazelle_clients', windowed: null },
    { supabase, kinds: ['clients', 'contacts', 'contacts'], sizes: { clients: 10 } },
    11,
  );
});

test('pianos end up as Gazelle has them, whatever happened and went wrong', {
  timeout: propertyTimeout(8),
}, async () => {
  await holds(
    { flow: 'pianos', entities: ['pianos'], table: 'gazelle_pianos', windowed: null },
    { supabase, kinds: ['pianos'], sizes: { pianos: 12 } },
    8,
  );
});

test('every column is compared, but those that the database sets', async () => {
  const bed = await openTestBed({ supabase, sizes: { invoices: 8, estimates: 4 } });
  const own = ['account_id', 'first_synced_at', 'synced_at', 'deleted_at'];
  const columns = await supabase.sql(
    `select table_name, column_name from information_schema.columns where table_schema = 'public'`,
  );
  for (const { entity, name } of flows.flatMap(({ tables }) => tables)) {
    const all = columns.flatMap((one) => (one.table_name === name ? String(one.column_name) : []));
    const compared = Object.keys(expectedRows(entity, bed.world)[0] ?? {});
    expect(compared.toSorted(), name).toEqual(all.filter((column) => !own.includes(column)).toSorted());
  }
  await bed.close();
});

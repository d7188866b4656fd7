import { afterAll, beforeAll, test } from 'vitest';
import type { SupabaseSandbox } from '../../sandbox/supabase/start.ts';
import { borrowSupabase } from '../support/borrow-supabase.ts';
import { holds } from './model/holds.ts';
import { propertyTimeout } from './parameters.ts';

let supabase: SupabaseSandbox;
beforeAll(async () => {
  supabase = await borrowSupabase();
});
afterAll(() => supabase.close());

test('clients and contacts end up as Gazelle has them, whatever happened and went wrong', {
  timeout: propertyTimeout(17),
}, async () => {
  await holds(
    { flow: 'clients', entities: ['clients', 'contacts'], table: 'gazelle_clients', windowed: null },
    { supabase, kinds: ['clients', 'contacts', 'contacts'], sizes: { clients: 10 } },
    17,
  );
});

test('pianos end up as Gazelle has them, whatever happened and went wrong', {
  timeout: propertyTimeout(13),
}, async () => {
  await holds(
    { flow: 'pianos', entities: ['pianos'], table: 'gazelle_pianos', windowed: null },
    { supabase, kinds: ['pianos'], sizes: { pianos: 12 } },
    13,
  );
});

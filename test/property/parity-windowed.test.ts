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

test('appointments end up as Gazelle has them, whatever happened and went wrong', {
  timeout: propertyTimeout(8),
}, async () => {
  await holds(
    { flow: 'appointments', entities: ['appointments'], table: 'gazelle_appointments', windowed: 'events' },
    { supabase, kinds: ['events'], sizes: { events: 10, pastEvents: 4 } },
    8,
  );
});

test('timeline entries end up as Gazelle has them, whatever happened and went wrong', {
  timeout: propertyTimeout(8),
}, async () => {
  await holds(
    { flow: 'timeline', entities: ['timeline'], table: 'gazelle_timeline_entries', windowed: 'timeline' },
    {
      supabase,
      kinds: ['timeline'],
      sizes: { clients: 3, timeline: 10, timelineThisWeek: 4, pastTimeline: 4 },
    },
    8,
  );
});

test('users end up as Gazelle has them, whatever happened and went wrong', {
  timeout: propertyTimeout(6),
}, async () => {
  await holds(
    { flow: 'users', entities: ['users'], table: 'gazelle_users', windowed: null },
    { supabase, kinds: ['users'], sizes: { users: 4 } },
    6,
  );
});

test('invoices, their items and payments end up as Gazelle has them, whatever happened and went wrong', {
  timeout: propertyTimeout(5),
}, async () => {
  const entities = ['invoices', 'invoice-items', 'invoice-payments'];
  await holds(
    { flow: 'invoices', entities, table: 'gazelle_invoices', windowed: 'invoices', batchSize: 12 },
    { supabase, kinds: ['invoices'], sizes: { invoices: 10 } },
    5,
  );
});

test('estimates, their tiers and the items of these end up as Gazelle has them, whatever happened and went wrong', {
  timeout: propertyTimeout(5),
}, async () => {
  const entities = ['estimates', 'estimate-tiers', 'estimate-tier-items'];
  await holds(
    { flow: 'estimates', entities, table: 'gazelle_estimates', windowed: 'estimates', batchSize: 12 },
    { supabase, kinds: ['estimates'], sizes: { users: 1, clients: 2, pianos: 3, estimates: 8 } },
    5,
  );
});

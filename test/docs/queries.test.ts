import { createClient, type SupabaseClient } from '@supabase/supabase-js';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestBed, type TestBed } from '../support/test-bed.ts';
import { blocksOf, readDocument } from './blocks.ts';

let bed: TestBed;
beforeAll(async () => {
  // The questions speak of today.
  bed = await openTestBed({ now: new Date(), sizes: { clients: 60, pianos: 90, events: 150 } });
  await bed.sync({ full: true });
});
afterAll(() => bed.close());

const text = await readDocument('docs/queries.md');
const questions = text
  .split(/^## /m)
  .slice(1)
  .map((part) => ({
    title: part.slice(0, part.indexOf('\n')),
    sql: blocksOf(part, 'sql').join(''),
    ts: blocksOf(part, 'ts').join(''),
  }));

test('there are at least twelve questions', () => expect(questions.length).toBeGreaterThanOrEqual(12));

test.each(questions)('$title', async ({ sql, ts }) => {
  const ask = new Function('supabase', `return (async () => { ${ts}; return data; })()`) as (
    supabase: SupabaseClient,
  ) => Promise<unknown[]>;
  const supabase = createClient(bed.supabase.url, bed.supabase.secretKey);
  const rows = await bed.supabase.sql(sql);
  expect(rows.length).toBeGreaterThan(0);
  expect(await ask(supabase)).toHaveLength(rows.length);
});

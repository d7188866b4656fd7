import { afterAll, afterEach, expect, test } from 'vitest';
import { withProject } from '../../pipeline/config.ts';
import { connectSupabase } from '../../pipeline/connect.ts';
import { countFilled } from '../../sinks/supabase/clear-columns.ts';
import { prune } from '../../sinks/supabase/prune.ts';
import { captureLog, openTestBed } from '../support/test-bed.ts';

const bed = await openTestBed();
afterAll(() => bed.close());
afterEach(() => {
  bed.supabase.http.requests.length = 0;
});

const { supabase } = connectSupabase(withProject(bed.config), captureLog().log);

test('to count what is in a column that is missing gives the reason, at once', async () => {
  await bed.supabase.sql('alter table gazelle_pianos drop column size cascade');
  await expect(countFilled(supabase, 'gazelle_pianos', ['size'])).rejects.toMatchObject({
    name: 'SupabaseSchemaError',
    message: expect.stringContaining('Supabase has no column gazelle_pianos.size'),
  });
  expect(bed.supabase.http.requests).toHaveLength(1);
});

test('to count what can be pruned of a table that is missing gives the reason', async () => {
  await bed.supabase.sql('drop table gazelle_timeline_entries cascade');
  const retention = { deletedFor: 1 };
  const options = { dryRun: true, signal: new AbortController().signal };
  await expect(prune(supabase, ['gazelle_timeline_entries'], retention, options)).rejects.toMatchObject({
    name: 'SupabaseSchemaError',
    message: expect.stringContaining('Supabase has no gazelle_timeline_entries'),
  });
});

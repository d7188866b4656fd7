import { afterAll, afterEach, beforeAll } from 'vitest';
import { selectFlows } from '../../pipeline/flows.ts';
import type { RecordedRequest } from '../../sandbox/http/recorded-request.ts';
import type { HttpSandbox } from '../../sandbox/http/serve.ts';
import type { SupabaseSandbox } from '../../sandbox/supabase/start.ts';
import { borrowSupabase } from './borrow-supabase.ts';
import { openTestBed, type TestBed, type TestBedOptions } from './test-bed.ts';

/** The most requests of a run that finds nothing to do, to either side, and the most that follow each other. */
export const quietDay = { gazelle: 15, supabase: 25, roundTrips: 9 };

/** What the API may be able to sort by the last change, and is read in another way where it cannot; all else is read in one way. */
export const sortable = selectFlows(['clients', 'pianos', 'invoices', 'estimates']).flatMap(({ tables }) =>
  tables.map(({ entity }) => entity),
);

/** Opens test beds for the tests of one file: they share a Supabase, and what a test opened is closed after it. */
export function sharedSupabase(): (options?: TestBedOptions) => Promise<TestBed> {
  let supabase: SupabaseSandbox;
  const open: TestBed[] = [];
  beforeAll(async () => {
    supabase = await borrowSupabase();
  });
  afterEach(async () => {
    for (const bed of open.splice(0)) await bed.close();
  });
  afterAll(() => supabase.close());
  return async (options) => {
    const bed = await openTestBed({ supabase, ...options });
    open.push(bed);
    return bed;
  };
}

/** The requests that a server gets while something is done. */
export async function requestsDuring(
  { requests }: HttpSandbox,
  task: () => Promise<unknown>,
): Promise<RecordedRequest[]> {
  const before = requests.length;
  await task();
  return requests.slice(before);
}

/** How often an operation was asked for. */
export const count = (requests: readonly RecordedRequest[], operation: string): number =>
  requests.filter((request) => request.operation === operation).length;

/** Lets something happen once, just before the n-th request for an operation is answered. */
export function beforeRequest(
  { http }: TestBed['gazelle'],
  operation: string,
  n: number,
  happen: () => unknown,
) {
  let seen = 0;
  http.before((request) => {
    if (request.operation !== operation) return;
    seen += 1;
    if (seen === n) happen();
  });
}

/** Resolves when the `n`-th request (counted from now) for an operation, table or function arrives, which then waits for `ms`. */
export function arrival(http: HttpSandbox, what: string, n = 1, ms = 0): Promise<void> {
  let seen = 0;
  return new Promise((resolve) => {
    const takeBack = http.before(async ({ operation }) => {
      if (operation.split('/').at(-1) !== what) return;
      seen += 1;
      if (seen < n) return;
      takeBack();
      resolve();
      await new Promise((go) => setTimeout(go, ms));
    });
  });
}

/** The checkpoint of a collection, as it is stored; null when there is none. */
export async function checkpointOf({ supabase }: TestBed, collection: string): Promise<string | null> {
  const [row] = await supabase.sql('select value from system_settings where key = $1', [
    `checkpoint:${collection}`,
  ]);
  return row ? String(row.value) : null;
}

/** Every value of `system_settings`, by key. */
export async function settingsOf({ supabase }: TestBed): Promise<Record<string, string>> {
  const rows = await supabase.sql('select key, value from system_settings order by key');
  return Object.fromEntries(rows.map(({ key, value }) => [String(key), String(value)]));
}

/** The ids in a table that are marked as gone. */
export async function markedAsGone({ supabase }: TestBed, table: string): Promise<string[]> {
  const rows = await supabase.sql(`select id from ${table} where deleted_at is not null order by id`);
  return rows.map(({ id }) => String(id));
}

import { createClient, type SupabaseClient } from '@supabase/supabase-js';
import { orSupabaseError } from './answer.ts';
import type { Database } from './database.types.ts';
import type { SyncedTables } from './tables.ts';

/** The account whose rows a client reads and writes: every query names it. */
interface OfAccount {
  readonly account: string;
}

/** A client that knows our tables and functions. */
export type Supabase = SupabaseClient<Database> & OfAccount;

/** The same client, for code that learns only at run time which table of records to read or write. */
export type SupabaseRecords = SupabaseClient<SyncedTables> & OfAccount;

interface SupabaseOptions {
  url: string;
  /** The secret key, or the service_role key of older projects. */
  key: string;
  /** Has to retry, reads and writes alike: the client itself does not. */
  fetch: typeof globalThis.fetch;
  /** Where the tables are; it has to be exposed in the project's API settings. */
  schema?: string | undefined;
  /** The run that writes: the database refuses its rows once its lease is lost. */
  runId?: string | undefined;
  /** Its name; `main` where a project has only one. */
  account?: string | undefined;
}

/** Opens a Supabase client for a job without users: it keeps no session, and only `fetch` retries. */
export function openSupabase(options: SupabaseOptions): Supabase {
  const { url, key, fetch, schema = 'public', runId, account = 'main' } = options;
  const client = createClient<Database>(url, key, {
    auth: { persistSession: false, autoRefreshToken: false, detectSessionInUrl: false },
    // Whatever its name, it holds what the types say of public.
    db: { retry: false, schema: schema as 'public' },
    // The triggers of the synced tables look for these headers.
    global: {
      fetch: orSupabaseError(fetch),
      ...(runId && { headers: { 'x-gazelle-run': runId, 'x-gazelle-account': account } }),
    },
  });
  return Object.assign(client, { account });
}

import { createClient, type SupabaseClient } from '@supabase/supabase-js';
import type { Database } from './database.types.ts';
import type { SyncedTables } from './tables.ts';

/** A client that knows our tables and functions. */
export type Supabase = SupabaseClient<Database>;

/** The same client, for code that learns only at run time which table of records to read or write. */
export type SupabaseRecords = SupabaseClient<SyncedTables>;

interface SupabaseOptions {
  url: string;
  /** The secret key, or the service_role key of older projects. */
  key: string;
  /** Has to retry, reads and writes alike: the client itself does not. */
  fetch: typeof globalThis.fetch;
  /** The run that writes: the database refuses its rows once its lease is lost. */
  runId?: string | undefined;
}

/** Opens a Supabase client for a job without users: it keeps no session, and only `fetch` retries. */
export function openSupabase({ url, key, fetch, runId }: SupabaseOptions): Supabase {
  return createClient<Database>(url, key, {
    auth: { persistSession: false, autoRefreshToken: false, detectSessionInUrl: false },
    db: { retry: false },
    // The triggers of the synced tables look for this header.
    global: { fetch, ...(runId && { headers: { 'x-gazelle-run': runId } }) },
  });
}

import { createClient, type SupabaseClient } from '@supabase/supabase-js';

interface SupabaseOptions {
  url: string;
  /** The secret key, or the service_role key of older projects. */
  key: string;
  /** Does the retrying, for reads and writes alike. */
  fetch: typeof globalThis.fetch;
}

/** Opens a Supabase client for a job without users: no session is kept and no retry but that of `fetch` takes place. */
export function openSupabase({ url, key, fetch }: SupabaseOptions): SupabaseClient {
  return createClient(url, key, {
    auth: { persistSession: false, autoRefreshToken: false, detectSessionInUrl: false },
    db: { retry: false },
    global: { fetch },
  });
}

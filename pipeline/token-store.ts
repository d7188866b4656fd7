import type { Supabase } from '../sinks/supabase/client.ts';
import { readSetting, touchSetting, writeSetting } from '../sinks/supabase/settings.ts';
import type { TokenStore } from '../sources/gazelle/api/oauth.ts';

/** Where existing deployments keep the OAuth token. */
const key = 'gazelle_oauth_token';

interface TokenStoreOptions {
  supabase: Supabase;
  /** A client without retries that no signal aborts: the code that saves the token retries itself. */
  saving: Supabase;
  /** Awaited before anything is written. */
  beforeWrite: () => Promise<void>;
}

/** Keeps the OAuth token in `system_settings`. */
export function tokenStore({ supabase, saving, beforeWrite }: TokenStoreOptions): TokenStore {
  return {
    load: () => readSetting(supabase, key),
    async prove(initial) {
      await beforeWrite();
      await touchSetting(supabase, key, initial);
    },
    save: (value) => writeSetting(saving, key, value),
  };
}

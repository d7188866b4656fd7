import type { SupabaseClient } from '@supabase/supabase-js';
import pThrottle from 'p-throttle';
import type { Logger } from 'pino';
import { openSupabase } from '../sinks/supabase/client.ts';
import { readSetting, writeSetting } from '../sinks/supabase/settings.ts';
import { apiKey, type Credentials } from '../sources/gazelle/api/credentials.ts';
import { createGazelleApi, type GazelleApi } from '../sources/gazelle/api/gazelle-api.ts';
import { oauth, type TokenStore } from '../sources/gazelle/api/oauth.ts';
import type { Config } from './config.ts';
import { resilientFetch } from './http/resilient-fetch.ts';
import type { SyncOptions } from './options.ts';

/** Both sides, ready to be asked; nothing has been sent yet. */
export interface Peers {
  api: GazelleApi;
  supabase: SupabaseClient | null;
  /** Tables with a write that was repeated after it may have taken effect. */
  repeatedWrites: ReadonlySet<string>;
  /** Has `check` awaited before each attempt to write rows, so that none is made once it throws. */
  guardWrites(check: () => Promise<void>): void;
}

interface ConnectOptions {
  log: Logger;
  /** Ends reading from Gazelle; what is being written to Supabase is finished. */
  signal: AbortSignal;
}

/** Opens both sides with one layer of retries each. */
export function connect(
  { gazelle, supabase: project, http }: Config,
  { concurrency, rate }: Pick<SyncOptions, 'concurrency' | 'rate'>,
  { log, signal }: ConnectOptions,
): Peers {
  const repeatedWrites = new Set<string>();
  let checkWrite = async () => {};
  const pace = pThrottle({ limit: rate, interval: 1000, strict: true })(() => {});
  const gazelleFetch = resilientFetch({ peer: 'Gazelle', log, ...http, beforeAttempt: pace });
  const supabaseFetch = resilientFetch({
    peer: 'Supabase',
    log,
    ...http,
    beforeAttempt: (request) => (writesRows(request) ? checkWrite() : undefined),
    onRepeat: (request) => {
      if (request.method !== 'GET') repeatedWrites.add(targetOf(request));
    },
  });
  const supabase = project && openSupabase({ ...project, fetch: supabaseFetch });
  const credentials = toCredentials(gazelle, supabase, gazelleFetch, log);
  const api = createGazelleApi({
    url: gazelle.url,
    credentials,
    fetch: gazelleFetch,
    concurrency,
    signal,
  });
  return {
    api,
    supabase,
    repeatedWrites,
    guardWrites(check) {
      checkWrite = check;
    },
  };
}

/** The table or function that a request to Supabase is for. */
const targetOf = ({ url }: { url: string }): string => new URL(url).pathname.split('/').at(-1) ?? '';

/** Everything but a run's own bookkeeping, which is written to its end even when the run has to stop. */
function writesRows(request: { method: string; url: string }): boolean {
  const { method, url } = request;
  return method !== 'GET' && !url.includes('/rpc/') && targetOf(request).startsWith('gazelle_');
}

/** Where existing deployments keep the OAuth token. */
const tokenKey = 'gazelle_oauth_token';

function toCredentials(
  { credentials, tokenUrl }: Config['gazelle'],
  supabase: SupabaseClient | null,
  fetch: typeof globalThis.fetch,
  log: Logger,
): Credentials {
  if (credentials.kind === 'key') return apiKey(credentials.key);
  if (!supabase) throw new TypeError('OAuth needs Supabase to keep the token in');
  const store: TokenStore = {
    load: () => readSetting(supabase, tokenKey),
    save: (value) => writeSetting(supabase, tokenKey, value),
  };
  return oauth({ ...credentials, tokenUrl, store, fetch, log });
}

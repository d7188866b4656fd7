import pThrottle from 'p-throttle';
import type { Logger } from 'pino';
import type { Supabase } from '../sinks/supabase/client.ts';
import { openSupabase } from '../sinks/supabase/client.ts';
import { postgrest } from '../sinks/supabase/postgrest.ts';
import { readSetting, touchSetting, writeSetting } from '../sinks/supabase/settings.ts';
import { apiKey } from '../sources/gazelle/api/credentials.ts';
import { createGazelleApi, type GazelleApi } from '../sources/gazelle/api/gazelle-api.ts';
import { graphqlOverHttp } from '../sources/gazelle/api/graphql-over-http.ts';
import { oauth } from '../sources/gazelle/api/oauth.ts';
import type { TokenStore } from '../sources/gazelle/api/oauth-store.ts';
import type { Config, ProjectConfig } from './config.ts';
import { resilientFetch } from './http/resilient-fetch.ts';
import type { SyncOptions } from './options.ts';

/** A Supabase project, ready to be asked; nothing has been sent yet. */
export interface Project {
  supabase: Supabase;
  /** Tables with a write that was repeated after it may have taken effect. */
  repeatedWrites: ReadonlySet<string>;
}

/**
 * Opens Supabase with one layer of retries. `checkWrite` is awaited before each attempt to write rows, so that none is
 * made once it throws.
 */
export function connectSupabase(
  { supabase: project, http }: ProjectConfig,
  log: Logger,
  checkWrite: () => unknown = () => {},
): Project {
  const repeatedWrites = new Set<string>();
  const fetch = resilientFetch({
    ...http,
    protocol: postgrest,
    log,
    beforeAttempt: (request) => (postgrest.writesRows(request) ? checkWrite() : undefined),
    onRepeat: (request) => {
      if (postgrest.writesRows(request)) repeatedWrites.add(postgrest.nameOf(request));
    },
  });
  return { supabase: openSupabase({ ...project, fetch }), repeatedWrites };
}

interface GazelleContext extends Pick<SyncOptions, 'concurrency' | 'rate'> {
  log: Logger;
  dryRun?: boolean;
  /** Ends reading from Gazelle; what is being written to Supabase is finished. */
  signal: AbortSignal;
}

/** Opens Gazelle with one layer of retries. `supabase` keeps the OAuth token, where there is one. */
export function connectGazelle(
  { gazelle, http }: Config,
  supabase: Supabase | null,
  { log, concurrency, rate, dryRun = false, signal }: GazelleContext,
): GazelleApi {
  const fetch = resilientFetch({
    ...http,
    protocol: graphqlOverHttp,
    log,
    concurrency,
    ...(rate !== null && { beforeAttempt: throttle(rate, signal) }),
  });
  const { credentials: secrets, url, tokenUrl } = gazelle;
  const { backoffMs } = http;
  const credentials =
    secrets.kind === 'key'
      ? apiKey(secrets.key)
      : oauth({
          ...secrets,
          ...{ tokenUrl, fetch, log, backoffMs, signal },
          store: tokenStore(supabase, dryRun ? log : null),
        });
  return createGazelleApi({ url, credentials, fetch, concurrency, signal });
}

/** Waits as often as it has to for no more than `limit` in any second. */
const throttle = (limit: number, signal: AbortSignal) =>
  pThrottle({ limit, interval: 1000, strict: true, signal })(() => {});

/** Where existing deployments keep the OAuth token. */
const tokenKey = 'gazelle_oauth_token';

/** `dryRunLog` is told before a dry run writes. */
function tokenStore(supabase: Supabase | null, dryRunLog: Logger | null): TokenStore {
  if (!supabase) throw new TypeError('OAuth needs Supabase to keep the token in');
  return {
    load: () => readSetting(supabase, tokenKey),
    async prove(initial) {
      dryRunLog?.warn('the OAuth token has to be renewed and stored: this dry run writes nothing else');
      await touchSetting(supabase, tokenKey, initial);
    },
    save: (value) => writeSetting(supabase, tokenKey, value),
  };
}

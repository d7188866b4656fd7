import pThrottle from 'p-throttle';
import type { Logger } from 'pino';
import { openSupabase, type Supabase } from '../sinks/supabase/client.ts';
import { postgrest } from '../sinks/supabase/postgrest.ts';
import { readSetting, touchSetting, writeSetting } from '../sinks/supabase/settings.ts';
import { apiKey } from '../sources/gazelle/api/credentials.ts';
import { createGazelleApi } from '../sources/gazelle/api/gazelle-api.ts';
import { graphqlOverHttp } from '../sources/gazelle/api/graphql-over-http.ts';
import { oauth, type TokenStore } from '../sources/gazelle/api/oauth.ts';
import { type Config, type ProjectConfig, withProject } from './config.ts';
import { unaskedFields } from './exclude.ts';
import { type ResilientFetchOptions, resilientFetch } from './http/resilient-fetch.ts';
import type { SyncOptions } from './options.ts';

/** What every command hands down: its log, and what ends it early. */
export interface Hooks {
  log: Logger;
  /** Ends waits and reading; what is being written to Supabase is finished. */
  signal: AbortSignal;
  /** Called with what is waited for: another run, or a time to ask again. */
  onWait?: ((what: string) => void) | undefined;
}

/** A Supabase project, ready to be asked; nothing has been sent yet. */
export type Project = ReturnType<typeof connectSupabase>;

type ProjectContext = Pick<ResilientFetchOptions, 'stop' | 'onWait'> & { runId?: string };

/** Opens Supabase with one layer of retries. `stop` ends waits, reads and writes of rows; what keeps books is still tried once. */
export function connectSupabase(config: ProjectConfig, log: Logger, context: ProjectContext = {}) {
  const { supabase: project, http, account } = config;
  const { runId, ...ending } = context;
  /** Tables with a write that was repeated after it may have taken effect; it grows while the run goes on. */
  const repeatedWrites = new Set<string>();
  const fetch = resilientFetch({
    ...{ ...http, ...ending, protocol: postgrest, log },
    beforeAttempt: (request) => postgrest.keepsBooks(request) || ending.stop?.throwIfAborted(),
    onRepeat: (request) => postgrest.writesRows(request) && repeatedWrites.add(postgrest.nameOf(request)),
  });
  return { supabase: openSupabase({ ...project, fetch, runId, account }), repeatedWrites };
}

type GazelleContext = Hooks & SyncOptions;

/** Opens Gazelle with one layer of retries. `supabase` keeps the OAuth token, where there is one. */
export function connectGazelle(config: Config, supabase: Supabase | null, context: GazelleContext) {
  const { log, concurrency, rate, pageSize, exclude, onWait, signal } = context;
  const { http, gazelle } = config;
  const { url, tokenUrl, credentials: secrets } = gazelle;
  const fetch = resilientFetch({
    ...{ ...http, log, onWait, concurrency, stop: signal, protocol: graphqlOverHttp },
    // A query ends with its own signal. A token that is being renewed is waited for: it would be lost.
    graceMs: http.timeoutMs,
    // It waits as often as it has to for no more than `rate` in any second.
    ...(rate !== null && {
      beforeAttempt: pThrottle({ limit: rate, interval: 1000, strict: true, signal })(() => {}),
    }),
  });
  const common = { fetch, log, signal };
  const renewal = { ...common, tokenUrl, backoffMs: http.backoffMs };
  const credentials =
    secrets.kind === 'key'
      ? apiKey(secrets.key)
      : oauth({ ...secrets, ...renewal, store: tokenStore(config, supabase, context) });
  // More in one request would risk a limit on a query's complexity.
  const idsPerRequest = Math.min(pageSize, 50);
  return createGazelleApi({ ...common, idsPerRequest, url, credentials, unasked: unaskedFields(exclude) });
}

/** Where existing deployments keep the OAuth token. */
const tokenKey = 'gazelle_oauth_token';

function tokenStore(config: Config, supabase: Supabase | null, { log, dryRun }: GazelleContext): TokenStore {
  if (!supabase) throw new TypeError('OAuth needs Supabase to keep the token in');
  // Without retries and without a signal: the code that saves the token retries itself, after a stop too.
  const http = { ...config.http, retries: 0 };
  const saving = connectSupabase({ ...withProject(config), http }, log).supabase;
  return {
    load: () => readSetting(supabase, tokenKey),
    async prove() {
      if (dryRun) log.warn('the OAuth token has to be renewed and stored: this dry run writes nothing else');
      await touchSetting(supabase, tokenKey);
    },
    save: (value) => writeSetting(saving, tokenKey, value),
  };
}

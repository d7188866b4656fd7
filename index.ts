/**
 * What `etl` does, for programs. Importing it reads no file, no environment and nothing of the network.
 *
 * ```ts
 * import { isHealthy, sync } from 'gazelle-etl';
 *
 * const { GAZELLE_API_KEY, SUPABASE_URL, SUPABASE_SECRET_KEY } = process.env;
 * const summary = await sync({
 *   gazelle: { apiKey: GAZELLE_API_KEY },
 *   supabase: { url: SUPABASE_URL, secretKey: SUPABASE_SECRET_KEY },
 * });
 * if (!isHealthy(summary)) console.error(summary.run.failed, summary.totals.newRejects);
 * ```
 *
 * @packageDocumentation
 */
import type { Check } from './pipeline/doctor/check.ts';
import type { SyncOptions as RunOptions } from './pipeline/options.ts';
import type { EntityStatus } from './pipeline/status.ts';
import type { EntitySummary, RunSummary } from './pipeline/summary.ts';

export { UsageError } from './bin/usage-error.ts';
export { IncompleteReadingError } from './pipeline/incomplete-reading-error.ts';
export { InterruptedError } from './pipeline/interrupted-error.ts';
export { LeaseHeldError } from './pipeline/lease-held-error.ts';
export { defaults } from './pipeline/options.ts';
export { OtherCompanyError } from './pipeline/other-company-error.ts';
export { type Counts, isHealthy } from './pipeline/summary.ts';
export type { Change, RejectExample } from './pipeline/tally.ts';
export { TooManyRejectsError } from './pipeline/too-many-rejects-error.ts';
export { PrintableError, type Remedy } from './printable-error.ts';
export type { Database } from './sinks/supabase/database.types.ts';
export * from './sinks/supabase/errors.ts';
export * from './sources/gazelle/api/errors.ts';
export type { Strategy } from './sources/gazelle/strategy.ts';
export type { Check, EntityStatus, EntitySummary, RunSummary };

/** A Gazelle company and the Supabase project that gets its rows. A value that is undefined is reported as missing. */
export interface Config {
  /** Whose rows these are, where a project has those of several companies: 1 to 40 of `a-z`, `0-9`, `-`. Default: `main`. */
  account?: string | undefined;
  /** An API key; or an OAuth application with the refresh token of the company that allowed it. */
  gazelle: {
    apiKey?: string | undefined;
    clientId?: string | undefined;
    clientSecret?: string | undefined;
    refreshToken?: string | undefined;
    /** The GraphQL endpoint. Default: Gazelle's own. */
    apiUrl?: string | undefined;
    /** Where OAuth tokens are renewed. Default: Gazelle's own. */
    tokenUrl?: string | undefined;
  };
  /**
   * The project's URL and its secret key (`service_role` in older projects), and the schema of the tables (default:
   * `public`). Only a dry run can do without a project.
   */
  supabase?:
    | { url: string | undefined; secretKey: string | undefined; schema?: string | undefined }
    | undefined;
  /** The zone of local days and of events that name none, an IANA name. Default: `America/Toronto`. */
  timezone?: string | undefined;
}

/** One line of the log; like the messages of errors it holds no key and nothing personal. */
export interface LogEntry {
  level: 'debug' | 'info' | 'warn' | 'error';
  msg: string;
  /** The collection that it is about, if it is about one. */
  collection?: string;
}

/** What every function takes beside its settings. */
export interface Hooks {
  /** Ends the call early: it rejects with an {@link InterruptedError} whose `cause` is the reason of the signal. */
  signal?: AbortSignal | undefined;
  /** Told what goes on, as `etl` tells it on stderr. */
  onLog?: ((entry: LogEntry) => void) | undefined;
}

/** What a sync is asked to do; without any of it, an incremental run of all entities. Its defaults are {@link defaults}. */
export interface SyncOptions extends Hooks, Partial<Omit<RunOptions, 'timezone'>> {
  /** Told each entity's summary as it ends. */
  onEntity?: ((summary: EntitySummary) => void) | undefined;
  /** How long one request may take, the whole answer included, in milliseconds. Default: 60,000. */
  timeoutMs?: number;
  /** Repeats of a request that failed. Default: 5. */
  retries?: number;
}

/**
 * Brings Supabase up to date, as `etl sync` does. A collection that fails stops no other and is told of in the summary:
 * {@link isHealthy} says whether all is well. Rejects where a run cannot begin: with a {@link UsageError} that names all
 * that is wrong with settings and options, a {@link LeaseHeldError} while another run is at work, or an error of either side.
 */
export async function sync(config: Config, options: SyncOptions = {}): Promise<RunSummary> {
  const library = await import('./bin/library.ts');
  return library.sync(config, options);
}

/** What {@link status} is asked. */
export interface StatusOptions extends Hooks {
  /** From which age on an entity is stale, in milliseconds. Default: none is. */
  maxAgeMs?: number | undefined;
}

/** Says how fresh and how well every entity is, as `etl status` does. Only Supabase is asked; rejects as {@link sync} does. */
export async function status(
  config: Pick<Config, 'account' | 'supabase'>,
  options: StatusOptions = {},
): Promise<EntityStatus[]> {
  const library = await import('./bin/library.ts');
  return library.status(config, options);
}

/**
 * Looks at all that a run needs, and writes nothing but an OAuth token that had to be renewed: what is found is a check, and
 * a run cannot succeed while one of them has the status `fail`. Rejects with a {@link UsageError} for what is not set.
 */
export async function doctor(config: Config, options: Hooks = {}): Promise<Check[]> {
  const library = await import('./bin/library.ts');
  return library.doctor(config, options);
}

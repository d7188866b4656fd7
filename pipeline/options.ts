/** The defaults of a run: incremental, all entities, few requests to Gazelle's API. */
export const defaults = {
  full: false,
  /** Compare every id now. */
  sweep: false,
  /** How long a comparison of every id may wait, in milliseconds; null for 7 days, and 28 of appointments. */
  sweepEveryMs: null as number | null,
  dryRun: false,
  /** The entities asked for; contacts come with their clients, and clients with their contacts. */
  entities: [] as readonly string[],
  /** Columns that are kept out, as `clients.personal_notes`: never stored, and cleared where they were. */
  exclude: [] as readonly string[],
  /** Read from this instant on (ISO 8601) instead of from the checkpoint. */
  since: null as string | null,
  /** Records per collection; a limited run moves no checkpoint. */
  limit: null as number | null,
  /** Rows per request to Supabase. */
  batchSize: 500,
  /** Records per request to Gazelle, at most. */
  pageSize: 100,
  /** Requests to Gazelle under way at once, at most; half as many, for the rest of the run, each time that it asks to slow down. */
  concurrency: 5,
  /** Requests to Gazelle begun per second, at most; null leaves it at as many as it answers. */
  rate: null as number | null,
  /** How far a run re-reads behind its watermark, in milliseconds. */
  overlapMs: 5 * 60 * 1000,
  /** How many records of a table may be marked as deleted; null leaves it at 10 or 5 % of the table, whichever is more. */
  allowDeletes: null as number | null,
  /** How long a run may read, in milliseconds; what is left is for the next one. */
  timeBudgetMs: null as number | null,
  /** How long to wait for a run that holds the lease, in milliseconds. */
  waitMs: 0,
  /** The zone of local days and of events that name none, an IANA name. */
  timezone: 'America/Toronto',
  /** Who or what started the run, for the run log. */
  triggeredBy: null as string | null,
};

/** What a run is asked to do. */
export type SyncOptions = typeof defaults;

const longest = 100 * 365 * 24 * 60 * 60 * 1000;

/** The whole numbers that an option takes: the least, and the most where there is one. */
export const ranges = {
  sweepEveryMs: [0, longest],
  limit: [1],
  batchSize: [1, 1000],
  pageSize: [2, 1000],
  concurrency: [1, 100],
  rate: [1, 1000],
  overlapMs: [0, longest],
  allowDeletes: [1],
  timeBudgetMs: [1000, longest],
  waitMs: [0, longest],
  timeoutMs: [100, longest],
  retries: [0, 20],
} as const satisfies Record<string, readonly [number, number?]>;

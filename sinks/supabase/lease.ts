import type { RunState } from '../sink.ts';
import { answer } from './answer.ts';
import type { Supabase } from './client.ts';
import type { Database } from './database.types.ts';
import { LeaseLostError } from './errors.ts';
import { type FoundState, toRunState } from './run-state.ts';
import { storable } from './storable.ts';

/** Who holds the lease, and from when to when, by the database's clock. */
export interface LeaseHolder {
  holder: string;
  acquiredAt: string;
  expiresAt: string;
}

/** A row of `sync_logs`; `stats` is anything that can be written as JSON. */
export type RunLogRow = Required<
  Omit<Database['public']['Tables']['sync_logs']['Insert'], 'account_id' | 'id' | 'stats'>
> & { stats: unknown };

/** As the database has it: with nulls where the holder is not known. */
type StoredHolder = Record<'holder' | 'acquired_at' | 'expires_at', string | null>;

/** What a run sends when it begins: the tables to look into, and its row of `sync_logs`, if it has one. */
export interface Opening {
  tables: readonly string[];
  log: Partial<RunLogRow> | null;
}

const toHolder = ({ holder, acquired_at, expires_at }: StoredHolder): LeaseHolder => ({
  holder: holder ?? 'unknown',
  acquiredAt: acquired_at ?? '',
  expiresAt: expires_at ?? '',
});

/** Who holds the account's lease, or held it last without giving it back; null when it is free. Throws a SupabaseError. */
export async function readLease(supabase: Supabase): Promise<LeaseHolder | null> {
  const [row] = await answer(supabase.from('gazelle_leases').select().eq('name', supabase.account).limit(1));
  return row ? toHolder(row) : null;
}

export type Lease = ReturnType<typeof leaseOf>;

/** The account's lease, as the run `holder` takes it for `ttlSeconds`, keeps it and gives it back. */
export function leaseOf(supabase: Supabase, holder: string, ttlSeconds: number) {
  const lease = { lease_name: supabase.account, lease_holder: holder };
  const ttl = { ttl_seconds: ttlSeconds };

  /** Awaits a function of the database that returns whether the lease is held. */
  async function asHolder(query: Parameters<typeof answer<boolean>>[0]): Promise<void> {
    if ((await answer(query)) !== true) throw new LeaseLostError();
  }

  return {
    holder,
    /**
     * Takes the lease and reads what a run starts from, or says who holds it, in one request. An expired lease is taken over.
     * Throws a SupabaseError.
     */
    async begin({ tables, log }: Opening): Promise<{ state: RunState | null; by: LeaseHolder }> {
      const args = { ...lease, ...ttl, tables: [...tables], log: storable(log) };
      const begun = await answer(supabase.rpc('gazelle_begin_run', args));
      const { lease: by, state } = begun as { lease: StoredHolder; state: FoundState | null };
      return { state: state && toRunState(state), by: toHolder(by) };
    },
    /** Keeps the lease for as long again. Throws LeaseLostError when another run has taken it over. */
    renew: (signal: AbortSignal): Promise<void> =>
      asHolder(supabase.rpc('gazelle_renew_lease', { ...lease, ...ttl }).abortSignal(signal)),
    /** Saves settings if, and only if, the lease is still held, in one statement. Throws LeaseLostError when it is not. */
    save: (settings: Record<string, string>): Promise<void> =>
      asHolder(supabase.rpc('gazelle_save_checkpoint', { ...lease, settings })),
    /**
     * Saves the last settings of a run, closes its row and gives the lease back, in one transaction. Throws LeaseLostError, with
     * nothing done, where there are settings to save and the lease is lost.
     */
    async end(settings: Record<string, string>, log: Partial<RunLogRow>): Promise<void> {
      const args = { ...lease, settings, log: storable(log) };
      await asHolder(supabase.rpc('gazelle_end_run', args));
    },
    /** Gives the lease back, so that the next run need not wait for it to expire; another run's stays as it is. */
    async release(): Promise<void> {
      await answer(supabase.rpc('gazelle_release_lease', lease));
    },
  };
}

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
  log: RunLogRow | null;
}

const toHolder = ({ holder, acquired_at, expires_at }: StoredHolder): LeaseHolder => ({
  holder: holder ?? 'unknown',
  acquiredAt: acquired_at ?? '',
  expiresAt: expires_at ?? '',
});

/** Who holds the account's lease, or held it last without giving it back; null when it is free. Throws a SupabaseError. */
export async function readLease(supabase: Supabase): Promise<LeaseHolder | null> {
  const name = 'gazelle_leases';
  const [row] = await answer({ name }, supabase.from(name).select().eq('name', supabase.account).limit(1));
  return row ? toHolder(row) : null;
}

/** The lease, as the functions of the database take it. */
const leaseOf = ({ account }: Supabase, holder: string) => ({ lease_name: account, lease_holder: holder });

/**
 * Takes the account's lease for `ttlSeconds` and reads what a run starts from, or says who holds it. An expired lease is taken over.
 * One request, so that beginning a run stays cheap.
 */
export async function beginRun(
  supabase: Supabase,
  holder: string,
  ttlSeconds: number,
  { tables, log }: Opening,
): Promise<{ state: RunState | null; by: LeaseHolder }> {
  const name = 'gazelle_begin_run';
  const opening = { ttl_seconds: ttlSeconds, tables: [...tables], log: storable(log) };
  const begin = supabase.rpc(name, { ...leaseOf(supabase, holder), ...opening });
  const { lease, state } = (await answer({ name }, begin)) as {
    lease: StoredHolder;
    state: FoundState | null;
  };
  return { state: state && toRunState(state), by: toHolder(lease) };
}

/**
 * Saves the last settings of a run, closes its row and gives the lease back, in one transaction. Throws LeaseLostError, with
 * nothing done, where there are settings to save and the lease is lost.
 */
export async function endRun(
  supabase: Supabase,
  holder: string,
  settings: Record<string, string>,
  log: RunLogRow,
): Promise<void> {
  const args = { ...leaseOf(supabase, holder), settings, log: storable(log) };
  await asHolder('gazelle_end_run', supabase.rpc('gazelle_end_run', args));
}

/** Keeps the lease for another `ttlSeconds`. Throws LeaseLostError when another run has taken it over. */
export async function renewLease(
  supabase: Supabase,
  holder: string,
  ttlSeconds: number,
  signal: AbortSignal,
): Promise<void> {
  const args = { ...leaseOf(supabase, holder), ttl_seconds: ttlSeconds };
  await asHolder('gazelle_renew_lease', supabase.rpc('gazelle_renew_lease', args).abortSignal(signal));
}

/** Gives the lease back, so that the next run need not wait for it to expire; another run's stays as it is. */
export async function releaseLease(supabase: Supabase, holder: string): Promise<void> {
  const name = 'gazelle_release_lease';
  await answer({ name }, supabase.rpc(name, leaseOf(supabase, holder)));
}

/** Saves settings if, and only if, the lease is still held, in one statement. Throws LeaseLostError when it is not. */
export async function saveUnderLease(
  supabase: Supabase,
  holder: string,
  settings: Record<string, string>,
): Promise<void> {
  const args = { ...leaseOf(supabase, holder), settings };
  await asHolder('gazelle_save_checkpoint', supabase.rpc('gazelle_save_checkpoint', args));
}

/** Awaits a function of the database that returns whether the lease is held. */
async function asHolder(name: string, query: Parameters<typeof answer<boolean>>[1]): Promise<void> {
  if ((await answer({ name }, query)) !== true) throw new LeaseLostError();
}

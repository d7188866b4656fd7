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

/** What `gazelle_begin_run` makes; the lease has nulls where its holder is not known. */
type Begun = {
  lease: Record<'holder' | 'acquired_at' | 'expires_at', string | null>;
  state: FoundState | null;
};

/** What a run sends when it begins: the tables to look into, and its row of `sync_logs`, if it has one. */
export interface Opening {
  tables: readonly string[];
  log: RunLogRow | null;
}

/** Who holds the account's lease, or held it last without giving it back; null when it is free. Throws a SupabaseError. */
export async function readLease(supabase: Supabase): Promise<LeaseHolder | null> {
  const name = 'gazelle_leases';
  const [row] = await answer({ name }, supabase.from(name).select().eq('name', supabase.account).limit(1));
  return row ? { holder: row.holder, acquiredAt: row.acquired_at, expiresAt: row.expires_at } : null;
}

/** The rows of the last `limit` runs, newest first; only of those whose id begins with `prefix`. Throws a SupabaseError. */
export async function readRunLog(supabase: Supabase, limit: number, prefix: string): Promise<RunLogRow[]> {
  const name = 'sync_logs';
  const runs = supabase.from(name).select().eq('account_id', supabase.account).like('run_id', `${prefix}%`);
  return answer({ name }, runs.order('started_at', { ascending: false }).limit(limit));
}

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
  const lease = { lease_name: supabase.account, lease_holder: holder, ttl_seconds: ttlSeconds };
  const args = { ...lease, tables: [...tables], log: storable(log) };
  const found = (await answer({ name }, supabase.rpc(name, args))) as Begun;
  const { holder: other, acquired_at, expires_at } = found.lease;
  const by = { holder: other ?? 'unknown', acquiredAt: acquired_at ?? '', expiresAt: expires_at ?? '' };
  return { state: found.state && toRunState(found.state), by };
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
  const name = 'gazelle_end_run';
  const args = { lease_name: supabase.account, lease_holder: holder, settings, log: storable(log) };
  if ((await answer({ name }, supabase.rpc(name, args))) !== true) throw new LeaseLostError();
}

/** Keeps the lease for another `ttlSeconds`. Throws LeaseLostError when another run has taken it over. */
export async function renewLease(
  supabase: Supabase,
  holder: string,
  ttlSeconds: number,
  signal: AbortSignal,
): Promise<void> {
  const name = 'gazelle_renew_lease';
  const args = { lease_name: supabase.account, lease_holder: holder, ttl_seconds: ttlSeconds };
  const isRenewed = await answer({ name }, supabase.rpc(name, args).abortSignal(signal));
  if (isRenewed !== true) throw new LeaseLostError();
}

/** Gives the lease back, so that the next run need not wait for it to expire; another run's stays as it is. */
export async function releaseLease(supabase: Supabase, holder: string): Promise<void> {
  const name = 'gazelle_release_lease';
  await answer({ name }, supabase.rpc(name, { lease_name: supabase.account, lease_holder: holder }));
}

/** Saves settings if, and only if, the lease is still held, in one statement. Throws LeaseLostError when it is not. */
export async function saveUnderLease(
  supabase: Supabase,
  holder: string,
  settings: Record<string, string>,
): Promise<void> {
  const name = 'gazelle_save_checkpoint';
  const args = { lease_name: supabase.account, lease_holder: holder, settings };
  if ((await answer({ name }, supabase.rpc(name, args))) !== true) throw new LeaseLostError();
}

import { answer } from './answer.ts';
import type { Supabase } from './client.ts';
import { LeaseLostError } from './errors.ts';

const leaseName = 'sync';

/** Who holds the lease, and from when to when, by the database's clock. */
export interface LeaseHolder {
  holder: string;
  acquiredAt: string;
  expiresAt: string;
}

/** Takes the lease for `ttlSeconds`, or says who holds it. An expired lease is taken over. */
export async function acquireLease(
  supabase: Supabase,
  holder: string,
  ttlSeconds: number,
): Promise<{ acquired: boolean; by: LeaseHolder }> {
  const name = 'gazelle_acquire_lease';
  const args = { lease_name: leaseName, lease_holder: holder, ttl_seconds: ttlSeconds };
  const [row] = await answer({ name }, supabase.rpc(name, args));
  if (!row) return { acquired: false, by: { holder: 'unknown', acquiredAt: '', expiresAt: '' } };
  const by = { holder: row.holder, acquiredAt: row.acquired_at, expiresAt: row.expires_at };
  return { acquired: row.acquired, by };
}

/** Keeps the lease for another `ttlSeconds`. Throws LeaseLostError when another run has taken it over. */
export async function renewLease(
  supabase: Supabase,
  holder: string,
  ttlSeconds: number,
  signal: AbortSignal,
): Promise<void> {
  const name = 'gazelle_renew_lease';
  const args = { lease_name: leaseName, lease_holder: holder, ttl_seconds: ttlSeconds };
  const isRenewed = await answer({ name }, supabase.rpc(name, args).abortSignal(signal));
  if (isRenewed !== true) throw new LeaseLostError();
}

/** Gives the lease back, so that the next run need not wait for it to expire; another run's stays as it is. */
export async function releaseLease(supabase: Supabase, holder: string): Promise<void> {
  const name = 'gazelle_release_lease';
  await answer({ name }, supabase.rpc(name, { lease_name: leaseName, lease_holder: holder }));
}

/** Saves a setting if, and only if, the lease is still held, in one statement. Throws LeaseLostError when it is not. */
export async function saveUnderLease(
  supabase: Supabase,
  holder: string,
  key: string,
  value: string,
): Promise<void> {
  const name = 'gazelle_save_checkpoint';
  const args = { lease_name: leaseName, lease_holder: holder, setting_key: key, setting_value: value };
  if ((await answer({ name }, supabase.rpc(name, args))) !== true) throw new LeaseLostError();
}

import { PrintableError } from '../../printable-error.ts';
import type { Sentence } from '../../sentences/sentence.ts';

/**
 * Whatever goes wrong on Supabase's side. Postgres quotes the values it refuses, so its own wording is never passed on,
 * only its code and names from our own schema.
 */
export class SupabaseError extends PrintableError {}

/** Supabase refused the key, or the key's role may not do what the sync has to do. */
export class SupabaseKeyRefusedError extends SupabaseError {
  override readonly remedy = 'settings';
}

/** No usable answer came: network, timeout, server error or rate limit, after all retries. */
export class SupabaseUnavailableError extends SupabaseError {}

/** A table, column or function that the sync needs is missing: the migrations are behind the code. */
export class SupabaseSchemaError extends SupabaseError {
  override readonly remedy = 'settings';
}

/** The API does not show the schema of the tables: the owner has to expose it. */
export class SchemaHiddenError extends SupabaseError {
  override readonly remedy = 'settings';
}

/** Postgres ended a statement for taking too long; one with fewer rows may pass. */
export class StatementTimeoutError extends SupabaseUnavailableError {}

/** Postgres refused the values of a write. `detail` is its own wording and may quote them: store it, never print it. */
export class RowsRefusedError extends SupabaseError {
  readonly detail: string;

  constructor(message: Sentence, options: ErrorOptions & { detail: string }) {
    super(message, options);
    this.detail = options.detail;
  }
}

/** Why a database is read-only, and what ends it. */
export const readOnlyHint =
  'the free plan or the disk is full, until rows are deleted or it is enlarged; or another server takes over, for some minutes';

/** The lease went to another run while this one was paused or slow; nothing more may be saved. */
export class LeaseLostError extends SupabaseError {
  override readonly remedy = 'other run';

  constructor(options?: ErrorOptions) {
    super('the lease was lost to another run: nothing more is saved', options);
  }
}

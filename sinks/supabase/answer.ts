import { PrintableError } from '../../printable-error.ts';
import {
  LeaseLostError,
  RowsRefusedError,
  readOnlyHint,
  SchemaHiddenError,
  StatementTimeoutError,
  SupabaseError,
  SupabaseKeyRefusedError,
  SupabaseSchemaError,
  SupabaseUnavailableError,
} from './errors.ts';
import { migrationFor } from './migrations.ts';
import { nameOf, timeout, valuesRefused } from './postgrest.ts';
import expected from './project.gen.json' with { type: 'json' };

/** Awaits a supabase-js query and returns its data. Throws a SupabaseError. */
export const answer = async <T>(query: { throwOnError(): PromiseLike<{ data: T }> }): Promise<T> =>
  (await query.throwOnError()).data;

/** A `fetch` that throws a SupabaseError where there is no answer, or one that says what went wrong. */
export const orSupabaseError =
  (fetch: typeof globalThis.fetch): typeof globalThis.fetch =>
  async (input, init) => {
    const name = nameOf({ url: String(input) });
    const response = await fetch(input, init).catch((cause: unknown) => {
      if (cause instanceof SupabaseError) throw cause;
      const why = cause instanceof PrintableError ? cause.message : 'the connection failed';
      throw new SupabaseUnavailableError(`no answer from Supabase for ${name}: ${why}`, { cause });
    });
    if (response.ok) return response;
    throw await toSupabaseError(name, response.status, Object(await response.json().catch(() => null)));
  };

const ownTables: Record<string, { columns: Record<string, string> } | undefined> = expected.tables;

async function toSupabaseError(
  name: string,
  status: number,
  error: { code?: unknown; message?: unknown },
): Promise<SupabaseError> {
  const code = /^([0-9A-Z]{5}|PGRST[0-9X]\d\d)$/.exec(String(error.code))?.[0] ?? '';
  const options = { cause: { ...error, message: String(error.message) } };
  // A table, column or function does not exist.
  if (/^(PGRST20[245]|42703|42P01|42883)$/.test(code)) {
    const columns = Object.keys(ownTables[name]?.columns ?? {});
    const column = columns.find((candidate) => new RegExp(`\\b${candidate}\\b`).test(options.cause.message));
    const what = column ? `column ${name}.${column}` : name;
    const migration = await migrationFor(name, column);
    return new SupabaseSchemaError(
      `Supabase has no ${what} (${code}): apply the migration ${migration} (etl migrate prints all of them)`,
      options,
    );
  }
  return errorOfCode(code, name, options) ?? errorOfStatus(status, code, name, options);
}

type Options = { cause: { message: string } };

/** What a code says by itself; null where the status has to say it. */
function errorOfCode(code: string, name: string, options: Options): SupabaseError | null {
  const { message } = options.cause;
  // The triggers raise it when the run does not hold the lease.
  if (code === 'LS001') return new LeaseLostError(options);
  if (code === 'PGRST106') {
    const hint = 'add it to the exposed schemas of its Data API';
    return new SchemaHiddenError(`Supabase does not show the schema of SUPABASE_SCHEMA: ${hint}`, options);
  }
  if (valuesRefused.test(code)) {
    const refused = { ...options, detail: `${code}: ${message}` };
    return new RowsRefusedError(`Supabase refused the values (${code}) for ${name}`, refused);
  }
  if (timeout.test(code)) {
    const hint =
      'it is busy, its tables need `vacuum analyze`, or a lock or a trigger holds the statement up';
    return new StatementTimeoutError(`Supabase took too long over ${name} (${code}): ${hint}`, options);
  }
  if (code === '42501') {
    const table = /\b(?:gazelle_\w+|system_settings|sync_logs)\b/.exec(message)?.[0] ?? name;
    const lack = `lacks a grant on ${table} (${code})` as const;
    const hint = 'give a secret key, or run the grant that `etl doctor` prints';
    return new SupabaseKeyRefusedError(`the role of this key ${lack}: ${hint}`, options);
  }
  if (code === '25006') {
    const hint = readOnlyHint;
    return new SupabaseUnavailableError(`the database of Supabase is read-only (${code}): ${hint}`, options);
  }
  return null;
}

function errorOfStatus(status: number, code: string, name: string, options: Options): SupabaseError {
  if (status === 413) {
    const refused = { ...options, detail: 'HTTP 413: the row is too large' };
    return new RowsRefusedError(`Supabase refused the size of a write to ${name} (HTTP 413)`, refused);
  }
  if (status === 401 || status === 403) {
    const hint = 'check SUPABASE_SECRET_KEY';
    return new SupabaseKeyRefusedError(
      `Supabase refused the key for ${name} (${code || status}); ${hint}`,
      options,
    );
  }
  if (status === 540) {
    const hint = 'restore it in its dashboard';
    return new SupabaseUnavailableError(`the Supabase project is paused (HTTP 540): ${hint}`, options);
  }
  if (status === 408 || status === 429 || status >= 500) {
    return new SupabaseUnavailableError(`no answer from Supabase for ${name}: HTTP ${status}`, options);
  }
  const shown = code ? ` (${code})` : '';
  const hint = status >= 300 && status < 400 ? ', a redirect: check SUPABASE_URL' : '';
  return new SupabaseError(`Supabase answered ${name} with HTTP ${status}${shown}${hint}`, options);
}

import {
  LeaseLostError,
  RowsRefusedError,
  SchemaHiddenError,
  StatementTimeoutError,
  SupabaseError,
  SupabaseKeyRefusedError,
  SupabaseSchemaError,
  SupabaseUnavailableError,
} from './errors.ts';
import { migrationFor } from './migrations.ts';

interface Response<T> {
  data: T | null;
  error: { code?: string; message: string } | null;
  status: number;
  count?: number | null;
}

/** What a query is about, for the message when it fails. */
interface About {
  /** The table or function. */
  name: string;
  /** The columns that were sent: if the database lacks one, the message names it. */
  columns?: readonly string[];
}

/** What PostgREST and Postgres answer when a table, column or function does not exist. */
const missing = new Set(['PGRST202', 'PGRST204', 'PGRST205', '42703', '42P01', '42883']);

/** The error code that the triggers raise when the run does not hold the lease. */
const leaseLost = 'LS001';

/**
 * The Postgres errors that the values of a row cause: data, constraints, program limits, an exception that a trigger of
 * the owner's own raises, and the check of a view.
 */
const refusal = /^((22|23|54)\w{3}|P0001|44000)$/;

/** A statement ran longer than the role may; Supabase allows some seconds. */
const timeout = '57014';

/** Whether a repeat of the same request would fail as well: its values are refused, or it writes too much at once. */
export const isFutile = (code: string, writesRows: boolean): boolean =>
  refusal.test(code) || (writesRows && code === timeout);

/** Awaits a supabase-js query and returns its data; whatever went wrong is thrown as a SupabaseError. */
export async function answer<T>(about: About, query: PromiseLike<Response<T>>): Promise<T> {
  const { data } = await countedAnswer(about, query);
  return data;
}

/** The same for a query with `count: 'exact'`: `count` is how many rows match, even where fewer were returned. */
export async function countedAnswer<T>(
  about: About,
  query: PromiseLike<Response<T>>,
): Promise<{ data: T; count: number }> {
  const { data, error, status, count } = await query;
  if (error) throw await toSupabaseError(about, error, status);
  // A write without `select` has no data; its T is null then.
  return { data: data as T, count: count ?? 0 };
}

async function toSupabaseError(
  { name, columns }: About,
  error: { code?: string; message: string },
  status: number,
) {
  const code = /^([0-9A-Z]{5}|PGRST[0-9X]\d\d)$/.test(error.code ?? '') ? error.code : undefined;
  const options = { cause: error };
  if (code === leaseLost) return new LeaseLostError(options);
  // https://docs.postgrest.org/en/stable/references/errors.html
  if (code === 'PGRST106') {
    const hint = 'add it to the exposed schemas of its Data API';
    return new SchemaHiddenError(`Supabase does not show the schema of SUPABASE_SCHEMA: ${hint}`, options);
  }
  if (code && missing.has(code)) {
    const column = columns?.find((candidate) => new RegExp(`\\b${candidate}\\b`).test(error.message));
    const what = column ? `column ${name}.${column}` : name;
    const migration = await migrationFor(name, column);
    return new SupabaseSchemaError(
      `Supabase has no ${what} (${code}): apply the migration ${migration} (etl migrate prints all of them)`,
      options,
    );
  }
  if (code && refusal.test(code)) {
    const detail = `${code}: ${error.message}`;
    return new RowsRefusedError(`Supabase refused the values (${code}) for ${name}`, { ...options, detail });
  }
  if (code === timeout) {
    const hint = 'a smaller --batch-size may help';
    return new StatementTimeoutError(`Supabase took too long over ${name} (${code}): ${hint}`, options);
  }
  if (status === 413) {
    const detail = 'HTTP 413: the row is too large';
    return new RowsRefusedError(`Supabase refused the size of a write to ${name} (HTTP 413)`, {
      ...options,
      detail,
    });
  }
  if (status === 401 || status === 403 || code === '42501') {
    const hint = 'check SUPABASE_SECRET_KEY';
    return new SupabaseKeyRefusedError(
      `Supabase refused the key for ${name} (${code ?? status}); ${hint}`,
      options,
    );
  }
  if (status === 0 || status === 408 || status === 429 || status >= 500) {
    const why = status === 0 ? whyNoAnswer(error.message) : `HTTP ${status}`;
    return new SupabaseUnavailableError(`no answer from Supabase for ${name}: ${why}`, options);
  }
  const hint = status >= 300 && status < 400 ? ', a redirect: check SUPABASE_URL' : '';
  return new SupabaseError(
    `Supabase answered ${name} with HTTP ${status}${code ? ` (${code})` : ''}${hint}`,
    options,
  );
}

/** supabase-js turns an error of fetch into a text of name and message. Only a printable error is passed on. */
const whyNoAnswer = (text: string): string =>
  /^(?:NoAnswerError|SupabaseUnavailableError): (.+)$/s.exec(text)?.[1] ?? 'the connection failed';

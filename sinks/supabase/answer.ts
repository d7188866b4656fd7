import { timeout, valuesRefused } from './codes.ts';
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
import { reads } from './postgrest.ts';

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
): Promise<SupabaseError> {
  const code = /^([0-9A-Z]{5}|PGRST[0-9X]\d\d)$/.exec(error.code ?? '')?.[0] ?? '';
  // A table, column or function does not exist.
  if (/^(PGRST20[245]|42703|42P01|42883)$/.test(code)) {
    const column = columns?.find((candidate) => new RegExp(`\\b${candidate}\\b`).test(error.message));
    const what = column ? `column ${name}.${column}` : name;
    const migration = await migrationFor(name, column);
    return new SupabaseSchemaError(
      `Supabase has no ${what} (${code}): apply the migration ${migration} (etl migrate prints all of them)`,
      { cause: error },
    );
  }
  return errorOfCode(code, name, { cause: error }) ?? errorOfStatus(status, code, name, { cause: error });
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
    const hint = reads.includes(name)
      ? 'it is busy, or its tables need `vacuum analyze`'
      : 'it is busy, or a lock or a trigger holds the statement up';
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
  if (status === 0 || status === 408 || status === 429 || status >= 500) {
    const why = status === 0 ? whyNoAnswer(options.cause.message) : `HTTP ${status}`;
    return new SupabaseUnavailableError(`no answer from Supabase for ${name}: ${why}`, options);
  }
  const shown = code ? ` (${code})` : '';
  const hint = status >= 300 && status < 400 ? ', a redirect: check SUPABASE_URL' : '';
  return new SupabaseError(`Supabase answered ${name} with HTTP ${status}${shown}${hint}`, options);
}

/** supabase-js turns an error of fetch into a text of name and message. Only a printable error is passed on. */
const whyNoAnswer = (text: string): string =>
  /^(?:NoAnswerError|SupabaseUnavailableError): (.+)$/s.exec(text)?.[1] ?? 'the connection failed';

/** Ids go into the URL of a request, which servers limit to about 8 KB: a hundred stay well below it. */
const idsPerRequest = 100;

/** Asks about rows or ids in as many requests as they need, one after the other, and joins the answers. */
export async function inChunks<Item, Found>(
  items: readonly Item[],
  ask: (some: readonly Item[]) => Promise<readonly Found[] | null>,
): Promise<Found[]> {
  const found: Found[] = [];
  for (let from = 0; from < items.length; from += idsPerRequest)
    found.push(...((await ask(items.slice(from, from + idsPerRequest))) ?? []));
  return found;
}

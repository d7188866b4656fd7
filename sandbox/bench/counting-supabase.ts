import { serve } from '../http/serve.ts';
import { startSupabase } from '../supabase/start.ts';
import type { Served } from './served.ts';

const instant = '2026-01-01T00:00:00+00:00';
/** Columns of an answered row that are times; whatever else is asked for is null. */
const times: Record<string, string> = { first_synced_at: instant, synced_at: instant };

/**
 * A Supabase that takes rows into the tables of collections, counts them as inserted and forgets them; all else it leaves
 * to the sandbox's own. So a run with many rows is not measured by what Postgres takes inside a JavaScript process.
 */
export async function startCountingSupabase(): Promise<Served> {
  const supabase = await startSupabase();
  const tables = await supabase.sql(
    "select table_name as name from information_schema.columns where table_schema = 'public' and column_name = 'first_synced_at'",
  );
  const counted = new Set(tables.map(({ name }) => `/rest/v1/${name}`));
  let rows = 0;

  async function answer(request: Request): Promise<Response> {
    const { pathname, search, searchParams } = new URL(request.url);
    if (request.method !== 'POST' || !counted.has(pathname)) {
      const body = request.body === null ? null : await request.arrayBuffer();
      return fetch(`${supabase.url}${pathname}${search}`, {
        method: request.method,
        headers: request.headers,
        body,
      });
    }
    const sent: unknown = await request.json();
    const count = Array.isArray(sent) ? sent.length : 1;
    rows += count;
    const columns = searchParams.get('select')?.split(',') ?? [];
    if (columns.length === 0) return new Response(null, { status: 201 });
    const row = Object.fromEntries(columns.map((name) => [name, times[name] ?? null]));
    return Response.json(new Array(count).fill(row), { status: 201 });
  }

  const http = await serve(answer);
  return {
    http,
    env: { SUPABASE_URL: http.url, SUPABASE_SECRET_KEY: supabase.secretKey },
    rows() {
      const taken = rows;
      rows = 0;
      return taken;
    },
    reset: supabase.reset,
  };
}

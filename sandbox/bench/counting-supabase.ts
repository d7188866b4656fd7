import { serve } from '../http/serve.ts';
import { startSupabase } from '../supabase/start.ts';
import type { Served } from './served.ts';

const instant = '2026-01-01T00:00:00+00:00';
/** Columns of an answered row that are times; whatever else is asked for is null. */
const times: Record<string, string> = { first_synced_at: instant, synced_at: instant };

/** As much of a question of `gazelle_stored` as is looked at here. */
interface Question {
  table_name: string;
  after_id: string;
  at_most: number;
}

/**
 * A Supabase that takes rows into the tables of collections, counts them as inserted and keeps only their ids, to answer which
 * ones a whole table has; all else it leaves to the sandbox's own. So a run with many rows is not measured by what Postgres
 * takes inside a JavaScript process.
 */
export async function startCountingSupabase(): Promise<Served> {
  const supabase = await startSupabase();
  const tables = await supabase.sql(
    "select table_name as name from information_schema.columns where table_schema = 'public' and column_name = 'first_synced_at'",
  );
  const ids = new Map(tables.map(({ name }) => [String(name), new Set<string>()]));
  const sorted = new Map<string, string[]>();
  let rows = 0;

  async function answer(request: Request): Promise<Response> {
    const { pathname, search, searchParams } = new URL(request.url);
    const name = pathname.replace('/rest/v1/', '');
    const taken = request.method === 'POST' ? ids.get(name) : undefined;
    if (taken) return take(taken, [await request.json()].flat(), searchParams.get('select'));
    const body = request.body === null ? null : await request.text();
    if (name === 'rpc/gazelle_stored' && body) {
      const question: Question & { since?: string; links?: string[] } = JSON.parse(body);
      if (!question.since && !question.links) return Response.json(storedOf(question));
    }
    const { method, headers } = request;
    const response = await fetch(`${supabase.url}${pathname}${search}`, { method, headers, body });
    if (name !== 'rpc/gazelle_begin_run') return response;
    const { state, ...begun } = await response.json();
    const empty_tables = state.empty_tables.filter((table: string) => !ids.get(table)?.size);
    return Response.json({ ...begun, state: { ...state, empty_tables } });
  }

  function take(taken: Set<string>, sent: { id: string }[], select: string | null): Response {
    for (const { id } of sent) taken.add(id);
    rows += sent.length;
    if (!select) return new Response(null, { status: 201 });
    const row = Object.fromEntries(select.split(',').map((column) => [column, times[column] ?? null]));
    return Response.json(new Array(sent.length).fill(row), { status: 201 });
  }

  /** Ids, each with that of the record it belongs to. */
  function storedOf({ table_name, after_id, at_most }: Question) {
    if (after_id === '') sorted.set(table_name, [...(ids.get(table_name) ?? [])].sort());
    const all = sorted.get(table_name) ?? [];
    const start = all.findIndex((id) => id > after_id);
    const some = start < 0 ? [] : all.slice(start, start + at_most);
    return some.map((id) => [id, `cli_${id.slice(-3)}`]);
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
    async reset() {
      for (const taken of ids.values()) taken.clear();
      await supabase.reset();
    },
  };
}

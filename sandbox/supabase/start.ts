import { type HttpSandbox, serve } from '../http/serve.ts';
import { asPostgrest } from './as-postgrest.ts';
import { openDatabase } from './database.ts';
import { createKeys, type Keys, resolverOf } from './keys.ts';
import { App } from './lite.ts';
import { createQueue } from './queue.ts';
import { quietly } from './quiet.ts';
import { type Row, runSql } from './sql.ts';

/**
 * `dataDir` keeps the data in a folder (default: in memory); `port` 0 or none takes any free one; `secret` is the secret
 * key without its prefix (default: a new one).
 */
type SupabaseOptions = {
  port?: number;
  dataDir?: string;
  latencyMs?: number;
  secret?: string;
  /** The schemas that the API shows (default: public). */
  schemas?: string[];
};

/** A Supabase project on this machine, with our migrations applied. */
export type SupabaseSandbox = Keys & {
  readonly url: string;
  readonly http: HttpSandbox;
  /** Runs SQL as the owner of the database. Several statements are one transaction, and the last one answers. */
  sql(query: string, params?: readonly unknown[]): Promise<Row[]>;
  /** Empties every table. */
  reset(): Promise<void>;
  close(): Promise<void>;
};

/** Starts a Supabase project: Supabase Lite on a real Postgres inside this process, behind loopback HTTP. */
export async function startSupabase(options: SupabaseOptions = {}): Promise<SupabaseSandbox> {
  const connection = await openDatabase(options.dataDir);
  const keys = createKeys(options.secret);
  // Lite opens a transaction for each request, on the one connection that PGlite has.
  const queue = createQueue();
  const app = new App({
    connection,
    api: { schemas: options.schemas ?? ['public'] },
    auth: { enabled: false },
    options: {
      server: { apiKeys: { resolver: resolverOf(keys) }, disableStudio: true, disableFallback: true },
    },
  });
  await app.init();

  const sql = (query: string, params?: readonly unknown[]) => queue(() => runSql(connection, query, params));
  const answer = asPostgrest(connection, async (request) => quietly(() => app.fetch(request)));
  const http = await serve((request) => queue(() => answer(request)), {
    port: options.port ?? 0,
    latencyMs: options.latencyMs ?? 0,
  }).catch(async (error: unknown) => {
    await connection.close();
    throw error;
  });

  return {
    url: http.url,
    ...keys,
    http,
    sql,
    async reset() {
      // Of so few rows `truncate` takes ten times as long: it makes a new file for each table and index.
      const statements = await sql(`
        select format(case relkind when 'S' then 'select setval(%L, 1, false)' else 'delete from %s' end, oid::regclass) as sql
        from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p', 'S')`);
      await sql(statements.map((statement) => statement.sql).join('; '));
    },
    async close() {
      await http.close();
      await queue(() => connection.close());
    },
  };
}

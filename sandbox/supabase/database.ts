import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { PgliteConnection } from '@supabase/lite/pglite';
import { readMigrations } from '../../sinks/supabase/migrations.ts';
import { createPgliteConnection } from './lite.ts';
import { ROLES_SQL } from './roles.ts';
import { type Template, templateStore } from './template.ts';
import { dropSpareParsers, sendTogether, wire } from './wire.ts';

/** Opens a database with the roles of a Supabase project and our migrations, in memory or in a folder. */
export async function openDatabase(dataDir?: string): Promise<PgliteConnection> {
  const setup = [ROLES_SQL, ...(await readMigrations()).map(({ sql }) => sql)];
  const connection = await (dataDir && holdsDatabase(dataDir)
    ? reopen(dataDir, setup)
    : create(dataDir, setup));
  await settleGrants(connection);
  return connection;
}

const holdsDatabase = (dataDir: string): boolean => existsSync(join(dataDir, 'PG_VERSION'));

async function reopen(dataDir: string, setup: readonly string[]): Promise<PgliteConnection> {
  const connection = await connect(dataDir);
  await apply(connection, setup);
  return connection;
}

async function create(dataDir: string | undefined, setup: readonly string[]): Promise<PgliteConnection> {
  const store = templateStore('supabase', [await liteVersion(), ...setup, ...SLIM]);
  const template = await store.load();
  if (template) return connect(dataDir, template);

  const connection = await connect(dataDir);
  await apply(connection, setup);
  const schema = JSON.stringify(await connection.introspect());
  await apply(connection, SLIM);
  await store.save({ data: await connection.driver.dumpDataDir('none'), schema });
  return connection;
}

async function connect(dataDir?: string, template?: Template): Promise<PgliteConnection> {
  const connection = await createPgliteConnection({
    schemaCache: schemaCache(template?.schema),
    ...(dataDir ? { url: dataDir } : {}),
    pgliteOptions: template ? { ...wire, loadDataDir: template.data } : wire,
  });
  await connection.driver.waitReady;
  dropSpareParsers(connection.driver);
  sendTogether(connection.driver);
  return connection;
}

/**
 * Rids a database that is made a template of what a start spends half of its time on: two other databases that nobody opens,
 * and 128 MB of buffers to be filled with zeros.
 */
export const SLIM = [
  'update pg_database set datistemplate = false',
  'drop database template0',
  'drop database template1',
  "alter system set shared_buffers = '16MB'",
  'checkpoint',
];

async function apply(connection: PgliteConnection, setup: readonly string[]): Promise<void> {
  for (const sql of setup) await connection.driver.exec(sql);
}

/**
 * Lite grants everything on every table to every role before its first request, which Supabase does not do and which
 * would undo our `revoke`. It does so once only: here, in a transaction that is rolled back.
 */
async function settleGrants(connection: PgliteConnection): Promise<void> {
  const { driver, kysely: transaction } = connection;
  await driver.exec('begin');
  await connection.withContext({ auth: { role: 'service_role' } }, async () => undefined, { transaction });
  await driver.exec('rollback');
}

function schemaCache(first?: string) {
  let schema = first;
  return {
    get: async () => schema,
    set: async (_key: string, value: string) => {
      schema = value;
    },
    delete: async () => {
      schema = undefined;
    },
  };
}

async function liteVersion(): Promise<string> {
  const manifest = new URL('../package.json', import.meta.resolve('@supabase/lite'));
  return readFile(manifest, 'utf8');
}

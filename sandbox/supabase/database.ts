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
  const connection = await (dataDir && holdsDatabase(dataDir) ? reopen(dataDir) : create(dataDir));
  await settleGrants(connection);
  return connection;
}

const holdsDatabase = (dataDir: string): boolean => existsSync(join(dataDir, 'PG_VERSION'));

async function reopen(dataDir: string): Promise<PgliteConnection> {
  const connection = await connect(dataDir);
  await apply(connection, await readSetup());
  return connection;
}

const create = async (dataDir?: string): Promise<PgliteConnection> => connect(dataDir, await template());

let kept: Promise<Template> | undefined;

/** What a new database starts from: a process reads it, or makes it, once. */
export function template(): Promise<Template> {
  kept ??= inTurn(async () => loadOrMake(await readSetup()));
  return kept;
}

/** Threads that begin together make one template, and not each its own. Node has locks from 24.5 on. */
const inTurn = <T>(task: () => Promise<T>): Promise<T> =>
  navigator.locks?.request('template', task) ?? task();

const readSetup = async (): Promise<string[]> => [
  ROLES_SQL,
  ...(await readMigrations()).map(({ sql }) => sql),
];

async function loadOrMake(setup: readonly string[]): Promise<Template> {
  const store = templateStore('supabase', [await liteVersion(), ...setup, ...SLIM]);
  const loaded = await store.load();
  if (loaded) return loaded;

  const connection = await connect();
  await apply(connection, setup);
  const schema = JSON.stringify(await connection.introspect());
  await apply(connection, SLIM);
  await dropOldLog(connection);
  const made = { data: await connection.driver.dumpDataDir('none'), schema };
  await connection.close();
  await store.save(made);
  return made;
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
const SLIM = [
  'update pg_database set datistemplate = false',
  'drop database template0',
  'drop database template1',
  "alter system set shared_buffers = '16MB'",
  'select pg_switch_wal()',
  'checkpoint',
];

/** Keeps of the write-ahead log only the last checkpoint: a start reads no more of it, and would copy 16 MB. */
async function dropOldLog({ driver }: PgliteConnection): Promise<void> {
  const where = 'pg_walfile_name_offset(pg_current_wal_insert_lsn())';
  const { rows } = await driver.query<{ name: string; size: number }>(
    `select file_name as name, ceil(file_offset / 8192.0) * 8192 as size from ${where}`,
  );
  const { FS } = driver.Module;
  const folder = '/pglite/data/pg_wal/';
  for (const { name, size } of rows) {
    for (const file of FS.readdir(folder))
      if (/^[\dA-F]{24}$/.test(file) && file !== name) FS.unlink(folder + file);
    FS.truncate(folder + name, Number(size));
  }
}

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

import { PGlite } from '@electric-sql/pglite';
import manifest from '../../package.json' with { type: 'json' };
import { SLIM } from '../../sandbox/supabase/database.ts';
import { templateStore } from '../../sandbox/supabase/template.ts';

/** A Postgres of its own with nothing in it. Making one takes seconds, starting from a kept one does not. */
export async function openPostgres(): Promise<PGlite> {
  const store = templateStore('postgres', [manifest.devDependencies['@electric-sql/pglite'], ...SLIM]);
  const template = await store.load();
  if (template) return PGlite.create({ loadDataDir: template.data });
  const made = await PGlite.create();
  for (const sql of SLIM) await made.exec(sql);
  await store.save({ data: await made.dumpDataDir('none'), schema: '' });
  return made;
}

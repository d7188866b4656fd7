import { template } from '../../sandbox/supabase/database.ts';
import { createPgliteConnection } from '../../sandbox/supabase/lite.ts';

const TIMESTAMPTZ = 1184;

/** A Postgres of its own, as it starts soonest: of the sandbox's engine, with the tables of a project, which nobody uses. */
export async function openPostgres() {
  const { data } = await template();
  const parsers = { [TIMESTAMPTZ]: (text: string) => new Date(text) };
  const { driver } = await createPgliteConnection({ pgliteOptions: { loadDataDir: data, parsers } });
  return driver;
}

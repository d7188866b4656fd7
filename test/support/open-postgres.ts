import { PGlite } from '@electric-sql/pglite';
import { template } from '../../sandbox/supabase/database.ts';

/** A Postgres of its own, as it starts soonest: with the tables of a Supabase project, which nobody uses. */
export const openPostgres = async (): Promise<PGlite> =>
  PGlite.create({ loadDataDir: (await template()).data });

import type { Extension } from '@electric-sql/pglite';
import { file_fdw } from '@electric-sql/pglite/contrib/file_fdw';
import { isn } from '@electric-sql/pglite/contrib/isn';
import { ltree } from '@electric-sql/pglite/contrib/ltree';
import { pgcrypto } from '@electric-sql/pglite/contrib/pgcrypto';

const { emitWarning } = process;
const { App } = await import('@supabase/lite');
const { createPgliteConnection } = await import('@supabase/lite/pglite');
// Importing them replaces it by one that throws on any warning given as an Error, such as too many listeners.
process.emitWarning = emitWarning;

// Lite loads these extensions, which nothing here asks for: to unpack them took half of the time of a start.
const unused: Extension[] = [file_fdw, isn, ltree, pgcrypto];
for (const extension of unused) extension.setup = async () => ({});

export { App, createPgliteConnection };

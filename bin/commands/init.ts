import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import manifest from 'gazelle-etl/package.json' with { type: 'json' };
import { readShipped } from '../../pipeline/operate/sql-scripts.ts';
import { t } from '../messages/text.ts';
import { say } from '../output/print.ts';

const path = 'functions/gazelle-sync/index.ts';
/** Supabase would let in only tokens of its users, which the database has not. */
const section = '[functions.gazelle-sync]\nverify_jwt = false\n';

/** Writes the Edge Function into the folder it is run in, for the Supabase CLI to deploy; what was changed there is kept. */
export async function initCommand(): Promise<void> {
  const source = await readShipped(path);
  const wanted = source.replace('npm:gazelle-etl', `npm:gazelle-etl@${manifest.version}`);
  const plain = (source: string) => source.replace(/(npm:gazelle-etl)@[^/]+/, '$1');
  await edit(`supabase/${path}`, (found) =>
    found === '' || plain(found) === plain(wanted) ? wanted : found,
  );
  await edit('supabase/config.toml', (found) =>
    found.includes('[functions.gazelle-sync]') ? found : found + (found && '\n') + section,
  );
}

async function edit(path: string, textFor: (found: string) => string): Promise<void> {
  const found = await readFile(path, 'utf8').catch(() => '');
  const text = textFor(found);
  await mkdir(dirname(path), { recursive: true });
  if (text !== found) await writeFile(path, text);
  say(t(text === found ? '{file} is left as it is' : 'written to {file}', path));
}

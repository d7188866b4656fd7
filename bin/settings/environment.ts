import { readFileSync, statSync } from 'node:fs';
import { parseEnv } from 'node:util';
import { UsageError } from '../usage-error.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

/** Reads one setting; undefined when it is not set, or set to nothing. */
export type Read = (name: string) => string | undefined;

export const readFrom =
  (env: Environment): Read =>
  (name) =>
    env[name]?.trim() || undefined;

/**
 * Adds the settings of a file to the environment, which wins. Without a name, `.env` is read if it is there. Returns the
 * text of the file, or null.
 */
export function loadEnvFile(path: string | undefined): string | null {
  // An empty value counts as not set: CI sets a missing secret to the empty string.
  for (const [name, value] of Object.entries(process.env)) {
    if (value === '' && /^(GAZELLE|SUPABASE)_/.test(name)) delete process.env[name];
  }
  if (path === undefined && !statSync('.env', { throwIfNoEntry: false })?.isFile()) return null;
  try {
    // Some editors write a byte order mark (BOM). Node's loadEnvFile would read it as part of the first name.
    const text = readFileSync(path ?? '.env', 'utf8').replace(/^\uFEFF/, '');
    for (const [name, value] of Object.entries(parseEnv(text))) process.env[name] ??= value;
    return text;
  } catch (cause) {
    const file = path === undefined ? '.env' : `--env-file ${path}`;
    throw new UsageError([
      `${file} cannot be read (${(cause as NodeJS.ErrnoException).code ?? 'unreadable'})`,
    ]);
  }
}

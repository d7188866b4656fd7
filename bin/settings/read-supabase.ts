import type { ProjectConfig } from '../../pipeline/config.ts';
import type { Sentence } from '../../sentences/sentence.ts';
import { projectUrlProblem, schemaProblem, supabaseKeyProblem } from './checks.ts';
import type { Read } from './environment.ts';

/** The URL and the key of the project; null where one is missing, which is a problem unless both are and none is needed. */
export function readSupabase(
  read: Read,
  problems: Sentence[],
  isNeeded = true,
): ProjectConfig['supabase'] | null {
  const url = read('SUPABASE_URL');
  const keyName = read('SUPABASE_SECRET_KEY') ? 'SUPABASE_SECRET_KEY' : 'SUPABASE_SERVICE_ROLE_KEY';
  const key = read(keyName);
  if (!url && !key && !isNeeded) return null;
  const schema = read('SUPABASE_SCHEMA');
  const found = [
    url
      ? projectUrlProblem('SUPABASE_URL', url)
      : 'SUPABASE_URL is missing (from Supabase: Project Settings > Data API > Project URL)',
    key
      ? supabaseKeyProblem(keyName, key)
      : 'SUPABASE_SECRET_KEY is missing (from Supabase: Project Settings > API Keys > Secret keys; older projects: SUPABASE_SERVICE_ROLE_KEY)',
    schema ? schemaProblem('SUPABASE_SCHEMA', schema) : null,
  ];
  problems.push(...found.filter((problem) => problem !== null));
  return url && key ? { url, key, ...(schema && { schema }) } : null;
}

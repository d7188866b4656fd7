import type { ProjectConfig } from '../../pipeline/config.ts';
import { projectUrlProblem, schemaProblem, supabaseKeyProblem } from './checks.ts';
import type { Read } from './environment.ts';

const urlFrom = 'from Supabase: Project Settings > Data API > Project URL';
const keyFrom = 'from Supabase: Project Settings > API Keys > Secret keys';

/** Where the project is and the key to it; null when one is missing. That is a problem, unless both are optional. */
export function readSupabase(
  read: Read,
  problems: string[],
  isNeeded = true,
): ProjectConfig['supabase'] | null {
  const url = read('SUPABASE_URL');
  const keyName = read('SUPABASE_SECRET_KEY') ? 'SUPABASE_SECRET_KEY' : 'SUPABASE_SERVICE_ROLE_KEY';
  const key = read(keyName);
  if (!url && !key && !isNeeded) return null;
  const urlProblem = url ? projectUrlProblem(url) : `is missing (${urlFrom})`;
  if (urlProblem) problems.push(`SUPABASE_URL ${urlProblem}`);
  if (!key) {
    const older = 'older projects: SUPABASE_SERVICE_ROLE_KEY';
    problems.push(`SUPABASE_SECRET_KEY is missing (${keyFrom}; ${older})`);
  }
  const keyProblem = key && supabaseKeyProblem(key);
  if (keyProblem) problems.push(`${keyName} ${keyProblem} (${keyFrom})`);
  const schema = read('SUPABASE_SCHEMA');
  const wrongSchema = schema && schemaProblem(schema);
  if (wrongSchema) problems.push(`SUPABASE_SCHEMA ${wrongSchema}`);
  return url && key ? { url, key, ...(schema && { schema }) } : null;
}

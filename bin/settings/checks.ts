import type { Sentence } from '../../sentences/sentence.ts';

/** Why the URL of a setting cannot be used; keys travel with every request, so plain http is for this machine only. */
export function secureUrlProblem(name: string, text: string): Sentence | null {
  if (!URL.canParse(text)) return `${name} is not a URL`;
  const { protocol, hostname, username, password } = new URL(text);
  if (username || password)
    return `${name} must not hold a user or a password: the key is a setting of its own`;
  const isLoopback = /^(localhost|\[::1\]|127(\.\d+){3})$/.test(hostname);
  if (protocol === 'https:' || (protocol === 'http:' && isLoopback)) return null;
  return `${name} must begin with https://: plain http is allowed for this machine only`;
}

/** Why a URL cannot be that of a Supabase project, which has no path. */
export function projectUrlProblem(name: string, text: string): Sentence | null {
  const problem = secureUrlProblem(name, text);
  if (problem || new URL(text).pathname === '/') return problem;
  return `${name} must be that of the project, without a path`;
}

/** Why a key cannot be sent in a header: typographic quotes, as word processors write them, cannot. */
export const keyProblem = (name: string, key: string): Sentence | null =>
  /^[\x21-\x7e]+$/.test(key) ? null : `${name} holds characters that no key has`;

/** Why a Supabase key cannot be used; the public ones could read and write nothing. */
export function supabaseKeyProblem(name: string, key: string): Sentence | null {
  const role = key.startsWith('sb_publishable_') ? 'publishable' : roleOfJwt(key);
  if (role === undefined || role === 'service_role') return keyProblem(name, key);
  return `${name} is the ${/^\w{1,20}$/.test(role) ? role : 'wrong'} key, which cannot write: give a secret key (from Supabase: Project Settings > API Keys > Secret keys)`;
}

/** The role in a key of older projects, which is a JSON Web Token; undefined for any other key. */
function roleOfJwt(key: string): string | undefined {
  try {
    const { role } = Object(JSON.parse(Buffer.from(key.split('.')[1] ?? '', 'base64url').toString('utf8')));
    return role === undefined ? undefined : String(role);
  } catch {
    // Not a token after all.
    return undefined;
  }
}

/** Why a name is not that of a time zone. */
export function timezoneProblem(name: string, timeZone: string): Sentence | null {
  try {
    new Intl.DateTimeFormat('en', { timeZone });
    return null;
  } catch {
    return `${name} is not a time zone: give an IANA name such as America/Toronto`;
  }
}

/** What is wrong with the name of a schema, which stands in SQL as it is; null when nothing is. */
export const schemaProblem = (name: string, schema: string): Sentence | null =>
  /^(?!pg_)[a-z_][a-z0-9_]{0,62}$/.test(schema)
    ? null
    : `${name} is not the name of a schema: small letters, digits and _, and no pg_ in front`;

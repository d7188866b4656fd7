import type { Config, GazelleSecrets } from '../../pipeline/config.ts';
import { defaults } from '../../pipeline/options.ts';
import type { Sentence } from '../../sentences/sentence.ts';
import { isHeaderValue, isTimezone, secureUrlProblem } from './checks.ts';
import type { Read } from './environment.ts';

const oauthNames = ['GAZELLE_CLIENT_ID', 'GAZELLE_CLIENT_SECRET', 'GAZELLE_REFRESH_TOKEN'] as const;

/** The address of Gazelle and the key; null, with a line in `problems`, where there is no key. */
export function readGazelle(read: Read, problems: Sentence[]): Config['gazelle'] | null {
  const readUrl = (name: string, fallback: string) => {
    const url = read(name) ?? fallback;
    const problem = secureUrlProblem(name, url);
    if (problem) problems.push(problem);
    return url;
  };
  const url = readUrl('GAZELLE_API_URL', 'https://gazelleapp.io/graphql/private/');
  const tokenUrl = readUrl('GAZELLE_TOKEN_URL', 'https://gazelleapp.io/developer/oauth/token');
  const credentials = readCredentials(read, problems);
  return credentials && { url, tokenUrl, credentials };
}

/** The zone of local days. */
export function readTimezone(read: Read, problems: Sentence[]): string {
  const timezone = read('GAZELLE_TIMEZONE') ?? defaults.timezone;
  if (!isTimezone(timezone)) {
    problems.push('GAZELLE_TIMEZONE is not a time zone: give an IANA name such as America/Toronto');
  }
  return timezone;
}

function readCredentials(read: Read, problems: Sentence[]): GazelleSecrets | null {
  const key = read('GAZELLE_API_KEY');
  if (key && !isHeaderValue(key)) problems.push('GAZELLE_API_KEY holds characters that no key has');
  if (key) return { kind: 'key', key };
  const [clientId, clientSecret, refreshToken] = oauthNames.map(read);
  if (clientId && clientSecret && refreshToken)
    return { kind: 'oauth', clientId, clientSecret, refreshToken };
  const missing = oauthNames.filter((name) => !read(name));
  problems.push(
    missing.length === oauthNames.length
      ? 'GAZELLE_API_KEY is missing (from Gazelle: https://gazelleapp.io/developer); or set GAZELLE_CLIENT_ID, GAZELLE_CLIENT_SECRET, GAZELLE_REFRESH_TOKEN for OAuth'
      : `${missing.join(' and ')} missing beside the other OAuth settings (from Gazelle: https://gazelleapp.io/developer)`,
  );
  return null;
}

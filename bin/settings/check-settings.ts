import { type Finding, fail, toCheck, warn } from '../../pipeline/operate/check.ts';
import type { KnownSettings } from '../../pipeline/operate/doctor.ts';
import { about, joined, type Sentence } from '../../sentences/sentence.ts';
import type { Arguments } from '../options/arguments.ts';
import { problemsOf } from '../usage-error.ts';
import { loadEnvFile, type Reader, readerOf, readSettings } from './environment.ts';
import { chosenColumns } from './flag-values.ts';
import { readAll, theOne } from './open-settings.ts';
import { readGazelle, readSupabase, readTimezone } from './read-config.ts';

/** The settings of both sides that can be used, and what is wrong with the others and with their file. */
export async function checkSettings(args: Arguments<'doctor'>) {
  const file = toCheck('settings file', judgeFile(args.envFile));
  const problems: Sentence[] = [];
  // What is malformed cannot be used: a client would throw.
  const usable = async <T>(needs: RegExp, read: (reader: Reader) => T | null): Promise<T | null> => {
    try {
      return theOne(await readAll(args, needs, (env) => readSettings(env, read)));
    } catch (error) {
      problems.push(...problemsOf(error));
      return null;
    }
  };
  const known: KnownSettings = {
    ...(args.account?.[0] && { account: args.account[0] }),
    gazelle: await usable(/^GAZELLE_/, readGazelle),
    supabase: await usable(/^SUPABASE_/, readSupabase),
  };
  await usable(/^GAZELLE_TIMEZONE$/, readTimezone);
  await chosenColumns(undefined).catch((error: unknown) =>
    problems.push(about('ETL_EXCLUDE', joined(problemsOf(error)))),
  );
  return { checks: [file, toCheck('settings', judge([...new Set(problems)]))], known };
}

function judge(problems: readonly Sentence[]): Finding {
  const { read, problems: malformed } = readerOf(process.env);
  for (const name of ['ETL_PING_URL', 'ETL_WEBHOOK_URL'])
    read(name, (name, url) => (URL.canParse(url) ? null : `${name} is not a URL`));
  const fix = 'set it, in the environment, in .env (cp .env.example .env) or in the accounts file';
  if (problems.length > 0) return fail(joined(problems), fix);
  return malformed.length > 0 ? warn(joined(malformed), fix) : 'all that is needed is set, and well-formed';
}

/** Loads the file into the environment, and names the lines of it that are not read. */
function judgeFile(file: string | undefined): Finding {
  try {
    const text = loadEnvFile(file);
    if (text === null) return 'there is no .env: the environment alone counts';
    const unread = text.split('\n').flatMap((line, i) => (/^\s*(#|$)|=/.test(line) ? [] : [i + 1]));
    if (unread.length === 0) return `${file ?? '.env'} is read, and the environment wins`;
    return warn(
      `not read of ${file ?? '.env'}: line ${unread.join(', ')}`,
      'write NAME=value, or # before a comment',
    );
  } catch (error) {
    return fail(joined(problemsOf(error)), 'correct the path, or make the file readable');
  }
}

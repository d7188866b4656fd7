import { type Finding, fail, type KnownSettings, toCheck, warn } from '../../pipeline/doctor.ts';
import { about, joined, type Sentence } from '../../sentences/sentence.ts';
import type { Arguments } from '../options/arguments.ts';
import { problemsOf, UsageError } from '../usage-error.ts';
import { loadEnvFile, type Reader, readerOf } from './environment.ts';
import { chosenColumns } from './flag-values.ts';
import { openSettings } from './open-settings.ts';
import { readGazelle, readSupabase, readTimezone } from './read-config.ts';

/** Placeholders that people leave in a copied `.env`. */
const placeholder = /your[-_ ]|^<.*>$|^x{3,}$|change-?me|placeholder|^\.\.\.$/i;

/** The settings of both sides that can be used, and what is wrong with the others and with their file. */
export async function checkSettings(args: Arguments<'doctor'>) {
  const file = toCheck('settings file', judgeFile(args.envFile));
  const { known, finding } = args.account ? await ofAccount(args) : await ofEnvironment();
  return { checks: [file, toCheck('settings', finding)], known };
}

const wellFormed = 'all that is needed is set, and well-formed';

async function ofAccount(args: Arguments<'doctor'>): Promise<{ known: KnownSettings; finding: Finding }> {
  try {
    return { known: (await openSettings(args)).config, finding: wellFormed };
  } catch (error) {
    const { message } = new UsageError(problemsOf(error));
    const finding = fail(message, 'correct it, in the accounts file or where it points to');
    return { known: { gazelle: null, supabase: null }, finding };
  }
}

async function ofEnvironment(): Promise<{ known: KnownSettings; finding: Finding }> {
  const problems = Object.entries(process.env).flatMap(([name, value = '']): Sentence[] =>
    /^(GAZELLE|SUPABASE)_/.test(name) && placeholder.test(value) ? [`${name} is still a placeholder`] : [],
  );
  // What is malformed cannot be used: a client would throw.
  const usable = <T>(readSide: (reader: Reader) => T): T | null => {
    const reader = readerOf(process.env);
    const found = readSide(reader);
    problems.push(...reader.problems);
    return reader.problems.length === 0 ? found : null;
  };
  const known = { gazelle: usable(readGazelle), supabase: usable((reader) => readSupabase(reader)) };
  usable(readTimezone);
  await chosenColumns(undefined).catch((error: unknown) =>
    problems.push(about('ETL_EXCLUDE', joined(problemsOf(error)))),
  );
  const fix = 'set it, in the environment or in a file: cp .env.example .env';
  if (problems.length > 0) return { known, finding: fail(joined(problems), fix) };
  const { read, problems: malformed } = readerOf(process.env);
  for (const name of ['ETL_PING_URL', 'ETL_WEBHOOK_URL'])
    read(name, (name, url) => (URL.canParse(url) ? null : `${name} is not a URL`));
  return { known, finding: malformed.length > 0 ? warn(joined(malformed), fix) : wellFormed };
}

/** Loads the file into the environment, and names the lines of it that are not read. */
function judgeFile(file: string | undefined): Finding {
  try {
    const { text, quoted } = loadEnvFile(file);
    if (quoted.length > 0)
      return warn(`in quotes: ${quoted.join(', ')}`, 'take them off: the value counts without');
    if (text === null) return 'there is no .env: the environment alone counts';
    const unread = unreadLines(text).join(', ');
    if (unread === '') return `${file ?? '.env'} is read, and the environment wins`;
    return warn(`not read of ${file ?? '.env'}: line ${unread}`, 'write NAME=value, or # before a comment');
  } catch (error) {
    return fail(joined(problemsOf(error)), 'correct the path, or make the file readable');
  }
}

/** The numbers of the lines that hold neither a setting nor a comment. */
function unreadLines(text: string): number[] {
  // A value in quotes may go over several lines: empty ones are left of it.
  const flat = text.replace(/=[ \t]*(["'`])[\s\S]*?\1/g, (value) => `=${value.replace(/[^\n]/g, '')}`);
  return flat
    .split(/\r?\n/)
    .flatMap((line, i) => (/^\s*(#.*|(export\s+)?[\w.-]+\s*=.*)?$/.test(line) ? [] : [i + 1]));
}

import { type Check, type Finding, fail, type KnownSettings, toCheck, warn } from '../../pipeline/doctor.ts';
import { about, joined, type Sentence } from '../../sentences/sentence.ts';
import type { DoctorArguments } from '../options/operate.ts';
import { UsageError } from '../usage-error.ts';
import { loadEnvFile, readFrom } from './environment.ts';
import { chosenColumns } from './flag-values.ts';
import { openSettings } from './open-settings.ts';
import { readGazelle, readTimezone } from './read-gazelle.ts';
import { readSupabase } from './read-supabase.ts';

/** Placeholders that people leave in a copied `.env`. */
const placeholder = /your[-_ ]|^<.*>$|^x{3,}$|change-?me|placeholder|^\.\.\.$/i;

interface Checked {
  checks: Check[];
  known: KnownSettings;
}

/** The settings of both sides that can be used, and what is wrong with the others and with their file. */
export async function checkSettings(args: DoctorArguments): Promise<Checked> {
  const file = toCheck('settings file', judgeFile(args.envFile));
  const { known, finding } = args.account ? await ofAccount(args) : await ofEnvironment();
  return { checks: [file, toCheck('settings', finding)], known };
}

const wellFormed = 'all that is needed is set, and well-formed';

async function ofAccount(args: DoctorArguments): Promise<{ known: KnownSettings; finding: Finding }> {
  try {
    const { config } = await openSettings(args);
    return { known: config, finding: wellFormed };
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    const finding = fail(error.message, 'correct it, in the accounts file or where it points to');
    return { known: { gazelle: null, supabase: null }, finding };
  }
}

async function ofEnvironment(): Promise<{ known: KnownSettings; finding: Finding }> {
  const problems = Object.entries(process.env).flatMap(([name, value = '']): Sentence[] =>
    /^(GAZELLE|SUPABASE)_/.test(name) && placeholder.test(value) ? [`${name} is still a placeholder`] : [],
  );
  const read = readFrom(process.env);
  // What is malformed cannot be used: a client would throw.
  const usable = <T>(side: (own: Sentence[]) => T): T | null => {
    const own: Sentence[] = [];
    const found = side(own);
    problems.push(...own);
    return own.length === 0 ? found : null;
  };
  const known = {
    gazelle: usable((own) => readGazelle(read, own)),
    supabase: usable((own) => readSupabase(read, own)),
  };
  readTimezone(read, problems);
  await chosenColumns(undefined).catch((error: unknown) => {
    if (!(error instanceof UsageError)) throw error;
    problems.push(about('ETL_EXCLUDE', joined(error.problems)));
  });
  const fix = 'set it, in the environment or in a file: cp .env.example .env';
  if (problems.length > 0) return { known, finding: fail(joined(problems), fix) };
  const malformed = ['ETL_PING_URL', 'ETL_WEBHOOK_URL'].filter(
    (name) => !URL.canParse(read(name) ?? 'about:'),
  );
  const finding = warn(joined(malformed.map((name) => `${name} is not a URL` as const)), fix);
  return { known, finding: malformed.length > 0 ? finding : wellFormed };
}

/** Loads the file into the environment, and names the lines of it that are not read. */
function judgeFile(file: string | undefined): Finding {
  try {
    const text = loadEnvFile(file);
    if (text === null) return 'there is no .env: the environment alone counts';
    const unread = unreadLines(text).join(', ');
    if (unread === '') return `${file ?? '.env'} is read, and the environment wins`;
    return warn(`not read of ${file ?? '.env'}: line ${unread}`, 'write NAME=value, or # before a comment');
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    return fail(error.message, 'correct the path, or make the file readable');
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

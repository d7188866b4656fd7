import type { Logger } from 'pino';
import type { ProjectConfig } from '../../pipeline/config.ts';
import { type LogOptions, openLog } from '../log.ts';
import type { Arguments } from '../options/arguments.ts';
import { UsageError } from '../usage-error.ts';
import { type Environment, loadEnvFile, readText, settingOf } from './environment.ts';
import { type ReadConfigOptions, readConfig, readProject, type Settings } from './read-config.ts';

/** Which accounts a command is about; without a name, the settings are those of the environment. */
type AccountArguments = Partial<
  Pick<Arguments<'addJobs'>, 'envFile' | 'account' | 'accounts' | 'allAccounts'>
>;
type CommonArguments = AccountArguments & LogOptions;

/** The settings and the log of a command that reads from Gazelle. */
export async function openSettings(args: CommonArguments): Promise<Settings & { log: Logger }> {
  const { settings, log } = await openAccounts(args);
  return { ...theOne(settings), log };
}

/** The settings and the log of a command that uses only Supabase. The Gazelle settings are not read. */
export async function openProject(args: CommonArguments): Promise<{ config: ProjectConfig; log: Logger }> {
  const { configs, log } = await openProjects(args);
  return { config: theOne(configs), log };
}

/** The same of every account that the flags name. */
export async function openProjects(args: CommonArguments) {
  return { configs: await readAll(args, /^SUPABASE_/, readProject), log: openLog(args) };
}

/** The settings of every account that the flags name, and the one log. */
export async function openAccounts(args: CommonArguments, options?: ReadConfigOptions) {
  const read = (env: Environment, account?: string) => readConfig(env, { ...options, account });
  return { settings: await readAll(args, /./, read), log: openLog(args) };
}

/** The names of the accounts that the flags name; no secret is looked up. */
export const accountNames = (args: AccountArguments): Promise<string[]> =>
  readAll(args, /^$/, (_env, account) => account ?? 'main');

/** Where the queue is: DATABASE_URL. Throws a UsageError without it. */
export function readQueueUrl(envFile: string | undefined): string {
  loadEnvFile(envFile);
  const url = settingOf(process.env, 'DATABASE_URL');
  if (url && /^postgres(ql)?:\/\//.test(url) && URL.canParse(url)) return withTls(new URL(url)).href;
  throw new UsageError(['DATABASE_URL is to be the postgres:// URL of the database that holds the queue']);
}

/** TLS with a certificate that is checked, where it is not switched off (`sslmode`, PGSSLMODE) and the host is not this machine. */
function withTls(url: URL): URL {
  const { PGSSLMODE, PGSSLROOTCERT } = process.env;
  const { searchParams, hostname } = url;
  const isHere = /^(|localhost|\[::1\]|127(\.\d+){3})$/.test(hostname);
  const mode = searchParams.get('sslmode') ?? PGSSLMODE ?? (isHere ? 'disable' : 'verify-full');
  searchParams.set('sslmode', /^(disable|no-verify)$/.test(mode) ? mode : 'verify-full');
  const ca = searchParams.get('sslrootcert') ?? PGSSLROOTCERT;
  if (!ca || mode === 'disable') return url;
  // The driver would say no more than ENOENT.
  readText(ca, `PGSSLROOTCERT (or sslrootcert) ${ca}`);
  searchParams.set('sslrootcert', ca);
  return url;
}

/** What `read` finds for every account that the flags name, whose secrets are looked up as far as `needs` names them. */
export async function readAll<T>(
  { envFile, account, accounts: file, allAccounts }: AccountArguments,
  needs: RegExp,
  read: (env: Environment, account?: string) => T,
): Promise<T[]> {
  loadEnvFile(envFile);
  if (allAccounts && account) throw new UsageError(['--account and --all-accounts exclude each other']);
  const names = allAccounts ? 'all' : account;
  if (!names && file) throw new UsageError(['--accounts goes with --account or --all-accounts']);
  if (!names) return [read(process.env)];
  // Loaded only here: with one account it is not needed, and takes time.
  const { readAccounts } = await import('./read-accounts.ts');
  return readAccounts({ file, names, needs }, process.env, read);
}

export function theOne<T>([first, ...more]: readonly T[]): T {
  if (first === undefined || more.length > 0) throw new UsageError(['--account takes one name here']);
  return first;
}

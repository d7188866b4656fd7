import pino, { type Logger } from 'pino';
import type { Config, Hooks, StatusOptions, SyncOptions } from '../index.ts';
import { httpDefaults } from '../pipeline/config.ts';
import { type Check, examine } from '../pipeline/doctor.ts';
import { InterruptedError } from '../pipeline/interrupted-error.ts';
import { defaults, ranges } from '../pipeline/options.ts';
import { run } from '../pipeline/run.ts';
import { type EntityStatus, readStatus } from '../pipeline/status.ts';
import type { RunSummary } from '../pipeline/summary.ts';
import { accountId } from './settings/accounts-schema.ts';
import { chosenEntities, moment, unknownName } from './settings/flag-values.ts';
import { inWordsOf, settingsOf } from './settings/read-accounts.ts';
import { readConfig, readProject } from './settings/read-config.ts';
import { UsageError } from './usage-error.ts';

/** See the package's entry, which loads this when it is called for. */
export async function sync(config: Config, options: SyncOptions): Promise<RunSummary> {
  const { signal: given, onLog, onEntity, ...wanted } = options;
  const problems: string[] = [];
  const { timeoutMs, retries, ...runOptions } = await readOptions(wanted, problems);
  const need = runOptions.dryRun ? 'optional' : 'needed';
  const settings = readSettings(config, problems, (env, account) =>
    readConfig(env, { supabase: need, http: { timeoutMs, retries }, account }),
  );
  return stoppable(given, async (signal) => {
    const hooks = { log: logTo(onLog), signal, ...(onEntity && { onEntity }) };
    const { timezone } = settings;
    const { summary, outcomes } = await run(settings.config, { ...runOptions, timezone }, hooks);
    const stopped = outcomes.find(({ error }) => error instanceof InterruptedError);
    if (stopped) throw stopped.error;
    return summary;
  });
}

/** See the package's entry. */
export async function status(
  config: Pick<Config, 'account' | 'supabase'>,
  { signal, onLog, maxAgeMs }: StatusOptions,
): Promise<EntityStatus[]> {
  const project = readSettings({ gazelle: {}, ...config }, [], readProject);
  return stoppable(signal, (stop) => readStatus(project, maxAgeMs ?? null, logTo(onLog), stop));
}

/** See the package's entry. */
export async function doctor(config: Config, { signal: given, onLog }: Hooks): Promise<Check[]> {
  const settings = readSettings(config, [], (env, account) => readConfig(env, { account }));
  return stoppable(given, async (signal) => {
    const checks = await examine(settings.config, { log: logTo(onLog), signal });
    signal.throwIfAborted();
    return checks;
  });
}

const allDefaults = { ...defaults, timeoutMs: httpDefaults.timeoutMs, retries: httpDefaults.retries };

/** The options with the defaults for what is not given, as strict as the flags; what is wrong goes to `problems`. */
async function readOptions(
  wanted: Partial<typeof allDefaults>,
  problems: string[],
): Promise<typeof allDefaults> {
  const given = Object.entries(wanted).filter(([, value]) => value !== undefined);
  const names = Object.keys(allDefaults);
  problems.push(
    ...given.flatMap(([name]) => (names.includes(name) ? [] : [unknownName('option', name, names)])),
  );
  const options = Object.assign({ ...allDefaults }, Object.fromEntries(given));
  for (const name of Object.keys(ranges) as (keyof typeof ranges)[]) {
    const [least, most = Number.MAX_SAFE_INTEGER]: readonly [number, number?] = ranges[name];
    const value = options[name];
    if (value === null || (Number.isSafeInteger(value) && value >= least && value <= most)) continue;
    problems.push(`${name} takes one whole number from ${least} to ${most}`);
  }
  const ways = (['full', 'sweep', 'since'] as const).filter((name) => options[name]);
  if (ways.length > 1) problems.push(`${ways.join(' and ')} exclude each other`);
  try {
    if (options.entities.length > 0) await chosenEntities(options.entities);
    if (options.since !== null) options.since = moment('since', Date.now)(options.since);
  } catch (error) {
    problems.push(...problemsOf(error));
  }
  return options;
}

/** Reads the settings of an account as they would be read from the environment. Throws a UsageError with all problems. */
function readSettings<T>(
  config: Config,
  problems: string[],
  read: (env: Record<string, string | undefined>, account: string | undefined) => T,
): T {
  const { success } = accountId.optional().safeParse(config.account);
  if (!success) problems.push('account takes 1 to 40 characters of a-z, 0-9 and -');
  try {
    const settings = read(settingsOf(config), config.account);
    if (problems.length === 0) return settings;
  } catch (error) {
    problems.push(...problemsOf(error).map((problem) => inWordsOf(problem)));
  }
  throw new UsageError(problems);
}

function problemsOf(error: unknown): readonly string[] {
  if (error instanceof UsageError) return error.problems.map((problem) => problem.replace(/^--/, ''));
  throw error;
}

/** Runs a task that ends early, with an InterruptedError, when `given` is aborted. */
async function stoppable<T>(given: Hooks['signal'], task: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const controller = new AbortController();
  const stop = () => controller.abort(new InterruptedError('abort', { cause: given?.reason }));
  if (given?.aborted) stop();
  given?.addEventListener('abort', stop);
  try {
    controller.signal.throwIfAborted();
    return await task(controller.signal);
  } finally {
    given?.removeEventListener('abort', stop);
  }
}

/** A log whose lines are handed to `onLog`. */
function logTo(onLog: Hooks['onLog']): Logger {
  if (!onLog) return pino({ level: 'silent' });
  const level = (level: string) => ({ level });
  const options = { level: 'debug', base: null, timestamp: false, formatters: { level } };
  return pino(options, { write: (line) => onLog(JSON.parse(line)) });
}

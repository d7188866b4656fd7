import { httpDefaults } from '../pipeline/config.ts';
import { InterruptedError } from '../pipeline/errors.ts';
import type { Check } from '../pipeline/operate/check.ts';
import type { EntityStatus } from '../pipeline/operate/entity-status.ts';
import { defaults, type SyncOptions as RunOptions, ranges } from '../pipeline/options.ts';
import type { EntitySummary, RunSummary } from '../pipeline/summary.ts';
import { about, reworded, type Sentence } from '../sentences/sentence.ts';
import { type Hooks, stoppable } from './hooks.ts';
import { logTo } from './log-to.ts';
import { accountId } from './settings/accounts-schema.ts';
import { chosenColumns, chosenEntities, exclusive, moment, unknownName } from './settings/flag-values.ts';
import type { Config } from './settings/given-config.ts';
import { inWordsOf, settingsOf } from './settings/read-accounts.ts';
import { readConfig, readProject } from './settings/read-config.ts';
import { problemsOf, UsageError } from './usage-error.ts';

export type { Hooks, LogEntry } from './hooks.ts';
export type { Config } from './settings/given-config.ts';

/** What a sync does; by default ({@link defaults}) an incremental run of all entities. */
export interface SyncOptions extends Hooks, Partial<Omit<RunOptions, 'timezone'>> {
  /** Called with the summary of each entity, once its checkpoint is saved. */
  onEntity?: ((summary: EntitySummary) => void) | undefined;
  /** How long one request may take, the whole answer included, in milliseconds. Default: 60,000. */
  timeoutMs?: number;
  /** Repeats of a request that failed. Default: 5. */
  retries?: number;
}

/**
 * Brings Supabase up to date, as `etl sync` does. A collection that fails stops no other and is reported in the summary:
 * {@link isHealthy} says whether all is well. Rejects where a run cannot begin: with a {@link UsageError} that names all
 * that is wrong with settings and options, a {@link LeaseHeldError} while another run is at work, or an error of either side.
 */
export async function sync(config: Config, options: SyncOptions = {}): Promise<RunSummary> {
  const { signal: given, onLog, onEntity, ...wanted } = options;
  const problems: Sentence[] = [];
  const { timeoutMs, retries, ...runOptions } = await readOptions(wanted, problems);
  const need = runOptions.dryRun ? 'optional' : 'needed';
  const settings = readSettings(config, problems, (env, account) =>
    readConfig(env, { supabase: need, http: { timeoutMs, retries }, account }),
  );
  const { run } = await import('../pipeline/run.ts');
  return stoppable(given, async (signal) => {
    const hooks = { log: logTo(onLog), signal, ...(onEntity && { onEntity }) };
    const { timezone } = settings;
    const { summary, errors } = await run(settings.config, { ...runOptions, timezone }, hooks);
    const stopped = errors.find((error) => error instanceof InterruptedError);
    if (stopped) throw stopped;
    return summary;
  });
}

/**
 * Says how fresh and how well every entity is, as `etl status` does; one older than `maxAgeMs` is stale, and none without it.
 * Only Supabase is asked. Rejects as {@link sync} does.
 */
export async function status(
  config: Pick<Config, 'account' | 'supabase'>,
  { signal, onLog, maxAgeMs }: Hooks & { maxAgeMs?: number } = {},
): Promise<EntityStatus[]> {
  const project = readSettings({ gazelle: {}, ...config }, [], readProject);
  const { readStatus } = await import('../pipeline/operate/status.ts');
  return stoppable(signal, (stop) => readStatus(project, logTo(onLog), maxAgeMs, stop));
}

/**
 * Checks all that a run needs, and writes nothing but an OAuth token that had to be renewed. A run cannot succeed while a check
 * has the status `fail`. Rejects with a {@link UsageError} for what is not set.
 */
export async function doctor(config: Config, { signal: given, onLog }: Hooks = {}): Promise<Check[]> {
  const settings = readSettings(config, [], (env, account) => readConfig(env, { account }));
  const { examine } = await import('../pipeline/operate/doctor.ts');
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
  problems: Sentence[],
): Promise<typeof allDefaults> {
  const given = Object.entries(wanted).filter(([, value]) => value !== undefined);
  const names = Object.keys(allDefaults);
  for (const [name] of given) if (!names.includes(name)) problems.push(unknownName('option', name, names));
  const options = Object.assign({ ...allDefaults }, Object.fromEntries(given));
  const limits = Object.entries(ranges) as [keyof typeof ranges, readonly [number, number?]][];
  for (const [name, [least, most = Number.MAX_SAFE_INTEGER]] of limits) {
    const value = options[name];
    if (value === null || (Number.isSafeInteger(value) && value >= least && value <= most)) continue;
    problems.push(withoutDashes(`--${name} takes one whole number from ${least} to ${most}`));
  }
  try {
    exclusive(options);
    if (options.entities.length > 0) await chosenEntities(options.entities);
    if (options.exclude.length > 0) options.exclude = await chosenColumns(options.exclude);
    if (options.since !== null) options.since = moment(options.since, 'since');
  } catch (error) {
    problems.push(...problemsOf(error).map(withoutDashes));
  }
  return options;
}

/** Takes the `--` from the flags that a problem names: a program gives options. */
const withoutDashes = (problem: Sentence) => reworded(problem, /(?<!\S)--/g, () => '');

/** Reads the settings of an account as they would be read from the environment. Throws a UsageError with all problems. */
function readSettings<T>(
  config: Config,
  problems: Sentence[],
  read: (env: Record<string, string | undefined>, account: string | undefined) => T,
): T {
  const { success } = accountId.optional().safeParse(config.account);
  if (!success) problems.push(about('account', 'must be 1 to 40 characters of a-z, 0-9 and -'));
  try {
    const settings = read(settingsOf(config), config.account);
    if (problems.length === 0) return settings;
  } catch (error) {
    problems.push(...problemsOf(error).map((problem) => inWordsOf(problem)));
  }
  throw new UsageError(problems);
}

import manifest from 'gazelle-etl/package.json' with { type: 'json' };
import yargs, { type ArgumentsCamelCase, type Argv, type Options } from 'yargs';
import { foreign } from '../sentences/sentence.ts';
import { language, t, text } from './messages/text.ts';
import { resetOptions, rewindOptions, showOptions } from './options/checkpoint.ts';
import { migrateOptions } from './options/common.ts';
import { companyOptions } from './options/company.ts';
import { doctorOptions, historyOptions, reportOptions, statusOptions } from './options/operate.ts';
import { pruneOptions } from './options/prune.ts';
import { addOptions, queueOptions, workOptions } from './options/queue.ts';
import { ignoreOptions, listOptions, retryOptions } from './options/rejects.ts';
import { sandboxOptions } from './options/sandbox.ts';
import { syncOptions } from './options/sync.ts';
import { unknownName } from './settings/flag-values.ts';
import { UsageError } from './usage-error.ts';

export { onUncaught } from './uncaught.ts';

/** With these, a command is not run. */
const asking = /^(-[hv]|--(help|version|get-yargs-completions))$/;

/** What takes several values. */
const lists = ['_', 'entity', 'exclude', 'account', 'fault', 'ids'];

/**
 * Throws a UsageError for a flag that there is not, for one that is given twice, which yargs would take for a list, and for
 * `--dry-run=1`, which it would take for false; `names` are the flags of the command.
 */
function refuseOdd(args: Record<string, unknown>, names: readonly string[], argv: readonly string[]): void {
  const flags = names.filter((name) => /^[a-z-]{2,}$/.test(name)).map((name) => `--${name}`);
  for (const [name, value] of Object.entries(args)) {
    // A flag is also there as camelCase.
    const dashed = name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
    if (!['_', '$0', ...names].includes(dashed))
      throw new UsageError([unknownName('flag', `--${name}`, flags)]);
    if (Array.isArray(value) && !lists.includes(name)) throw new UsageError([`--${name} is given once`]);
  }
  for (const word of argv) {
    const [, name = '', value = ''] = /^--([\w-]+)=(.*)$/.exec(word) ?? [];
    if (typeof args[name] === 'boolean' && value !== 'true' && value !== 'false')
      throw new UsageError([`--${name} takes no value`]);
  }
}

/** A description that is shown in the repository alone. yargs hides a command without one; its types want a literal `false`. */
const forTrying = (text: string) => (import.meta.url.endsWith('.ts') ? text : false) as string;

/** What a command does; resolves to the exit code. */
type Run<Flags> = (args: ArgumentsCamelCase<Flags>) => Promise<number>;

const flags =
  <Flags extends Record<string, Options>>(options: Flags) =>
  (line: Argv) =>
    line.options(options);

/** Runs the command line and resolves to the exit code; only the launcher ends the process. */
export async function main(argv: readonly string[]): Promise<number> {
  try {
    // A language alone asks for nothing either.
    const isBare = argv.every((word, i) => /^--lang(=|$)/.test(word) || argv[i - 1] === '--lang');
    const isHelp = isBare || argv.includes('--help') || argv.includes('-h');
    const entities = isHelp ? (await import('../pipeline/flows.ts')).entityNames : [];
    // yargs takes the script's language from here alone.
    const [command, shell = ''] = argv;
    const isForShell = command === 'completion' && /^(ba|z|fi)sh$/.test(shell);
    if (isForShell) process.env.SHELL = shell;
    const words = isBare ? [...argv, '--help'] : isForShell ? ['completion'] : argv;
    let run = null as Run<never> | null;
    const args = await commandLine(words, entities, (named) => {
      run = named;
    }).parseAsync();
    const isAsking = ['help', 'version', 'get-yargs-completions'].some((flag) => args[flag] !== undefined);
    return run && !isAsking ? await run(args as ArgumentsCamelCase<never>) : 0;
  } catch (error) {
    const { exitCodeOfError } = await import('./exit-codes.ts');
    const { told } = await import('./messages/told.ts');
    const { safeMessage } = await import('../pipeline/safe-message.ts');
    const message = told(safeMessage(error));
    process.stderr.write(`etl: ${message}\n`);
    if (process.env.GITHUB_ACTIONS) {
      (await import('./output/github.ts')).annotateError(text.summary.notBegun, message);
    }
    return exitCodeOfError(error);
  }
}

/** The commands; each is loaded when it is called for. */
function commandLine(
  argv: readonly string[],
  entities: readonly string[],
  choose: (run: Run<never>) => void,
): Argv {
  // What a command does is done once the line is read. As a handler it would be followed by a help text that yargs makes
  // although nobody asked for it, and which takes longer than all the rest of reading.
  const runs =
    <Flags>(flags: (line: Argv) => Argv<Flags>, run: Run<Flags>) =>
    (line: Argv): Argv<Flags> => {
      choose(run);
      return flags(line);
    };

  const checkpoint = async () => import('./commands/checkpoint.ts');
  const rejects = async () => import('./commands/rejects.ts');
  const queue = async () => import('./commands/queue.ts');

  const examples: [string, string][] = [
    ['$0 sync --dry-run', t('what a sync would do, without writing')],
    ['$0 sync --entity clients,pianos', t('only some entities')],
    ['$0 status --max-age 26h', t('exits 1 when something is older')],
  ];
  const epilogue = `${t('Entities')}${text.colon} ${entities.join(', ')}\n${t('Exit codes: 0 all is well; 1 not everything is done; 2 usage or settings; 3 another run is under way; 130, 143 interrupted')}`;

  // The types of yargs lack this.
  const line = yargs([...argv]) as Argv & { getOptions(): { key: Record<string, unknown> } };
  return line
    .scriptName('etl')
    .locale(language)
    .usage(`$0 <command>\n\n${t('Keeps a Supabase project in step with a Gazelle account.')}`)
    .option('lang', {
      choices: ['en', 'fr'],
      requiresArg: true,
      describe: t('The language of what is said: en or fr  [default: ETL_LANG, or en]'),
    })
    .command(
      'sync',
      t('Bring Supabase up to date'),
      runs(
        (yargs) => yargs.options(syncOptions).example(examples.slice(0, 2)).epilogue(epilogue),
        async (args) => (await import('./commands/sync.ts')).syncCommand(args),
      ),
    )
    .command(
      'doctor',
      t('Check the settings and both sides, and say what mends them'),
      runs(flags(doctorOptions), async (args) => (await import('./commands/doctor.ts')).doctorCommand(args)),
    )
    .command(
      'status',
      t('Show how fresh and how well what is stored is'),
      runs(flags(statusOptions), async (args) => (await import('./commands/status.ts')).statusCommand(args)),
    )
    .command(
      'history [run]',
      t('Show the last runs, or one of them with its first errors'),
      runs(
        (yargs) => yargs.options(historyOptions).positional('run', { type: 'string' }),
        async (args) => (await import('./commands/history.ts')).historyCommand(args),
      ),
    )
    .command(
      'report',
      t('Write a page with charts of the last 90 days'),
      runs(flags(reportOptions), async (args) => (await import('./commands/report.ts')).reportCommand(args)),
    )
    .command('checkpoint', t('Show or change where the next run starts'), (yargs) =>
      yargs
        .command(
          'show',
          t('Show the checkpoints'),
          runs(flags(showOptions), async (args) => (await checkpoint()).showCheckpointsCommand(args)),
        )
        .command(
          'rewind',
          t('Set checkpoints back to an earlier time'),
          runs(flags(rewindOptions), async (args) => (await checkpoint()).rewindCommand(args)),
        )
        .command(
          'reset',
          t('Have the next run read everything'),
          runs(flags(resetOptions), async (args) => (await checkpoint()).resetCommand(args)),
        )
        .demandCommand(1, t('checkpoint takes show, rewind or reset.')),
    )
    .command('rejects', t('List, retry or ignore the records that could not be stored'), (yargs) =>
      yargs
        .command(
          'list',
          t('List the open rejects'),
          runs(flags(listOptions), async (args) => (await rejects()).listRejectsCommand(args)),
        )
        .command(
          'retry',
          t('Try once more to store them'),
          runs(flags(retryOptions), async (args) => (await rejects()).retryRejectsCommand(args)),
        )
        .command(
          'ignore [ids..]',
          t('Acknowledge rejects, by the ids of their records: no longer a warning'),
          runs(
            (yargs) => yargs.options(ignoreOptions).positional('ids', { type: 'string', array: true }),
            async (args) => (await rejects()).ignoreRejectsCommand(args),
          ),
        )
        .demandCommand(1, t('rejects takes list, retry or ignore.')),
    )
    .command(
      'prune',
      t('Really delete what is long gone, old run logs and old rejects'),
      runs(flags(pruneOptions), async (args) => (await import('./commands/prune.ts')).pruneCommand(args)),
    )
    .command(
      'company',
      t('Show whose rows are stored, or take those of another company'),
      runs(flags(companyOptions), async (args) =>
        (await import('./commands/company.ts')).companyCommand(args),
      ),
    )
    .command(
      'migrate',
      t('Print the SQL that makes the tables'),
      runs(flags(migrateOptions), async (args) =>
        (await import('./commands/migrate.ts')).migrateCommand(args),
      ),
    )
    .command(
      'work',
      t('Keep many accounts fresh, by a queue on Postgres'),
      runs(flags(workOptions), async (args) => (await import('./commands/work.ts')).workCommand(args)),
    )
    .command('queue', t("Look at the workers' queue, or change it"), (yargs) =>
      yargs
        .command(
          ['list', '$0'],
          t('List the waiting, running and dead jobs'),
          runs(flags(queueOptions), async (args) => (await queue()).listJobsCommand(args)),
        )
        .command(
          'add',
          t('Have accounts synced soon'),
          runs(flags(addOptions), async (args) => (await queue()).addJobsCommand(args)),
        )
        .command(
          'retry <id>',
          t('Put a dead job back'),
          runs(
            (yargs) => yargs.options(queueOptions).positional('id', { type: 'string', demandOption: true }),
            async (args) => (await queue()).retryJobCommand(args),
          ),
        ),
    )
    .command(
      'sandbox',
      forTrying(t('Keep a local Gazelle and a local Supabase up')),
      runs(flags(sandboxOptions), async (args) =>
        (await import('./commands/sandbox.ts')).sandboxCommand(args),
      ),
    )
    .command(
      'demo',
      forTrying(t('Show a first sync and a second one, without any account')),
      runs(flags({}), async () => (await import('./commands/demo.ts')).demoCommand()),
    )
    .middleware((args) => {
      if (args._.length > 0 && !argv.some((word) => asking.test(word)))
        refuseOdd(args, Object.keys(line.getOptions().key), argv);
    }, true)
    .demandCommand(1, t('name a command; etl --help lists them.'))
    .recommendCommands()
    .strict()
    .exitProcess(false)
    .fail((message, error) => {
      const word = /^(?:Unknown arguments?|Arguments? inconnus?)\s?: ([^,]+)/.exec(message ?? '')?.[1];
      if (word && !error) throw new UsageError([`"${word}" means nothing here: flags begin with --`]);
      // A YError is about the flags, with the words of whatever check refused them.
      throw error && error.name !== 'YError' ? error : new UsageError([foreign(message || error.message)]);
    })
    .wrap(Math.min(110, process.stdout.columns ?? 110))
    .completion('completion', t('Print a completion script: etl completion bash, or zsh'))
    .example(examples)
    .epilogue(epilogue)
    .version('version', t('Show the version'), manifest.version)
    .alias('version', 'v')
    .help('help', t('Show this help'))
    .alias('help', 'h');
}

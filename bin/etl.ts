import manifest from 'gazelle-etl/package.json' with { type: 'json' };
import yargs, { type Argv, type Options } from 'yargs';
import { language, text } from './messages/text.ts';
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

/** Every flag there is. */
const flags: Record<string, Options> = {
  ...sandboxOptions,
  ...migrateOptions,
  ...pruneOptions,
  ...companyOptions,
  ...workOptions,
  ...addOptions,
  ...historyOptions,
  ...statusOptions,
  ...reportOptions,
  ...rewindOptions,
  ...ignoreOptions,
  ...retryOptions,
  ...listOptions,
  ...syncOptions,
};

/** Throws a UsageError for a flag that takes one value and was given more: commands would take the list for a value. */
function refuseRepeats(args: Record<string, unknown>): void {
  // Those that read their value take a list, or refuse it in words of their own.
  const isRepeated = (name: string) => !flags[name]?.coerce && Array.isArray(args[name]);
  const [repeated] = [...Object.keys(flags), 'lang'].filter(isRepeated);
  if (repeated) throw new UsageError([text.errors.once(`--${repeated}`)]);
}

/** A description that is shown in the repository alone. yargs hides a command without one; its types want a literal `false`. */
const forTrying = (text: string) => (import.meta.url.endsWith('.ts') ? text : false) as string;

/** Runs the command line and resolves to the exit code; only the launcher ends the process. */
export async function main(argv: readonly string[]): Promise<number> {
  let code = 0;
  try {
    // A language alone asks for nothing either.
    const isBare = argv.every((word, i) => /^--lang(=|$)/.test(word) || argv[i - 1] === '--lang');
    const isHelp = isBare || argv.includes('--help') || argv.includes('-h');
    const entities = isHelp ? (await import('../pipeline/flows.ts')).entityNames : [];
    const line = commandLine(isBare ? [...argv, '--help'] : argv, entities, (result) => {
      code = result;
    });
    await line.parseAsync();
    return code;
  } catch (error) {
    const { exitCodeOfError } = await import('./exit-codes.ts');
    const { told } = await import('./messages/told.ts');
    process.stderr.write(`etl: ${told(error)}\n`);
    if (process.env.GITHUB_ACTIONS) {
      (await import('./output/github.ts')).annotateError('not begun', told(error));
    }
    return exitCodeOfError(error);
  }
}

/** The commands; each is loaded when it is called for. */
function commandLine(
  argv: readonly string[],
  entities: readonly string[],
  end: (code: number) => void,
): Argv {
  const sync = async () => import('./commands/sync.ts');
  const checkpoint = async () => import('./commands/checkpoint.ts');
  const rejects = async () => import('./commands/rejects.ts');
  const prune = async () => import('./commands/prune.ts');
  const company = async () => import('./commands/company.ts');
  const doctor = async () => import('./commands/doctor.ts');
  const status = async () => import('./commands/status.ts');
  const history = async () => import('./commands/history.ts');
  const report = async () => import('./commands/report.ts');
  const migrate = async () => import('./commands/migrate.ts');
  const work = async () => import('./commands/work.ts');
  const queue = async () => import('./commands/queue.ts');
  const sandbox = async () => import('./commands/sandbox.ts');
  const demo = async () => import('./commands/demo.ts');

  return yargs([...argv])
    .scriptName('etl')
    .locale(language)
    .usage(`$0 <command>\n\n${text.usage.about}`)
    .option('lang', { choices: ['en', 'fr'], requiresArg: true, describe: text.usage.lang })
    .command('sync', text.commands.sync, syncOptions, async (args) =>
      end(await (await sync()).syncCommand(args)),
    )
    .command('doctor', text.commands.doctor, doctorOptions, async (args) =>
      end(await (await doctor()).doctorCommand(args)),
    )
    .command('status', text.commands.status, statusOptions, async (args) =>
      end(await (await status()).statusCommand(args)),
    )
    .command(
      'history [run]',
      text.commands.history,
      (yargs) => yargs.options(historyOptions).positional('run', { type: 'string' }),
      async (args) => end(await (await history()).historyCommand(args)),
    )
    .command('report', text.commands.report, reportOptions, async (args) =>
      end(await (await report()).reportCommand(args)),
    )
    .command('checkpoint', text.commands.checkpoint, (yargs) =>
      yargs
        .command('show', text.commands.show, showOptions, async (args) =>
          end(await (await checkpoint()).showCheckpointsCommand(args)),
        )
        .command('rewind', text.commands.rewind, rewindOptions, async (args) =>
          end(await (await checkpoint()).rewindCommand(args)),
        )
        .command('reset', text.commands.reset, resetOptions, async (args) =>
          end(await (await checkpoint()).resetCommand(args)),
        )
        .demandCommand(1, text.usage.checkpointTakes),
    )
    .command('rejects', text.commands.rejects, (yargs) =>
      yargs
        .command('list', text.commands.list, listOptions, async (args) =>
          end(await (await rejects()).listRejectsCommand(args)),
        )
        .command('retry', text.commands.retry, retryOptions, async (args) =>
          end(await (await rejects()).retryRejectsCommand(args)),
        )
        .command(
          'ignore [ids..]',
          text.commands.ignore,
          (yargs) => yargs.options(ignoreOptions).positional('ids', { type: 'string', array: true }),
          async (args) => end(await (await rejects()).ignoreRejectsCommand(args)),
        )
        .demandCommand(1, text.usage.rejectsTakes),
    )
    .command(
      'prune',
      'Really delete what is long gone, old run logs and old rejects',
      pruneOptions,
      async (args) => end(await (await prune()).pruneCommand(args)),
    )
    .command('company', text.commands.company, companyOptions, async (args) =>
      end(await (await company()).companyCommand(args)),
    )
    .command('migrate', text.commands.migrate, migrateOptions, async (args) =>
      end(await (await migrate()).migrateCommand(args)),
    )
    .command('work', 'Keep many accounts fresh, by a queue on Postgres', workOptions, async (args) =>
      end(await (await work()).workCommand(args)),
    )
    .command('queue', "Look at the workers' queue, or change it", (yargs) =>
      yargs
        .command(['list', '$0'], 'List the waiting, running and dead jobs', queueOptions, async (args) =>
          end(await (await queue()).listJobsCommand(args)),
        )
        .command('add', 'Have accounts synced soon', addOptions, async (args) =>
          end(await (await queue()).addJobsCommand(args)),
        )
        .command(
          'retry <id>',
          'Put a dead job back',
          (yargs) => yargs.options(queueOptions).positional('id', { type: 'string', demandOption: true }),
          async (args) => end(await (await queue()).retryJobCommand(args)),
        ),
    )
    .command('sandbox', forTrying(text.commands.sandbox), sandboxOptions, async (args) =>
      end(await (await sandbox()).sandboxCommand(args)),
    )
    .command('demo', forTrying(text.commands.demo), {}, async () => end(await (await demo()).demoCommand()))
    .middleware(refuseRepeats, true)
    .demandCommand(1, text.usage.nameCommand)
    .recommendCommands()
    .strict()
    .exitProcess(false)
    .fail((message, error) => {
      const unknown = /^(?:Unknown arguments?|Arguments? inconnus?)\s?: ([^,]+)/.exec(message ?? '')?.[1];
      if (unknown && !error) {
        throw new UsageError([
          unknownName(
            'flag',
            `--${unknown}`,
            Object.keys(flags).map((name) => `--${name}`),
          ),
        ]);
      }
      // A YError is about the flags, with the words of whatever check refused them.
      throw error && error.name !== 'YError' ? error : new UsageError([message || error.message]);
    })
    .wrap(Math.min(110, process.stdout.columns ?? 110))
    .completion('completion', text.commands.completion)
    .example('$0 sync --dry-run', text.usage.exampleDry)
    .example('$0 sync --entity clients,pianos', text.usage.exampleSome)
    .example('$0 status --max-age 26h', text.usage.exampleMonitor)
    .epilogue(`${text.usage.entities}: ${entities.join(', ')}\n${text.usage.exitCodes}`)
    .version('version', text.usage.version, manifest.version)
    .alias('version', 'v')
    .help('help', text.usage.help)
    .alias('help', 'h');
}

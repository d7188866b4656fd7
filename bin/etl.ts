import yargs, { type Argv } from 'yargs';
import { resetOptions, rewindOptions, showOptions } from './options/checkpoint.ts';
import { migrateOptions } from './options/common.ts';
import { companyOptions } from './options/company.ts';
import { doctorOptions, historyOptions, statusOptions } from './options/operate.ts';
import { pruneOptions } from './options/prune.ts';
import { addOptions, queueOptions, workOptions } from './options/queue.ts';
import { ignoreOptions, listOptions, retryOptions } from './options/rejects.ts';
import { sandboxOptions } from './options/sandbox.ts';
import { syncOptions } from './options/sync.ts';
import { UsageError } from './usage-error.ts';

export { onUncaught } from './uncaught.ts';

/** A description that is shown in the repository alone. yargs hides a command without one; its types want a literal `false`. */
const forTrying = (text: string) => (import.meta.url.endsWith('.ts') ? text : false) as string;

/** Runs the command line and resolves to the exit code; only the launcher ends the process. */
export async function main(argv: readonly string[]): Promise<number> {
  let code = 0;
  try {
    await commandLine(argv, (result) => {
      code = result;
    }).parseAsync();
    return code;
  } catch (error) {
    const { exitCodeOfError } = await import('./exit-codes.ts');
    const { safeMessage } = await import('../pipeline/safe-message.ts');
    process.stderr.write(`etl: ${safeMessage(error)}\n`);
    if (process.env.GITHUB_ACTIONS) {
      (await import('./output/github.ts')).annotateError('not begun', safeMessage(error));
    }
    return exitCodeOfError(error);
  }
}

/** The commands; each is loaded when it is called for. */
function commandLine(argv: readonly string[], end: (code: number) => void): Argv {
  const sync = async () => import('./commands/sync.ts');
  const checkpoint = async () => import('./commands/checkpoint.ts');
  const rejects = async () => import('./commands/rejects.ts');
  const prune = async () => import('./commands/prune.ts');
  const company = async () => import('./commands/company.ts');
  const doctor = async () => import('./commands/doctor.ts');
  const status = async () => import('./commands/status.ts');
  const history = async () => import('./commands/history.ts');
  const migrate = async () => import('./commands/migrate.ts');
  const work = async () => import('./commands/work.ts');
  const queue = async () => import('./commands/queue.ts');
  const sandbox = async () => import('./commands/sandbox.ts');
  const demo = async () => import('./commands/demo.ts');

  return yargs([...argv])
    .scriptName('etl')
    .usage('$0 <command>\n\nKeeps a Supabase project in step with a Gazelle account.')
    .command('sync', 'Bring Supabase up to date', syncOptions, async (args) =>
      end(await (await sync()).syncCommand(args)),
    )
    .command(
      'doctor',
      'Check the settings and both sides, and say what mends them',
      doctorOptions,
      async (args) => end(await (await doctor()).doctorCommand(args)),
    )
    .command('status', 'Show how fresh and how well what is stored is', statusOptions, async (args) =>
      end(await (await status()).statusCommand(args)),
    )
    .command(
      'history [run]',
      'Show the last runs, or one of them with its first errors',
      (yargs) => yargs.options(historyOptions).positional('run', { type: 'string' }),
      async (args) => end(await (await history()).historyCommand(args)),
    )
    .command('checkpoint', 'Show or change where the next run starts', (yargs) =>
      yargs
        .command('show', 'Show the checkpoints', showOptions, async (args) =>
          end(await (await checkpoint()).showCheckpointsCommand(args)),
        )
        .command('rewind', 'Set checkpoints back to an earlier time', rewindOptions, async (args) =>
          end(await (await checkpoint()).rewindCommand(args)),
        )
        .command('reset', 'Have the next run read everything', resetOptions, async (args) =>
          end(await (await checkpoint()).resetCommand(args)),
        )
        .demandCommand(1, 'checkpoint takes show, rewind or reset.'),
    )
    .command('rejects', 'List, retry or ignore the records that could not be stored', (yargs) =>
      yargs
        .command('list', 'List the open rejects', listOptions, async (args) =>
          end(await (await rejects()).listRejectsCommand(args)),
        )
        .command('retry', 'Try once more to store them', retryOptions, async (args) =>
          end(await (await rejects()).retryRejectsCommand(args)),
        )
        .command(
          'ignore [ids..]',
          'Acknowledge rejects, by the ids of their records: no longer a warning',
          (yargs) => yargs.options(ignoreOptions).positional('ids', { type: 'string', array: true }),
          async (args) => end(await (await rejects()).ignoreRejectsCommand(args)),
        )
        .demandCommand(1, 'rejects takes list, retry or ignore.'),
    )
    .command(
      'prune',
      'Really delete what is long gone, old run logs and old rejects',
      pruneOptions,
      async (args) => end(await (await prune()).pruneCommand(args)),
    )
    .command(
      'company',
      'Show whose rows are stored, or take those of another company',
      companyOptions,
      async (args) => end(await (await company()).companyCommand(args)),
    )
    .command('migrate', 'Print the SQL that makes the tables', migrateOptions, async (args) =>
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
    .command(
      'sandbox',
      forTrying('Keep a local Gazelle and a local Supabase up'),
      sandboxOptions,
      async (args) => end(await (await sandbox()).sandboxCommand(args)),
    )
    .command('demo', forTrying('Show a first sync and a second one, without any account'), {}, async () =>
      end(await (await demo()).demoCommand()),
    )
    .demandCommand(1, 'name a command; etl --help lists them.')
    .recommendCommands()
    .strict()
    .exitProcess(false)
    .fail((message, error) => {
      // A YError is about the flags, with the words of whatever check refused them.
      throw error && error.name !== 'YError' ? error : new UsageError([message || error.message]);
    })
    .wrap(Math.min(110, process.stdout.columns ?? 110))
    .version(false)
    .help();
}

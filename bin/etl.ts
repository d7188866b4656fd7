import manifest from 'gazelle-etl/package.json' with { type: 'json' };
import yargs, { type Argv } from 'yargs';
import { foreign } from '../sentences/sentence.ts';
import { labelled, language, t, told } from './messages/text.ts';
import { type Add, group, on } from './options/command.ts';
import * as operate from './options/operate.ts';
import { demo, sandbox } from './options/sandbox.ts';
import * as options from './options/sync.ts';
import { unknownName } from './settings/flag-values.ts';
import { UsageError } from './usage-error.ts';

/** With one of these flags the command is not run: they only print something. */
const printOnly = /^(-[hv]|--(help|version|get-yargs-completions))$/;

/** Flags and arguments that take several values. */
const lists = ['_', 'entity', 'exclude', 'account', 'fault', 'ids', 'changes'];

/** Refuses an unknown flag, one that is given twice (yargs reads a list), and `--dry-run=1` (yargs reads false). */
function checkFlags(args: Record<string, unknown>, names: readonly string[], argv: readonly string[]): void {
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

/** Runs the command line and resolves to the exit code; the launcher ends the process. */
export async function main(argv: readonly string[]): Promise<number> {
  let code = 0;
  try {
    // A language alone shows the help too.
    const isBare = argv.every((word, i) => /^--lang(=|$)/.test(word) || argv[i - 1] === '--lang');
    const isHelp = isBare || argv.includes('--help') || argv.includes('-h');
    const entities = isHelp ? (await import('../pipeline/flows.ts')).entityNames : [];
    // yargs chooses the language of the script by SHELL alone.
    const [command, shell = ''] = argv;
    if (command === 'completion' && shell.endsWith('sh')) process.env.SHELL = shell;
    const line = commandLine(isBare ? [...argv, '--help'] : argv, entities, (result) => {
      code = result;
    });
    await line.parseAsync();
    return code;
  } catch (error) {
    const message = await printError(error);
    if (process.env.GITHUB_ACTIONS) {
      (await import('./output/github.ts')).annotateError(t('not begun'), message);
    }
    return (await import('./exit-codes.ts')).exitCodeOfError(error);
  }
}

/** Ends the process on an uncaught error, unless a reader of our output has closed the pipe, as `head` does. */
export async function onUncaught(error: unknown): Promise<void> {
  if (error instanceof Error && 'code' in error && error.code === 'EPIPE') return;
  await printError(error);
  process.exit(1);
}

/** Prints the message of an error. Node would print the whole error, which may hold a client's data. */
async function printError(error: unknown): Promise<string> {
  const { safeMessage } = await import('../pipeline/safe-message.ts');
  const message = told(safeMessage(error));
  process.stderr.write(`etl: ${message}\n`);
  return message;
}

const checkpoint = async () => import('./commands/checkpoint.ts');
const rejects = async () => import('./commands/rejects.ts');
const jobs = async () => import('./commands/queue.ts');
const local = async () => import('./commands/sandbox.ts');

const completion: Add = (line, end) =>
  on(operate.completion, async () => void line.showCompletionScript())(line, end);

/** The commands beside `sync`; each is loaded only when it is run. */
const commands: Add[] = [
  on(operate.doctor, async (args) => (await import('./commands/doctor.ts')).doctorCommand(args)),
  on(operate.status, async (args) => (await import('./commands/status.ts')).statusCommand(args)),
  on(operate.history, async (args) => (await import('./commands/history.ts')).historyCommand(args)),
  on(operate.report, async (args) => (await import('./commands/report.ts')).reportCommand(args)),
  group(
    'checkpoint',
    'Show or change where the next run starts',
    [
      on(operate.showCheckpoints, async (args) => (await checkpoint()).showCheckpointsCommand(args)),
      on(operate.rewind, async (args) => (await checkpoint()).rewindCommand(args)),
      on(operate.reset, async (args) => (await checkpoint()).resetCommand(args)),
    ],
    'checkpoint takes show, rewind or reset.',
  ),
  group(
    'rejects',
    'List, retry or ignore rejected records',
    [
      on(operate.listRejects, async (args) => (await rejects()).listRejectsCommand(args)),
      on(operate.retryRejects, async (args) => (await rejects()).retryRejectsCommand(args)),
      on(operate.ignoreRejects, async (args) => (await rejects()).ignoreRejectsCommand(args)),
    ],
    'rejects takes list, retry or ignore.',
  ),
  on(operate.changes, async (args) => (await import('./commands/changes.ts')).changesCommand(args)),
  on(operate.prune, async (args) => (await import('./commands/prune.ts')).pruneCommand(args)),
  on(operate.company, async (args) => (await import('./commands/company.ts')).companyCommand(args)),
  on(operate.migrate, async (args) => (await import('./commands/migrate.ts')).migrateCommand(args)),
  on(operate.init, async () => (await import('./commands/init.ts')).initCommand()),
  on(operate.work, async (args) => (await import('./commands/work.ts')).workCommand(args)),
  group('queue', "Look at the workers' queue, or change it", [
    on(operate.listJobs, async (args) => (await jobs()).listJobsCommand(args)),
    on(operate.addJobs, async (args) => (await jobs()).addJobsCommand(args)),
    on(operate.retryJob, async (args) => (await jobs()).retryJobCommand(args)),
  ]),
  on(sandbox, async (args) => (await local()).sandboxCommand(args)),
  on(demo, async () => (await local()).demoCommand()),
  completion,
];

function commandLine(
  argv: readonly string[],
  entities: readonly string[],
  end: (code: number) => void,
): Argv {
  const examples: [string, string][] = [
    ['$0 sync --dry-run', t('what a sync would do, without writing')],
    ['$0 sync --entity clients,pianos', t('only some entities')],
    ['$0 status --max-age 26h', t('exits 1 when something is older')],
  ];
  const epilogue = `${labelled(t('Entities'), entities.join(', '))}\n${t('Exit codes: 0 all is well; 1 not everything is done; 2 usage or settings; 3 another run is under way; 130, 143 interrupted')}`;
  const sync = on(
    options.sync,
    async (args) => (await import('./commands/sync.ts')).syncCommand(args),
    (line) => line.example(examples.slice(0, 2)).epilogue(epilogue),
  );
  // The types of yargs lack a method.
  const line = yargs([...argv]) as Argv & { getOptions(): { key: Record<string, unknown> } };
  line
    .scriptName('etl')
    .locale(language)
    .usage(`$0 <command>\n\n${t('Keeps a Supabase project in step with a Gazelle account.')}`)
    .option('lang', {
      choices: ['en', 'fr'],
      requiresArg: true,
      describe: t('The language  [default: ETL_LANG, or en]'),
    });
  for (const add of [sync, ...commands]) add(line, end);
  return line
    .middleware((args) => {
      if (args._.length > 0 && !argv.some((word) => printOnly.test(word)))
        checkFlags(args, Object.keys(line.getOptions().key), argv);
    }, true)
    .demandCommand(1, t('name a command; etl --help lists them.'))
    .recommendCommands()
    .strict()
    .exitProcess(false)
    .fail((message, error) => {
      const word = /^(?:Unknown arguments?|Arguments? inconnus?)\s?: ([^,]+)/.exec(message ?? '')?.[1];
      if (word && !error) throw new UsageError([`"${word}" means nothing here: flags begin with --`]);
      // A YError is about the flags: its message names the check that refused them.
      throw error && error.name !== 'YError' ? error : new UsageError([foreign(message || error.message)]);
    })
    .wrap(Math.min(110, process.stdout.columns ?? 110))
    .example(examples)
    .epilogue(epilogue)
    .version('version', t('Show the version'), manifest.version)
    .alias('version', 'v')
    .help('help', t('Show this help'))
    .alias('help', 'h');
}

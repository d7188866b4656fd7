import yargs from 'yargs';
import { safeMessage } from '../pipeline/safe-message.ts';
import { sandboxOptions } from './commands/sandbox.ts';
import { addSyncOptions, type SyncArguments } from './commands/sync.ts';
import { exitCodeOfError } from './exit-codes.ts';
import { UsageError } from './usage-error.ts';

/** Runs the command line and resolves to the exit code; only the launcher ends the process. */
export async function main(argv: readonly string[]): Promise<number> {
  let code = 0;
  const run = (command: () => Promise<number>) => async () => {
    code = await command();
  };
  const cli = yargs([...argv])
    .scriptName('etl')
    .usage('$0 <command>\n\nKeeps a Supabase project in step with a Gazelle account.')
    .command('sync', 'Bring Supabase up to date', addSyncOptions, (args) =>
      run(async () => (await import('./commands/sync.ts')).syncCommand(args as SyncArguments))(),
    )
    .command('migrate', 'Print the SQL that makes the tables', {}, () =>
      run(async () => (await import('./commands/migrate.ts')).migrateCommand())(),
    )
    .command('sandbox', 'Keep a local Gazelle and a local Supabase up', sandboxOptions, (args) =>
      run(async () => (await import('./commands/sandbox.ts')).sandboxCommand(args))(),
    )
    .command('demo', 'Show a first sync and a second one, without any account', {}, () =>
      run(async () => (await import('./commands/demo.ts')).demoCommand())(),
    )
    .demandCommand(1, 'Name a command; etl --help lists them.')
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
  try {
    await cli.parseAsync();
    return code;
  } catch (error) {
    const message = error instanceof UsageError ? error.message : safeMessage(error);
    process.stderr.write(`etl: ${message}\n`);
    return exitCodeOfError(error);
  }
}

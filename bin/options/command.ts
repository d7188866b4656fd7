import type { ArgumentsCamelCase, Argv, InferredOptionTypes, Options, PositionalOptions } from 'yargs';
import { type Text, t } from '../messages/text.ts';

/** A command: how it is written, what it is for, its flags, and its arguments. */
interface Command {
  command: string | string[];
  describe: Text | false;
  flags: Record<string, Options>;
  positionals: Record<string, PositionalOptions>;
}

type Values<C extends Command> = InferredOptionTypes<C['flags'] & C['positionals']>;

/** What the function gets that runs a command. */
export type ArgumentsOf<C extends Command> = ArgumentsCamelCase<Values<C>>;

/** Describes a command, with the types that the function gets that runs it. */
export const command = <
  const Flags extends Command['flags'],
  const Positionals extends Command['positionals'] = Record<never, never>,
>(
  command: string | string[],
  describe: Text | false,
  flags: Flags,
  positionals = {} as Positionals,
) => ({ command, describe, flags, positionals });

/** Adds a command to a command line; the exit code of a run goes to `end`. */
export type Add = (line: Argv, end: (code: number) => void) => Argv;

/** Adds a command that is run by `run`, and ends with 0 where that gives no exit code; `help` adds to its help. */
export const on =
  <C extends Command>(
    { command, describe, flags, positionals }: C,
    run: (args: ArgumentsOf<C>) => Promise<number> | Promise<void>,
    help: (line: Argv) => Argv = (line) => line,
  ): Add =>
  (line, end) =>
    line.command<Values<C>>(
      command,
      // yargs hides a command whose description is `false`; its types lack that.
      (describe && t(describe)) as string,
      (line) => {
        for (const [name, option] of Object.entries(positionals)) line.positional(name, option);
        for (const [name, option] of Object.entries(flags)) line.option(name, withName(name, option));
        help(line);
      },
      async (args) => end((await run(args)) ?? 0),
    );

/** The option with a `coerce` that gets the name of the flag too, for its complaints. */
function withName(name: string, option: Options): Options {
  const coerce: ((value: unknown, flag: string) => unknown) | undefined = option.coerce;
  return coerce ? { ...option, coerce: (value: unknown) => coerce(value, name) } : option;
}

/** Adds a command that has commands of its own; `demand` is what is wanted where none is named. */
export const group =
  (name: string, describe: Text, commands: Add[], demand?: Text): Add =>
  (line, end) =>
    line.command(name, t(describe), (line) => {
      for (const add of commands) add(line, end);
      return demand === undefined ? line : line.demandCommand(1, t(demand));
    });

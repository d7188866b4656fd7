import type { ArgumentsOf } from './command.ts';

type Commands = typeof import('./operate.ts') & typeof import('./sandbox.ts') & typeof import('./sync.ts');

/** What the function gets that runs a command, by the name of the command in this folder. */
export type Arguments<Name extends keyof Commands> = ArgumentsOf<Commands[Name]>;

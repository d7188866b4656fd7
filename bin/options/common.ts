import type { Options } from 'yargs';
import { logFormats, logLevels } from '../output/formats.ts';

/** For a command that answers a question. */
export const json = { type: 'boolean', default: false, describe: 'Print JSON' } as const satisfies Options;

/** The flags of every command that reaches Gazelle or Supabase. */
export const commonOptions = {
  'env-file': {
    type: 'string',
    requiresArg: true,
    describe: 'Settings from a file; the environment wins  [default: .env, if there is one]',
  },
  'log-level': { choices: logLevels, default: 'info' as const, describe: 'What to tell on stderr' },
  'log-format': { choices: logFormats, default: 'text' as const, describe: 'How to tell it' },
} satisfies Record<string, Options>;

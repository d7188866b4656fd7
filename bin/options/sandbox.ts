import type { ArgumentsCamelCase, InferredOptionTypes, Options } from 'yargs';
import { duration, wholeNumber } from '../settings/flag-values.ts';

export const sandboxOptions = {
  'data-dir': {
    type: 'string',
    requiresArg: true,
    describe: 'Keep Supabase in this folder  [default: in memory]',
  },
  'gazelle-port': {
    default: 54_380,
    coerce: wholeNumber('gazelle-port', 0),
    describe: 'Where Gazelle listens',
  },
  'supabase-port': {
    default: 54_381,
    coerce: wholeNumber('supabase-port', 0),
    describe: 'Where Supabase listens',
  },
  'updated-at-sort': {
    type: 'boolean',
    default: true,
    describe: 'Whether Gazelle can sort by UPDATED_AT_DESC; the API as documented cannot',
  },
  latency: { default: '0s', coerce: duration('latency'), describe: 'How long Gazelle takes to answer' },
} satisfies Record<string, Options>;

export type SandboxArguments = ArgumentsCamelCase<InferredOptionTypes<typeof sandboxOptions>>;

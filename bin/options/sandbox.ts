import type { ArgumentsCamelCase, InferredOptionTypes, Options } from 'yargs';
import { t } from '../messages/text.ts';
import { nameList, secretWord } from '../settings/flag-values.ts';
import { durationFlag, numberFlag } from './common.ts';

export const sandboxOptions = {
  'data-dir': {
    type: 'string',
    requiresArg: true,
    describe: t('Keep Supabase in this folder  [default: in memory]'),
  },
  key: {
    coerce: secretWord('key'),
    requiresArg: true,
    describe: t('The key of both, without its prefix  [default: a new one at each start]'),
  },
  'gazelle-port': numberFlag('gazelle-port', 54_380, t('Where Gazelle listens'), 0),
  'supabase-port': numberFlag('supabase-port', 54_381, t('Where Supabase listens'), 0),
  'updated-at-sort': {
    type: 'boolean',
    default: true,
    describe: t('Whether Gazelle can sort by UPDATED_AT_DESC; the API as documented cannot'),
  },
  fault: {
    type: 'string',
    coerce: nameList,
    requiresArg: true,
    describe: t(
      'Rehearse a bad night: reject, failing=pianos, rate-limit, slow=2s; with commas, or repeated',
    ),
  },
  latency: durationFlag('latency', 0, t('How long Gazelle takes to answer')),
} satisfies Record<string, Options>;

export type SandboxArguments = ArgumentsCamelCase<InferredOptionTypes<typeof sandboxOptions>>;

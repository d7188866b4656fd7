import { t } from '../messages/text.ts';
import { secretWord } from '../settings/flag-values.ts';
import {
  type ArgumentsOf,
  durationFlag,
  namesFlag,
  numberFlag,
  switchFlag,
  textFlag,
  valueFlag,
} from './common.ts';

export const sandboxOptions = {
  'data-dir': textFlag(t('Keep Supabase in this folder  [default: in memory]')),
  key: valueFlag(
    secretWord('key'),
    t('The key of both, without its prefix  [default: a new one at each start]'),
  ),
  'gazelle-port': numberFlag('gazelle-port', 54_380, t('Where Gazelle listens'), 0),
  'supabase-port': numberFlag('supabase-port', 54_381, t('Where Supabase listens'), 0),
  'updated-at-sort': switchFlag(
    t('Whether Gazelle can sort by UPDATED_AT_DESC; the API as documented cannot'),
    true,
  ),
  fault: namesFlag(
    t('Rehearse a bad night: reject, failing=pianos, rate-limit, slow=2s; with commas, or repeated'),
  ),
  latency: durationFlag('latency', 0, t('How long Gazelle takes to answer')),
};

export type SandboxArguments = ArgumentsOf<typeof sandboxOptions>;

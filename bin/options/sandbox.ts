import { t } from '../messages/text.ts';
import { secretWord } from '../settings/flag-values.ts';
import { command } from './command.ts';
import { durationFlag, namesFlag, numberFlag, switchFlag, textFlag, valueFlag } from './common.ts';

/** A description that only the repository shows, not the package: yargs hides a command whose description is `false`. */
const onlyInRepository = (text: string) => (import.meta.url.endsWith('.ts') ? text : false) as string;

export const sandbox = command('sandbox', onlyInRepository(t('Run a local Gazelle and a local Supabase')), {
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
});

export const demo = command(
  'demo',
  onlyInRepository(t('Show a first sync and a second one, without any account')),
  {},
);

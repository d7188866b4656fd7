import type { Text } from '../messages/text.ts';
import { command } from './command.ts';
import * as flag from './flag.ts';

/** A description that only the repository shows, not the package: yargs hides a command whose description is `false`. */
const onlyInRepository = (text: Text) => import.meta.url.endsWith('.ts') && text;

export const sandbox = command('sandbox', onlyInRepository('Run a local Gazelle and a local Supabase'), {
  'data-dir': flag.text('Keep Supabase in this folder  [default: in memory]'),
  key: flag.text('The key of both, without its prefix  [default: new]'),
  'gazelle-port': flag.number('Where Gazelle listens', [0], 54_380),
  'supabase-port': flag.number('Where Supabase listens', [0], 54_381),
  'updated-at-sort': flag.toggle('Whether Gazelle can sort by UPDATED_AT_DESC', true),
  fault: flag.names('Rehearse a bad night: reject, failing=pianos, rate-limit, slow=2s'),
  latency: flag.duration('How long Gazelle takes to answer', 0),
});

export const demo = command('demo', onlyInRepository('Show two syncs, without any account'), {});

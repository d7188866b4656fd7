import { readRunState } from '../../sinks/supabase/run-state.ts';
import { type Config, httpDefaults } from '../config.ts';
import { connectGazelle, connectSupabase, type Hooks } from '../connect.ts';
import { flows, tablesOf } from '../flows.ts';
import { defaults } from '../options.ts';
import { toCheck, unchecked } from './doctor/check.ts';
import { checkGazelle } from './doctor/gazelle.ts';
import { checkSupabase } from './doctor/supabase.ts';

export { type Check, type Finding, fail, judgeZones, toCheck, warn } from './doctor/check.ts';

/** The settings as far as they can be used; null where a side lacks some. */
export type KnownSettings = Pick<Config, 'supabase' | 'account'> & { gazelle: Config['gazelle'] | null };

/** Somebody waits for the answer: a side that is down is given up soon. */
const http = { ...httpDefaults, timeoutMs: 15_000, retries: 1 };

/** Looks at both sides, without writing anything but an OAuth token that had to be renewed; never throws for what it finds. */
export async function examine({ gazelle, supabase, ...account }: KnownSettings, { log, signal }: Hooks) {
  const project = supabase && connectSupabase({ supabase, http, ...account }, log, { stop: signal }).supabase;
  const state = project ? readRunState(project, tablesOf(flows)) : Promise.reject();
  const found = state.catch(() => null);
  const context = { ...defaults, dryRun: true, log, signal };
  const ofGazelle =
    gazelle && (project || gazelle.credentials.kind === 'key')
      ? checkGazelle(connectGazelle({ gazelle, supabase, http, ...account }, project, context), found)
      : [toCheck('gazelle', unchecked)];
  const ofSupabase = project
    ? checkSupabase(project, supabase?.schema ?? 'public', state)
    : [toCheck('supabase', unchecked)];
  return (await Promise.all([ofGazelle, ofSupabase])).flat();
}

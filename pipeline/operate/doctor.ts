import { Temporal } from 'temporal-polyfill';
import { about, joined, type Sentence } from '../../sentences/sentence.ts';
import type { RunState } from '../../sinks/sink.ts';
import type { Supabase } from '../../sinks/supabase/client.ts';
import { readOnlyHint } from '../../sinks/supabase/errors.ts';
import { inspect } from '../../sinks/supabase/inspect.ts';
import { readLease } from '../../sinks/supabase/lease.ts';
import { readRunState } from '../../sinks/supabase/run-state.ts';
import { checkpointKey } from '../../sinks/supabase/settings.ts';
import { type Account, askAccount } from '../../sources/gazelle/account.ts';
import type { GazelleApi } from '../../sources/gazelle/api/gazelle-api.ts';
import { believeCheckpoint } from '../../sources/gazelle/checkpoint.ts';
import { findDrift, findHidden, type Hidden } from '../../sources/gazelle/drift.ts';
import { planReading } from '../../sources/gazelle/plan-reading.ts';
import { describeCompany, storedCompany } from '../company.ts';
import { type Config, httpDefaults } from '../config.ts';
import { connectGazelle, connectSupabase, type Hooks } from '../connect.ts';
import { flows, tablesOf } from '../flows.ts';
import { defaults } from '../options.ts';
import { situationOf } from '../read-context.ts';
import { checkSide, type Finding, fail, judgeClock, toCheck, unchecked, warn } from './check.ts';
import { inSchema } from './sql-scripts.ts';

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

const report = 'report it: this version of gazelle-etl does not fit the API of today';

/** Looks at Gazelle, and by what is stored (`state`, where it could be read) at what the next run will do. */
function checkGazelle(api: GazelleApi, state: Promise<RunState | null>) {
  const collections = flows.map(({ collection }) => collection);
  /** What the next run will do. */
  const strategies = flows.map((flow) => {
    const judge = async (account: Account): Promise<Finding> => {
      const found = await state;
      if (!found) return unchecked;
      const { checkpoint } = believeCheckpoint(found.settings[checkpointKey(flow.name)], api.now());
      const situation = situationOf(flow, { options: defaults, api, account, state: found }, checkpoint);
      const { strategy, reason } = planReading(flow.collection, situation);
      return about(strategy, reason);
    };
    return [`strategy of ${flow.name}`, judge] as const;
  });
  return checkSide(askAccount(api, collections), {
    gazelle: () => 'it answers, and takes the key',
    'gazelle clock': () => judgeClock(api.now().epochMilliseconds),
    async company({ company: found }) {
      if (!found) return warn('Gazelle does not say whose key this is', 'make sure that it is the right one');
      const fact = `the key is that of ${describeCompany(found)}` as const;
      const stored = storedCompany((await state)?.settings ?? {});
      if (!stored || stored.id === found.id) return fact;
      const mend = 'check the settings of both sides; `etl company --move` changes the company on purpose';
      return fail(`${fact}, and the rows are those of ${describeCompany(stored)}`, mend);
    },
    async fields() {
      const drift = await findDrift(api);
      if (drift.length === 0) return 'every field that the queries ask for is there';
      return fail(`the API of today differs: ${drift.join('; ')}`, report);
    },
    'appointment services': () =>
      api.queries.hasOptional
        ? 'the services of appointments are read'
        : 'the API does not tell the services of appointments: gazelle_appointment_services stays as it is',
    listing: () => judgeListings(api),
    ...Object.fromEntries(strategies),
  });
}

async function judgeListings(api: GazelleApi): Promise<Finding> {
  const listed = flows.filter(({ collection }) => collection.statusEnum ?? collection.hidden);
  const counts = await Promise.all(listed.map(({ collection }) => findHidden(api, collection)));
  const named = (which: keyof Hidden) =>
    counts.flatMap((count, i) => (count?.[which] ? [`${count[which]} of the ${listed[i]?.name}`] : []));
  const missed = named('missed');
  if (missed.length > 0) return fail(`no list that is read has ${missed.join('; ')}`, report);
  if (counts.includes(null))
    return warn('Gazelle does not say which statuses there are', 'compare the counts with Gazelle');
  const apart = named('plain');
  if (apart.length > 0) return `a list without a filter leaves out ${apart.join('; ')}: they are asked for`;
  return 'a list without a filter holds records of every status';
}

/** Looks at a project by reading alone; every question is asked, whatever the others find. */
const checkSupabase = (supabase: Supabase, schema: string, state: Promise<RunState>) =>
  checkSide(inspect(supabase), {
    supabase: () => 'it answers, and takes the key',
    'supabase clock': ({ now }) => judgeClock(Date.parse(now)),
    tables({ missing, sql }) {
      if (missing.length === 0) return 'every table, column, trigger and function is there';
      return fail(`missing: ${missing.join(', ')}`, `run this SQL:\n\n${inSchema(sql.join('\n\n'), schema)}`);
    },
    write({ role, isReadOnly, unwritable }) {
      if (isReadOnly) return fail('the database is read-only', readOnlyHint);
      if (unwritable.length === 0) return `the key may write to every table (role ${role})`;
      const tables = unwritable.join(', ');
      const grant = `give a secret key, or: grant all on ${tables} to ${role};` as const;
      return fail(`the key may not write to ${tables} (role ${role})`, grant);
    },
    triggers({ setters }) {
      if (setters.length === 0) return 'none but ours sets a column that is synced';
      const facts = setters.map(
        ({ table, trigger, column }): Sentence => `${trigger} of ${table} sets ${column}`,
      );
      return warn(joined(facts), 'drop it, or let it set a column of your own: what Gazelle says is lost');
    },
    'row-level security'({ unsecured }) {
      if (unsecured.length === 0) return 'it is on for every table';
      const secure = unsecured.map((table) => `alter table ${table} enable row level security`).join('; ');
      return warn(`it is off for ${unsecured.join(', ')}`, `${secure};`);
    },
    async lease({ now }) {
      const lease = await readLease(supabase);
      if (!lease || Date.parse(lease.expiresAt) <= Date.parse(now)) return 'it is free';
      const fact = `run ${lease.holder} holds it since ${lease.acquiredAt}` as const;
      return warn(fact, `wait for its end; a run that died loses it at ${lease.expiresAt}`);
    },
    async checkpoints() {
      const { settings } = await state;
      const now = Temporal.Now.instant();
      const facts = flows.flatMap(({ name }) => {
        const { problem } = believeCheckpoint(settings[checkpointKey(name)], now);
        return problem ? [about(name, problem)] : [];
      });
      if (facts.length > 0) return warn(joined(facts), 'a run reads everything of these again, and fixes it');
      const count = flows.filter(({ name }) => checkpointKey(name) in settings).length;
      return `${count} of ${flows.length} collections have one, and all can be believed`;
    },
    async rejects() {
      const { open, ignored } = (await state).rejectCounts;
      if (open === 0) return `none is open, ${ignored} ignored`;
      return warn(`${open} open, ${ignored} ignored`, '`etl rejects list` names them');
    },
  });

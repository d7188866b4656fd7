import { about } from '../../../sentences/sentence.ts';
import type { RunState } from '../../../sinks/sink.ts';
import { checkpointKey } from '../../../sinks/supabase/settings.ts';
import { type Account, askAccount } from '../../../sources/gazelle/account.ts';
import type { GazelleApi } from '../../../sources/gazelle/api/gazelle-api.ts';
import { believeCheckpoint } from '../../../sources/gazelle/checkpoint.ts';
import { findDrift, findHidden, type Hidden } from '../../../sources/gazelle/drift.ts';
import { planReading } from '../../../sources/gazelle/plan-reading.ts';
import { describeCompany, storedCompany } from '../../company.ts';
import type { Flow } from '../../flow.ts';
import { flows } from '../../flows.ts';
import { defaults } from '../../options.ts';
import { situationOf } from '../../read-context.ts';
import { checkSide, type Finding, fail, judgeClock, unchecked, warn } from './check.ts';

const withServices = 'the services of appointments are read';
const withoutServices =
  'the API does not tell the services of appointments: gazelle_appointment_services stays as it is';
const report = 'report it: this version of gazelle-etl does not fit the API of today';

/** Looks at Gazelle, and by what is stored (`state`, where it could be read) at what the next run will do. */
export function checkGazelle(api: GazelleApi, state: Promise<RunState | null>) {
  const collections = flows.map(({ collection }) => collection);
  const strategies = flows.map((flow) => {
    const judge = async (account: Account) => nextReading(flow, api, account, await state);
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
    'appointment services': () => (api.queries.hasOptional ? withServices : withoutServices),
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

/** What the next run will do. */
function nextReading(flow: Flow, api: GazelleApi, account: Account, state: RunState | null): Finding {
  if (!state) return unchecked;
  const { checkpoint } = believeCheckpoint(state.settings[checkpointKey(flow.name)], api.now());
  const run = { options: defaults, api, account, state };
  const { strategy, reason } = planReading(flow.collection, situationOf(flow, run, checkpoint));
  return about(strategy, reason);
}

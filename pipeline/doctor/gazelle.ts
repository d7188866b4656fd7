import { about } from '../../sentences/sentence.ts';
import type { RunState } from '../../sinks/sink.ts';
import { checkpointKey, companyKey } from '../../sinks/supabase/settings.ts';
import type { Company } from '../../sources/gazelle/api/company.ts';
import { findDrift, findHidden } from '../../sources/gazelle/api/drift.ts';
import type { GazelleApi } from '../../sources/gazelle/api/gazelle-api.ts';
import { askAccount, type Sortable } from '../../sources/gazelle/api/sorting.ts';
import { believeCheckpoint } from '../checkpoints.ts';
import { describeCompany, parseCompany } from '../company.ts';
import type { Flow } from '../flow.ts';
import { flows } from '../flows.ts';
import { defaults } from '../options.ts';
import { type Check, check, checkMore, type Finding, fail, judgeClock, warn } from './check.ts';

const report = 'report it: this version of gazelle-etl does not fit the API of today';

/** Looks at Gazelle, and by what is stored (`state`, where it could be read) at what the next run will do. */
export function checkGazelle(api: GazelleApi, state: Promise<RunState>): Promise<Check>[] {
  const sources = flows.map(({ source }) => source);
  const account = askAccount(api, sources);
  const clock = account.then(() => api.now().epochMilliseconds);
  const stored = state.then(({ settings }) => parseCompany(settings[companyKey])).catch(() => null);
  const both = Promise.all([account, state]);
  const readable = flows.map(({ source, tables }) => ({
    source,
    entities: tables.map(({ entity }) => entity),
  }));
  return [
    check('gazelle', account, () => 'it answers, and takes the key'),
    checkMore('gazelle clock', clock, judgeClock),
    checkMore('company', account, async ({ company }) => judgeCompany(company, await stored)),
    checkMore('fields', account, async () => judgeFields(await findDrift(api, readable))),
    checkMore('listing', account, () => judgeListings(api)),
    ...flows.map((flow) =>
      checkMore(`strategy of ${flow.name}`, both, ([{ sortable }, stored]) =>
        strategyOf(flow, api, sortable, stored),
      ),
    ),
  ];
}

function judgeCompany(found: Company | null, stored: Company | null): Finding {
  if (!found) return warn('Gazelle does not say whose key this is', 'make sure that it is the right one');
  const fact = `the key is that of ${describeCompany(found)}` as const;
  if (!stored || stored.id === found.id) return fact;
  const mend = 'check the settings of both sides; `etl company --move` changes the company on purpose';
  return fail(`${fact}, and the rows are those of ${describeCompany(stored)}`, mend);
}

const judgeFields = (drift: readonly string[]): Finding =>
  drift.length === 0
    ? 'every field that the queries ask for is there'
    : fail(`the API of today differs: ${drift.join('; ')}`, report);

async function judgeListings(api: GazelleApi): Promise<Finding> {
  const lists = flows.flatMap(({ name, source: { listing } }) => (listing ? [{ name, listing }] : []));
  const counts = await Promise.all(lists.map(({ listing }) => findHidden(api, listing)));
  const hidden = lists.flatMap(({ name }, i) => (counts[i] ? [`${counts[i]} of the ${name}`] : []));
  if (hidden.length > 0)
    return fail(`listed only when their status is asked for: ${hidden.join('; ')}`, report);
  if (counts.includes(null))
    return warn('Gazelle does not say which statuses there are', 'compare the counts with Gazelle');
  return 'a plain listing holds records of every status';
}

/** What the next run will do. */
function strategyOf(
  { name, source, tables }: Flow,
  api: GazelleApi,
  sortable: Sortable,
  { settings, emptyTables }: RunState,
): Finding {
  const { checkpoint } = believeCheckpoint(settings[checkpointKey(name)], api.now());
  const { strategy, reason } = source.choose({
    ...defaults,
    sortable: sortable(source),
    full: checkpoint?.full ?? false,
    empty: tables.some((table) => emptyTables.includes(table.name)),
    since: null,
    checkpoint,
    began: api.now(),
  });
  return about(strategy, reason);
}

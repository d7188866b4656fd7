import { expect } from 'vitest';
import { selectFlows } from '../../../pipeline/flows.ts';
import type { SyncOptions } from '../../../pipeline/options.ts';
import type { EntitySummary } from '../../../pipeline/summary.ts';
import type { SyncResult } from '../../../pipeline/sync.ts';
import { differences } from '../../../sandbox/parity/differences.ts';
import { expectedRows } from '../../../sandbox/parity/expected-rows.ts';
import { entityOf, type TestBed } from '../../support/test-bed.ts';
import { applyChange, type Bin } from './changes.ts';
import { createExpectation, type Windowed } from './expectation.ts';
import type { Change, Run, Script, Trouble } from './steps.ts';

/** The collection that is synced while the steps are played, and the tables it fills. */
export interface Stage {
  flow: string;
  entities: readonly string[];
  table: string;
  windowed: Windowed;
  /** Rows per write (default: 6), so that a run makes several. */
  batchSize?: number;
}

/**
 * Plays steps, then a quiet run, and expects Supabase to hold what Gazelle holds, as far as a plain run promises it; then
 * everything, after `--full`, when `thenFull`.
 */
export async function play(bed: TestBed, stage: Stage, { steps, quiet, thenFull }: Script): Promise<void> {
  const { world } = bed;
  const expectation = createExpectation(world, stage.windowed);
  const bin: Bin = new Map();

  const tables = selectFlows([stage.flow]).flatMap((flow) => flow.tables);
  const here = () =>
    new Set(tables.flatMap(({ entity }) => expectedRows(entity, world).map(({ id }) => String(id))));
  /** All that Gazelle lacked at any time. */
  let missed = new Set<string>();
  /** How many records may have lost something. */
  let changed = 0;

  const happen = (change: Change) => {
    const before = here();
    for (const effect of applyChange(world, change, bin)) {
      changed += 1;
      expectation.happened(change.kind, effect);
    }
    missed = missed.union(before.difference(here()));
  };

  function burst(change: Change, times: number, apart: number) {
    world.advance(1000);
    for (let n = 0; n < times; n += 1) {
      world.advance(apart);
      happen({ ...change, which: change.which + n });
    }
  }

  /** One run; true when it ended well. Only where equals are shuffled may one fail by itself, and it must say why. */
  async function run(step: Run): Promise<boolean> {
    const [row] = await bed.supabase.sql(
      `delete from gazelle_leases;
      select not exists (select from ${stage.table}) as empty, exists (
        select from system_settings where key = 'checkpoint:${stage.flow}' and value ~ '"since":"'
      ) as resumes`,
    );
    const options = { full: step.full, allowDeletes: Math.max(10, changed) };
    // A dry run resumes no full read: it compares all of both sides.
    const isForetold = step.foretold && row?.resumes === false;
    const dry = isForetold && (await syncOnce(bed, stage, step, { ...options, dryRun: true }, happen));
    const runEnded = expectation.runBegins(row?.empty === true, step.full);
    const result = await syncOnce(bed, stage, step, options, happen);
    if (dry) expect(result?.summary.entities.map(counts)).toEqual(dry.summary.entities.map(counts));
    expect((await marked()).filter((id) => !missed.has(id))).toEqual([]);
    const entity = result && entityOf(result.summary, stage.flow);
    const isHonest = step.shuffledTies && /were seen, in \d+ readings/.test(entity?.error ?? '');
    if (!step.trouble && !isHonest) expect(entity).toMatchObject({ status: 'success', error: null });
    // A full read of which the end could not be written down is resumed: what it read is not read again.
    const isWritten = !step.full || result?.summary.run.error === undefined;
    const endedWell = entity?.status === 'success' && entity.error === null && isWritten;
    const [stored] = await bed.supabase.sql(
      `select from system_settings where key = 'checkpoint:${stage.flow}' and value ~ '"syncedAt":"'`,
    );
    const end = endedWell
      ? { strategy: entity.strategy, hadWatermark: entity.watermark.from !== null }
      : null;
    runEnded(end, stored !== undefined);
    return endedWell;
  }

  /** What is marked as deleted. */
  async function marked(): Promise<string[]> {
    const each = tables.map(({ name }) => `select id from ${name} where deleted_at is not null`);
    return (await bed.supabase.sql(each.join(' union all '))).map(({ id }) => String(id));
  }

  const check = async (isUnseen: (entity: string, id: string) => boolean) =>
    expect(await differences(bed, { entities: stage.entities, isUnseen })).toEqual([]);

  for (const step of steps) {
    if (step.step === 'wait') world.advance(step.ms);
    else if (step.step === 'change') happen(step.change);
    else if (step.step === 'burst') burst(step.change, step.times, step.apart);
    else await run(step);
  }
  // A run that succeeded left no difference, whatever the order of equals; one that said it could not is done again.
  const inOrder = { ...quiet, shuffledTies: false };
  if (!(await run(quiet))) await run(inOrder);
  await check((_entity, id) => expectation.isUnseen(id));
  if (!thenFull) return;
  if (!(await run({ ...quiet, full: true }))) await run({ ...inOrder, full: true });
  await check((_entity, id) => expectation.isFromBefore(id));
}

/** What a dry run and the run after it have to agree on. */
const counts = ({ entity, strategy, status, error, ...rest }: EntitySummary) => {
  const { fetched, inserted, updated, unchanged, deleted } = rest;
  return { entity, strategy, status, error, fetched, inserted, updated, unchanged, deleted };
};

/** One run with its troubles and with what changes meanwhile; null when it could not even begin or end. */
async function syncOnce(
  { world, gazelle, supabase, sync }: TestBed,
  { flow, batchSize = 6 }: Stage,
  { updatedAtSort, pageSize, pageCap, shortPages, shuffledTies, endsEarly, during, trouble }: Run,
  options: Partial<SyncOptions>,
  happen: (change: Change) => void,
): Promise<SyncResult | null> {
  gazelle.setUpdatedAtSort(updatedAtSort);
  gazelle.setPageCap(pageCap);
  gazelle.quirks = {
    shuffledTies,
    ...(shortPages !== null && { shortPages }),
    ...(endsEarly !== null && { endsEarly: { at: endsEarly } }),
  };
  let asked = 0;
  const takeBack = [
    gazelle.http.before(() => {
      asked += 1;
      for (const { at, change, pass } of during) {
        if (at !== asked) continue;
        happen(change);
        world.advance(pass);
      }
    }),
  ];
  const abort = new AbortController();
  if (trouble) takeBack.push(makeTrouble(trouble, { gazelle, supabase }, abort));
  try {
    return await sync({ entities: [flow], pageSize, batchSize, ...options }, { signal: abort.signal });
  } catch (error) {
    if (!trouble) throw error;
    return null;
  } finally {
    for (const undo of takeBack) undo();
  }
}

function makeTrouble(
  trouble: Trouble,
  sides: Pick<TestBed, 'gazelle' | 'supabase'>,
  abort: AbortController,
): () => void {
  if (trouble.trouble === 'fault') {
    const { side, fault, skip, times } = trouble;
    return sides[side].http.faults.add({ ...fault, skip, times });
  }
  if (trouble.trouble === 'drop') {
    const faults = sides.supabase.http.faults;
    return faults.add({ kind: 'reset', skip: trouble.at, times: Number.POSITIVE_INFINITY });
  }
  let asked = 0;
  return sides[trouble.side].http.before(() => {
    asked += 1;
    if (asked === trouble.at) abort.abort(new Error('killed'));
  });
}

import { changesScript } from '../../../pipeline/operate/sql-scripts.ts';
import { startSupabase } from '../../supabase/start.ts';
import type { Part } from '../bench.ts';
import { median, times } from '../measure.ts';

/** As many rows as a run writes at once. */
const batch = 500;

/** What a run sends with its rows, in its first read and later. */
const headers = {
  first: '{"x-gazelle-run":"bench","x-gazelle-first":"true"}',
  changed: '{"x-gazelle-run":"bench"}',
};

const write = (title: keyof typeof headers, from: number) => `
  select set_config('request.headers', '${headers[title]}', true);
  insert into gazelle_appointments (id, client_id, user_id, title, start_at, status, piano_ids)
  select 'evt_' || n, 'cli_' || n, 'usr_1', '${title}', '2026-03-03T14:00Z', 'ACTIVE', array['ins_' || n]
  from generate_series(${from}, ${from + batch - 1}) as n
  on conflict (account_id, id) do update set title = excluded.title, start_at = excluded.start_at + interval '1 day'`;

/** What it costs a write that changes are noted: in the database alone, which is where it is paid. */
export const noting: Part = async ({ sizes }) => {
  const supabase = await startSupabase();
  const { sql } = supabase;
  const note = (entities: readonly string[]) =>
    sql(changesScript(entities, 'public').replaceAll(/^(begin|commit);$/gm, ''));
  const batches = Math.max(1, Math.round(sizes.entries / 100 / batch));
  async function took(title: keyof typeof headers): Promise<number> {
    const began = performance.now();
    for (let i = 0; i < batches; i += 1) await sql(write(title, i * batch));
    return (performance.now() - began) / batches;
  }
  async function measureBoth(entities: readonly string[]) {
    await note(entities);
    await sql('truncate gazelle_appointments, gazelle_changes, gazelle_leases');
    await sql("insert into gazelle_leases (name, holder) values ('main', 'bench')");
    return { first: await took('first'), changed: await took('changed') };
  }
  try {
    await measureBoth(['appointments']);
    // By turns, so that whatever else the machine does slows both.
    const runs = await times(sizes.repeatShort, async () => ({
      without: await measureBoth([]),
      noted: await measureBoth(['appointments']),
    }));
    const of = (which: 'without' | 'noted', write: 'first' | 'changed') =>
      median(runs.map((run) => run[which][write]));
    const finding = { part: 'changes', unit: 'ms' as const };
    return [
      {
        ...finding,
        what: `a write of ${batch} rows that change, noted`,
        measured: of('noted', 'changed'),
        against: of('without', 'changed'),
        bound: { atMost: 3 },
        meaning: '1 is a write whose changes are not noted; a usual run changes tens of rows, not hundreds',
      },
      {
        ...finding,
        what: `a write of ${batch} rows of a first read, not noted`,
        measured: of('noted', 'first'),
        against: of('without', 'first'),
        bound: { atMost: 1.4 },
        meaning: '1 is that a first read pays nothing for the trigger',
      },
    ];
  } finally {
    await supabase.close();
  }
};

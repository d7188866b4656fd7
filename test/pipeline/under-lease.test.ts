import { afterEach, expect, test } from 'vitest';
import { withProject } from '../../pipeline/config.ts';
import {
  fromTheBeginning,
  readCheckpoints,
  saveCheckpoints,
} from '../../pipeline/operate/checkpoint-changes.ts';
import { retryRun } from '../../pipeline/operate/open-rejects.ts';
import { defaults } from '../../pipeline/options.ts';
import { sharedSupabase } from '../support/scenario.ts';
import { captureLog, type TestBed } from '../support/test-bed.ts';

const open = sharedSupabase();
const { log, lines } = captureLog();
const hooks = { log, signal: new AbortController().signal };
afterEach(() => {
  lines.length = 0;
});

/** All that take the lease. */
const takers: [string, (bed: TestBed) => Promise<unknown>][] = [
  ['a run', ({ sync }) => sync({ entities: ['users'] })],
  ['a retry of the rejects', ({ config }) => retryRun(config, defaults, hooks)],
  [
    'a change of checkpoints',
    ({ config }) => saveCheckpoints(withProject(config), { pianos: fromTheBeginning }, hooks),
  ],
];

test.each(takers)('%s takes the lease for as long as it is told to, and gives it back', async (_, take) => {
  const bed = await open();
  bed.config.leaseTtlMs = 7000;
  bed.supabase.http.requests.length = 0;
  await take(bed);
  const { requests } = bed.supabase.http;
  const asked = requests.filter(({ operation }) => operation.endsWith('gazelle_begin_run'));
  expect(asked.map(({ body }) => JSON.parse(body).ttl_seconds)).toEqual([7]);
  expect(await bed.supabase.sql('select holder from gazelle_leases')).toEqual([]);
});

test('a lease that was given in an answer that got lost is given back', async () => {
  const bed = await open();
  const match = ({ operation }: { operation: string }) => operation.endsWith('gazelle_begin_run');
  bed.supabase.http.faults.add({ kind: 'reset-after', times: 9, match });
  await expect(bed.sync()).rejects.toThrow('no answer from Supabase');
  expect(await bed.supabase.sql('select holder from gazelle_leases')).toEqual([]);
});

test.each(takers.slice(1))(
  '%s that cannot give the lease back has done its work all the same',
  async (_, take) => {
    const bed = await open();
    const match = ({ operation }: { operation: string }) => operation.endsWith('gazelle_release_lease');
    bed.supabase.http.faults.add({ kind: 'status', status: 503, times: 9, match });
    await take(bed);
    expect([...lines, ...bed.logged].join('\n')).toContain(
      'the lease could not be released: it ends by itself',
    );
  },
);

test('checkpoints that are set back are read from there', async () => {
  const bed = await open();
  await bed.sync({ entities: ['pianos'] });
  const project = withProject(bed.config);
  const before = await readCheckpoints(project, ['pianos'], log);
  expect(before).toMatchObject({ pianos: { watermark: expect.any(String) } });
  await saveCheckpoints(project, { pianos: fromTheBeginning }, hooks);
  expect(await readCheckpoints(project, ['pianos'], log)).toEqual({ pianos: fromTheBeginning });
});

import { describe, expect, test } from 'vitest';
import { exitCodeOf } from '../../bin/exit-codes.ts';
import { connectGazelle } from '../../pipeline/connect.ts';
import { defaults } from '../../pipeline/options.ts';
import { HOUR } from '../../sandbox/gazelle/instants.ts';
import type { FaultKind } from '../../sandbox/http/faults.ts';
import type { RecordedRequest } from '../../sandbox/http/recorded-request.ts';
import { differences } from '../../sandbox/parity/differences.ts';
import { graphql } from '../../sources/gazelle/api/graphql.ts';
import { checkpointOf, count, markedAsGone, requestsDuring, sharedSupabase } from '../support/scenario.ts';
import { captureLog, entityOf } from '../support/test-bed.ts';

const openBed = sharedSupabase();

test.each([
  ['short pages', { shortPages: 2 }],
  ['empty pages', { emptyPages: [2, 4] }],
  ['an empty page at the start', { emptyPages: [1] }],
  ['short pages and empty ones', { shortPages: 3, emptyPages: [2, 3] }],
])('%s that say there is more are read on', async (_, quirks) => {
  const bed = await openBed({ updatedAtSort: false, sizes: { pastTimeline: 0 } });
  bed.gazelle.quirks = quirks;
  await bed.sync({ full: true, pageSize: 4 });
  expect(await differences(bed)).toEqual([]);
  bed.world.advance(HOUR);
  for (const id of bed.world.clients.ids()) bed.world.clients.edit(id, { personalNotes: 'Rappelé' });
  for (const id of bed.world.pianos.ids()) bed.world.pianos.edit(id, { notes: 'Accordé' });
  const { summary } = await bed.sync({
    entities: ['clients', 'pianos', 'appointments', 'timeline'],
    pageSize: 4,
  });
  expect(summary.totals.deleted).toBe(0);
  expect(await differences(bed)).toEqual([]);
});

test('an answer without the list fails its collection: it is no empty list', async () => {
  const bed = await openBed({ sizes: { users: 3 } });
  await bed.sync({ entities: ['pianos'] });
  const before = await checkpointOf(bed, 'pianos');
  bed.gazelle.http.faults.add({
    kind: 'status',
    status: 200,
    headers: { 'content-type': 'application/json' },
    body: '{"data":{"allPianos":null}}',
    match: ({ operation }) => operation === 'Pianos',
  });
  const { summary } = await bed.sync({ entities: ['pianos'] });
  expect(entityOf(summary, 'pianos')).toMatchObject({
    status: 'failed',
    error: 'an answer came without the list that was asked for',
  });
  expect(await checkpointOf(bed, 'pianos')).toEqual(before);
});

test('a cursor that comes twice fails its collection, and no other', async () => {
  const bed = await openBed({ sizes: { users: 3 } });
  const entities = ['users', 'pianos'];
  await bed.sync({ entities });
  const before = await checkpointOf(bed, 'pianos');
  bed.world.advance(HOUR);
  for (const id of bed.world.pianos.ids()) bed.world.pianos.edit(id, { notes: 'Accordé' });
  bed.gazelle.quirks = { repeatCursor: true };
  const result = await bed.sync({ entities, pageSize: 3 });
  expect(entityOf(result.summary, 'pianos')).toMatchObject({
    status: 'failed',
    error: 'the next page has a cursor that came before',
  });
  expect(entityOf(result.summary, 'users').status).toBe('success');
  expect(exitCodeOf(result)).toBe(1);
  expect(await checkpointOf(bed, 'pianos')).toBe(before);
});

test('a server that gives fewer records a page than asked for is taken as it is', async () => {
  const bed = await openBed({ pageCap: 5, updatedAtSort: false, sizes: { pianos: 21 } });
  const entities = ['pianos', 'piano-measurements', 'appointments', 'appointment-services'];
  const requests = await requestsDuring(bed.gazelle.http, () =>
    bed.sync({ entities, full: true, pageSize: 100 }),
  );
  expect(count(requests, 'Pianos')).toBe(5);
  expect(await differences(bed, { entities })).toEqual([]);
});

describe('pages that are too long for Gazelle', () => {
  const pianos = { entities: ['pianos' as const], full: true };
  const refusal = (message: string): FaultKind => ({
    kind: 'status',
    status: 200,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ errors: [{ message }] }),
  });
  const complexity = 'Query has complexity of 20000, which exceeds max complexity of 5000';
  /** How many records a request asks for. */
  const askedFor = ({ body }: RecordedRequest) =>
    JSON.parse(body).variables.first ?? Object.keys(JSON.parse(body).variables).length;

  /** Pianos, and a Gazelle that does `fault` whenever it is asked for more than `most` of them at once. */
  async function openWith(fault: FaultKind, most: number, operation = 'Pianos') {
    const bed = await openBed({ updatedAtSort: false, sizes: { pianos: 130, withoutUpdatedAt: 0 } });
    const match = (request: RecordedRequest) => request.operation === operation && askedFor(request) > most;
    bed.gazelle.http.faults.add({ ...fault, times: Number.POSITIVE_INFINITY, match });
    bed.config.http = { ...bed.config.http, timeoutMs: 400 };
    const lengths = async (read: () => Promise<unknown> = () => bed.sync(pianos)) => {
      const requests = await requestsDuring(bed.gazelle.http, read);
      return requests.filter((request) => request.operation === operation).map(askedFor);
    };
    return { bed, lengths };
  }

  test.each<[string, FaultKind, number]>([
    ['answer 502', { kind: 'status', status: 502, body: '<html></html>' }, 3],
    ['are answered too late', { kind: 'hang' }, 3],
    ['break off', { kind: 'truncated' }, 3],
    ['are refused as too complex', refusal(complexity), 1],
    ['are refused for `first`', refusal('`first` exceeds the maximum of 60'), 1],
  ])('%s: they are halved for the rest of the run, and the log says so once', async (_, fault, attempts) => {
    const { bed, lengths } = await openWith(fault, 60);
    const asked = await lengths();
    expect(asked.slice(0, attempts)).toEqual(new Array(attempts).fill(100));
    expect(new Set(asked.slice(attempts))).toEqual(new Set([50]));
    expect(asked.length).toBeGreaterThanOrEqual(attempts + 3);
    expect(bed.logged.filter((line) => line.includes('from now on'))).toEqual([
      expect.stringContaining('Pianos: Gazelle fails with 100 at once: 50 from now on'),
    ]);
    expect(await differences(bed, { entities: ['pianos'] })).toEqual([]);
  });

  test('are not asked for again in any other reading of the run', async () => {
    const { bed, lengths } = await openWith(refusal(complexity), 60);
    const { log, lines } = captureLog();
    const signal = new AbortController().signal;
    const api = connectGazelle(bed.config, null, { ...defaults, concurrency: 2, log, signal });
    const Page = graphql('query Pianos($first: Int!) { allPianos(first: $first) { totalCount } }');
    const read = () => api.scoped().request(Page, { first: 100 });
    const asked = await lengths(async () => [await Promise.all([read(), read()]), await read()]);
    expect(asked).toEqual([100, 100, 50, 50, 50]);
    expect(lines.filter((line) => line.includes('from now on'))).toHaveLength(1);
  });

  test('are halved down to 10, and no further: then nothing is marked as deleted', async () => {
    const { bed, lengths } = await openWith(refusal(complexity), 9);
    await bed.sync({ ...pianos, pageSize: 9 });
    const before = await checkpointOf(bed, 'pianos');
    const [gone = ''] = bed.world.pianos.ids();
    bed.world.pianos.remove(gone);
    expect(await lengths()).toEqual([100, 50, 25, 12, 10]);
    expect(await markedAsGone(bed, 'gazelle_pianos')).toEqual([]);
    expect(await checkpointOf(bed, 'pianos')).toBe(before);
    await bed.sync({ ...pianos, pageSize: 9 });
    expect(await markedAsGone(bed, 'gazelle_pianos')).toEqual([gone]);
  });

  test('are not what another refusal is about', async () => {
    const { lengths } = await openWith(refusal("Field 'nope' doesn't exist on type 'PrivatePiano'"), 60);
    expect(await lengths()).toEqual([100]);
  });

  test('may be asked for by ids, too', async () => {
    const { bed, lengths } = await openWith(refusal(complexity), 20, 'ById_piano');
    await bed.sync(pianos);
    bed.world.advance(HOUR);
    for (const id of bed.world.pianos.ids()) bed.world.pianos.edit(id, { notes: 'Accordé' });
    const asked = await lengths(() => bed.sync({ entities: ['pianos'] }));
    expect(asked.slice(0, 3)).toEqual([50, 25, 12]);
    expect(Math.max(...asked.slice(3))).toBe(12);
    expect(await differences(bed, { entities: ['pianos'] })).toEqual([]);
  });
});

import { afterAll, expect, test } from 'vitest';
import { connectGazelle } from '../../pipeline/connect.ts';
import { defaults } from '../../pipeline/options.ts';
import { graphql } from '../../sources/gazelle/api/graphql.ts';
import { captureLog, openTestBed } from '../support/test-bed.ts';

const bed = await openTestBed({ latencyMs: 30 });
afterAll(() => bed.close());

const Users = graphql('query Users { allUsers { id } }');

/** Asks `count` times at once and resolves to how many requests were under way at most. */
async function flood(count: number, limits: { concurrency: number; rate: number | null }) {
  const { log } = captureLog();
  const api = connectGazelle(bed.config, null, {
    ...defaults,
    ...limits,
    log,
    signal: new AbortController().signal,
  });
  let underWay = 0;
  let most = 0;
  const takeBack = bed.gazelle.http.before(() => {
    underWay += 1;
    most = Math.max(most, underWay);
    setTimeout(() => {
      underWay -= 1;
    }, 25);
  });
  await Promise.all(Array.from({ length: count }, () => api.scoped().request(Users, {})));
  takeBack();
  return most;
}

test('no more requests are under way than --concurrency says, whoever makes them', async () => {
  expect(await flood(12, { concurrency: 3, rate: null })).toBe(3);
});

test('no more requests begin in any second than --rate says, repeats among them', async () => {
  bed.gazelle.http.faults.add({ kind: 'status', status: 500, times: 6 });
  const arrivals: number[] = [];
  const takeBack = bed.gazelle.http.before(() => arrivals.push(performance.now()));
  await flood(14, { concurrency: 20, rate: 8 });
  takeBack();
  expect(arrivals).toHaveLength(20);
  // A busy machine delivers some late, and so closer to the next ones than they were sent.
  const inASecond = arrivals.map((from) => arrivals.filter((at) => at >= from && at < from + 800).length);
  expect(Math.max(...inASecond)).toBeLessThanOrEqual(8);
});

test('whoever waits for its turn waits no more once the run is aborted', async () => {
  const controller = new AbortController();
  const { log } = captureLog();
  const limits = { concurrency: 1, rate: null };
  const api = connectGazelle(bed.config, null, { ...defaults, ...limits, log, signal: controller.signal });
  const asked = [1, 2, 3].map(() => api.request(Users, {}));
  const reason = new Error('enough');
  controller.abort(reason);
  for (const request of asked) await expect(request).rejects.toBe(reason);
});

test('a key that is refused is not sent again', async () => {
  bed.gazelle.http.faults.add({ kind: 'status', status: 401, body: '{}', times: 99 });
  const { log } = captureLog();
  const api = connectGazelle(bed.config, null, { ...defaults, log, signal: new AbortController().signal });
  await expect(api.request(Users, {})).rejects.toThrow('Gazelle refused the key (HTTP 401)');
  expect(api.requests).toBe(1);
  bed.gazelle.http.faults.clear();
});

import { setImmediate as turn } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { openGate } from '../../pipeline/http/gate.ts';
import { captureLog } from '../support/test-bed.ts';

/** A gate with a clock that stands still until `pass`. */
function open(most: number) {
  let now = 0;
  let sleepers: { until: number; wake: () => void }[] = [];
  const { log, lines } = captureLog();
  const gate = openGate({
    peer: 'Gazelle',
    most,
    pauseMs: 500,
    longestPauseMs: 60_000,
    log,
    now: () => now,
    sleep: (ms, _value, { signal } = {}) =>
      new Promise<void>((wake, reject) => {
        sleepers.push({ until: now + ms, wake });
        signal?.addEventListener('abort', () => reject(new Error('aborted')));
      }),
  });
  return {
    gate,
    said: () => lines.map((line) => JSON.parse(line)).map(({ level, msg }) => [level, msg]),
    async pass(ms: number) {
      now += ms;
      const due = sleepers.filter(({ until }) => until <= now);
      sleepers = sleepers.filter((sleeper) => !due.includes(sleeper));
      for (const { wake } of due) wake();
      await turn();
    },
    hear: (status: number, headers: Record<string, string> = {}, beganAt = now) =>
      gate.heard({ status, headers: new Headers(headers) }, 'Pianos', beganAt),
  };
}

/** Asks for so many turns at once; tells how many were given, and gives them back. */
function crowd({ enter }: ReturnType<typeof openGate>, count: number) {
  const inside: (() => void)[] = [];
  for (let i = 0; i < count; i += 1) void enter(undefined).then((leave) => inside.push(leave));
  return inside;
}

test('a request leaves room for the next one', async () => {
  const { gate } = open(2);
  const inside = crowd(gate, 3);
  await turn();
  expect(inside).toHaveLength(2);
  inside[0]?.();
  await turn();
  expect(inside).toHaveLength(3);
});

test('a burst of refusals halves the number at once, not each of them', async () => {
  const { gate, hear, pass } = open(8);
  await pass(10);
  for (let i = 0; i < 8; i += 1) hear(429, {}, 1);
  await pass(500);
  const inside = crowd(gate, 9);
  await turn();
  expect(inside).toHaveLength(4);
});

test.each([
  [429, { 'retry-after': '3' }, 3000],
  [503, { 'retry-after': '3' }, 3000],
  [429, {}, 500],
  [429, { 'retry-after': 'soon' }, 500],
  [429, { 'retry-after': '999999' }, 60_000],
])('after HTTP %i with %j nobody is let through for %i ms', async (status, headers, ms) => {
  const { gate, hear, pass } = open(4);
  hear(status, headers, 0);
  const inside = crowd(gate, 1);
  await pass(ms - 1);
  expect(inside).toHaveLength(0);
  await pass(1);
  expect(inside).toHaveLength(1);
});

test('who is kept waiting, by a pause or by the crowd, waits no more once aborted, and takes no room', async () => {
  const { gate, hear, pass } = open(1);
  hear(429, { 'retry-after': '3' });
  const controller = new AbortController();
  const reason = new Error('enough');
  const waiting = [gate.enter(controller.signal), gate.enter(controller.signal)].map((entry) =>
    entry.catch((error: unknown) => error),
  );
  const inside = crowd(gate, 1);
  await turn();
  controller.abort(reason);
  expect(await Promise.all(waiting)).toEqual([reason, reason]);
  await pass(3000);
  expect(inside).toHaveLength(1);
  await expect(gate.enter(controller.signal)).rejects.toBe(reason);
});

test('that a side asks to slow down is told once, with how many it is asked at once from then on', () => {
  const { hear, said } = open(4);
  for (let i = 1; i <= 3; i += 1) hear(429, {}, i);
  expect(said()[0]).toEqual([
    30,
    'Gazelle asks to slow down (HTTP 429): no more than 2 at once, until all is well for a while',
  ]);
  expect(
    said()
      .slice(1)
      .map(([level]) => level),
  ).toEqual([20, 20]);
});

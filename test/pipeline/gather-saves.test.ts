import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { gatherSaves } from '../../pipeline/gather-saves.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

test('checkpoints are saved together ten seconds after the first, and those of the last collections with the end of the run', async () => {
  const saved: object[] = [];
  const saves = gatherSaves(async (settings) => {
    saved.push(settings);
  }, 4);
  const early = [saves.save({ users: 'a' }), saves.save({ clients: 'b' })];
  await vi.advanceTimersByTimeAsync(9_999);
  expect(saved).toEqual([]);
  await vi.advanceTimersByTimeAsync(1);
  expect(await Promise.all(early)).toEqual([true, true]);
  for (const _ of early) saves.ended();

  const last = saves.save({ pianos: 'c' });
  // The fourth fails.
  saves.ended();
  expect(await last).toBe(false);
  expect(saved).toEqual([{ users: 'a', clients: 'b' }]);
});

test('a collection whose checkpoint cannot be saved early is told so, and the others still have the end of the run', async () => {
  const saves = gatherSaves(async () => {
    throw new Error('refused');
  }, 2);
  const early = saves.save({ users: 'a' }).catch((error: Error) => error.message);
  await vi.advanceTimersByTimeAsync(10_000);
  expect(await early).toBe('refused');
  saves.ended();
  expect(await saves.save({ pianos: 'c' })).toBe(false);
});

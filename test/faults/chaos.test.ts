import { expect, test } from 'vitest';
import { chaos } from '../../sandbox/chaos/run.ts';

test('runs killed at random moments while the account changes lose nothing', async () => {
  const told: string[] = [];
  const { runs, kills, differences } = await chaos({
    rounds: 4,
    seed: 20260310,
    tell: (line) => told.push(line),
  });
  expect(differences, told.join('\n')).toEqual([]);
  expect(kills).toBeGreaterThan(0);
  expect(runs).toBeGreaterThan(kills);
});

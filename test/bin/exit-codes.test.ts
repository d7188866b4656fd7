import { expect, test } from 'vitest';
import { exitCodeOf, exitCodeOfAccounts, exitCodeOfError } from '../../bin/exit-codes.ts';
import { UsageError } from '../../bin/usage-error.ts';
import { InterruptedError, LeaseHeldError } from '../../pipeline/errors.ts';
import { type RunSummary, sumUp } from '../../pipeline/summary.ts';
import type { SyncResult } from '../../pipeline/sync.ts';
import {
  SupabaseKeyRefusedError,
  SupabaseSchemaError,
  SupabaseUnavailableError,
} from '../../sinks/supabase/errors.ts';
import { GazelleKeyRefusedError, GazelleUnavailableError } from '../../sources/gazelle/api/errors.ts';

/** Whatever it is that an error says. */
const why = 'not checked';

const holder = { holder: 'run', acquiredAt: '2026-01-01T00:00:00Z', expiresAt: '2026-01-01T00:02:00Z' };

test.each([
  [new UsageError([why]), 2],
  [new GazelleKeyRefusedError(why), 2],
  [new SupabaseKeyRefusedError(why), 2],
  [new SupabaseSchemaError(why), 2],
  [new LeaseHeldError(holder), 3],
  [new InterruptedError('SIGINT'), 130],
  [new InterruptedError('SIGTERM'), 143],
  [new GazelleUnavailableError(why), 1],
  [new SupabaseUnavailableError(why), 1],
  [new TypeError('a fault of our own'), 1],
])('%o ends with %i', (error, code) => {
  expect(exitCodeOfError(error)).toBe(code);
});

const aRun: RunSummary['run'] = {
  ...{ id: 'a', mode: 'incremental', dryRun: false, status: 'success', failed: [] },
  ...{ startedAt: '2026-03-10T07:00:00Z', finishedAt: '2026-03-10T07:00:01Z', durationMs: 1000 },
};

const result = (errors: unknown[], { newRejects = 0, failed = [] as string[] } = {}): SyncResult => ({
  summary: { run: { ...aRun, failed }, entities: [], totals: { ...sumUp([], 0), newRejects } },
  ...{ outcomes: [], errors },
});

test('a run is as good as its worst collection', () => {
  expect(exitCodeOf(result([]))).toBe(0);
  expect(exitCodeOf(result([new GazelleUnavailableError(why)]))).toBe(1);
  expect(exitCodeOf(result([new GazelleUnavailableError(why), new SupabaseSchemaError(why)]))).toBe(2);
});

test('a run with new rejects, unfinished, or one that could not be written down, does not end with 0', () => {
  expect(exitCodeOf(result([], { newRejects: 1 }))).toBe(1);
  expect(exitCodeOf(result([], { failed: ['pianos'] }))).toBe(1);
  expect(exitCodeOf(result([new SupabaseUnavailableError(why)]))).toBe(1);
});

test('of several accounts, an interruption counts most, then settings, then what failed, then a lease', () => {
  const held = { account: 'a', result: null, error: new LeaseHeldError(holder) };
  const failed = { account: 'b', result: result([new GazelleUnavailableError(why)]), error: null };
  const refused = { account: 'c', result: null, error: new GazelleKeyRefusedError(why) };
  const stopped = { account: 'd', result: null, error: new InterruptedError('SIGTERM') };
  const good = { account: 'e', result: result([]), error: null };
  const codes = [[good], [good, held], [failed, held], [refused, failed, held], [refused, stopped, held]];
  expect(codes.map((outcomes) => exitCodeOfAccounts(outcomes))).toEqual([0, 3, 1, 2, 143]);
});

import { exitCodeOf, exitCodeOfError } from '../../../bin/exit-codes.ts';
import { openLog } from '../../../bin/log.ts';
import { readConfig } from '../../../bin/settings/read-config.ts';
import { defaults } from '../../../pipeline/options.ts';
import { run } from '../../../pipeline/run.ts';

/** A sync of the pianos in a process of its own, with a lease that runs out in a second; the exit code is that of `etl sync`. */
const { config } = readConfig(process.env, { supabase: 'needed', http: { backoffMs: 1, retries: 3 } });
const options = { ...defaults, entities: ['pianos' as const], pageSize: 3, batchSize: 2 };
const hooks = {
  log: openLog({ logFormat: 'text', logLevel: 'info' }),
  signal: new AbortController().signal,
};
process.exitCode = await run({ ...config, leaseTtlMs: 1000 }, options, hooks).then(
  exitCodeOf,
  exitCodeOfError,
);

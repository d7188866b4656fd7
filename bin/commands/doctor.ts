import manifest from 'gazelle-etl/package.json' with { type: 'json' };
import { examine, toCheck } from '../../pipeline/doctor.ts';
import { exitCodes } from '../exit-codes.ts';
import { openLog } from '../log.ts';
import type { Arguments } from '../options/arguments.ts';
import { doctorReport } from '../output/doctor.ts';
import { print } from '../output/print.ts';
import { checkSettings } from '../settings/check-settings.ts';

/** Checks all that a run needs, even when some of it fails; ends with 2 when a run cannot succeed. */
export async function doctorCommand(args: Arguments<'doctor'>): Promise<number> {
  const settings = await checkSettings(args);
  const found = await examine(settings.known, { log: openLog(args), signal: new AbortController().signal });
  const version = toCheck('version', `gazelle-etl ${manifest.version} on Node ${process.versions.node}`);
  const checks = [version, ...settings.checks, ...found];
  const ok = checks.every(({ status }) => status !== 'fail');
  print(args, { ok, checks }, () => doctorReport(checks));
  return ok ? exitCodes.success : exitCodes.configuration;
}

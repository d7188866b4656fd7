import manifest from 'gazelle-etl/package.json' with { type: 'json' };
import { type Check, judgeZones, toCheck } from '../../pipeline/operate/check.ts';
import { examine } from '../../pipeline/operate/doctor.ts';
import { exitCodes } from '../exit-codes.ts';
import { openLog } from '../log.ts';
import { labelled, told } from '../messages/text.ts';
import type { Arguments } from '../options/arguments.ts';
import { print } from '../output/print.ts';
import { checkSettings } from '../settings/check-settings.ts';

/** Checks all that a run needs, even when some of it fails; ends with 2 when a run cannot succeed. */
export async function doctorCommand(args: Arguments<'doctor'>): Promise<number> {
  const settings = await checkSettings(args);
  const found = await examine(settings.known, { log: openLog(args), signal: new AbortController().signal });
  const version = toCheck('version', `gazelle-etl ${manifest.version} on Node ${process.versions.node}`);
  const zones = toCheck('time zones', judgeZones());
  const checks = [version, ...settings.checks, ...found, zones];
  const ok = checks.every(({ status }) => status !== 'fail');
  print(args, { ok, checks }, () => doctorReport(checks));
  return ok ? exitCodes.success : exitCodes.configuration;
}

const marks = { pass: '✓', warn: '!', fail: '✗' } as const;

/** A line for each check, then the SQL that fixes some of them. */
export function doctorReport(checks: readonly Check[]): string {
  const lines = checks.map(({ name, status, fact, mend }) => {
    const how = mend?.split('\n', 1).map((line) => ` -> ${told(line)}`) ?? [];
    return labelled(`${marks[status]} ${told(name)}`, told(fact) + how);
  });
  const sql = checks.flatMap(({ mend }) => mend?.split('\n').slice(1) ?? []);
  return `${[...lines, ...sql].join('\n')}\n`;
}

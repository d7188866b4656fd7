import type { Check } from '../../pipeline/doctor.ts';

const marks = { pass: '✓', warn: '!', fail: '✗' } as const;

/** A line for each check, then the SQL that some of them are mended with. */
export function doctorReport(checks: readonly Check[]): string {
  const lines = checks.map(({ name, status, fact, mend }) => {
    const how = mend?.split('\n', 1).map((line) => ` -> ${line}`) ?? [];
    return `${marks[status]} ${name}: ${fact}${how}`;
  });
  const sql = checks.flatMap(({ mend }) => mend?.split('\n').slice(1) ?? []);
  return `${[...lines, ...sql].join('\n')}\n`;
}

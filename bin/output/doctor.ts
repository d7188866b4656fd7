import type { Check } from '../../pipeline/doctor.ts';
import { labelled } from '../messages/text.ts';
import { told } from '../messages/told.ts';

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

import { formatTable } from '../../bin/output/table.ts';

/** Something that was measured, as a ratio to what it is compared with. */
export interface Finding {
  /** The part of the benchmark. */
  part: string;
  what: string;
  measured: number;
  /** What it is compared with, in the same unit. */
  against: number;
  unit: 'ms' | 'MB' | 'kB' | 'requests' | 'round trips';
  /** What the ratio may be; null where it is only reported. */
  bound: { atMost: number } | { atLeast: number } | null;
  /** What the ratio says, for people. */
  meaning: string;
}

/** How often `measured` is `against`; the other way round where more is better. */
export const ratioOf = ({ measured, against, bound }: Finding): number =>
  bound && 'atLeast' in bound ? against / measured : measured / against;

/** Whether a ratio is not what it has to be. One that is no number is missed. */
export function isMissed(finding: Finding): boolean {
  const { bound } = finding;
  const ratio = ratioOf(finding);
  if (!bound) return false;
  return !('atLeast' in bound ? ratio >= bound.atLeast : ratio <= bound.atMost);
}

function quantity(value: number, unit: Finding['unit']): string {
  if (unit === 'ms') return value < 1000 ? `${value.toFixed(0)} ms` : `${(value / 1000).toFixed(2)} s`;
  return unit === 'MB' || unit === 'kB' ? `${value.toFixed(0)} ${unit}` : String(value);
}

function boundText({ bound }: Finding): string {
  if (!bound) return '-';
  return 'atLeast' in bound ? `>= ${bound.atLeast}` : `<= ${bound.atMost}`;
}

/** The findings as one table. */
export function reportTable(findings: readonly Finding[]): string {
  const rows = findings.map((finding) => [
    finding.part,
    finding.what,
    quantity(finding.measured, finding.unit),
    quantity(finding.against, finding.unit),
    ratioOf(finding).toFixed(2),
    boundText(finding),
    finding.bound ? (isMissed(finding) ? 'MISSED' : 'ok') : '',
    finding.meaning,
  ]);
  // The last column is text: its lines begin at one place.
  const width = Math.max(...rows.map((row) => row.at(-1)?.length ?? 0));
  const padded = rows.map((row) => [...row.slice(0, -1), row.at(-1)?.padEnd(width) ?? '']);
  const head = ['part', 'what', 'measured', 'against', 'ratio', 'bound', '', 'the ratio says'.padEnd(width)];
  return `${formatTable(head, padded, 2)}\n`;
}

/** The findings as JSON, with their ratios. */
export const reportJson = (findings: readonly Finding[], more: object): string =>
  `${JSON.stringify(
    {
      ...more,
      findings: findings.map((finding) => ({
        ...finding,
        ratio: ratioOf(finding),
        missed: isMissed(finding),
      })),
    },
    null,
    2,
  )}\n`;

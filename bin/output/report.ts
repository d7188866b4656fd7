import type { EntitySummary, RunSummary } from '../../pipeline/summary.ts';
import type { OutputFormat } from './formats.ts';
import { summaryTable } from './table.ts';

/** Writes the results of a run to stdout: the table or the JSON at its end, NDJSON entity by entity. */
interface Reporter {
  entity(summary: EntitySummary): void;
  end(summary: RunSummary): void;
}

/** A reporter that hands text to `write`, line breaks included; with NDJSON a pipe sees each entity as it ends. */
export function createReporter(format: OutputFormat, write: (text: string) => void): Reporter {
  if (format === 'ndjson') {
    return { entity: (summary) => write(`${JSON.stringify(summary)}\n`), end() {} };
  }
  const toText =
    format === 'json' ? (summary: RunSummary) => `${JSON.stringify(summary, null, 2)}\n` : summaryTable;
  return { entity() {}, end: (summary) => write(toText(summary)) };
}

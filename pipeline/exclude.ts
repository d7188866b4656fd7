import { type FieldNode, visit } from 'graphql';
import type { Logger } from 'pino';
import { columnsOf } from '../sinks/supabase/inspect.ts';
import type { Sink } from '../sinks/supabase/sinks.ts';
import { toColumn } from '../transforms/values.ts';
import fields from './fields.gen.json' with { type: 'json' };
import { type Flow, flows, type Part } from './flows.ts';
import type { SyncOptions } from './options.ts';

/** The columns that can be kept out, and those that a run needs: keys, times and links that it compares. As `entity.column`. */
export function columnNames() {
  const names = { free: [] as string[], needed: [] as string[] };
  for (const table of flows.flatMap(({ tables }) => tables)) {
    const compared = [table.updatedColumn, table.linkColumn, table.timeColumn];
    const needed: unknown[] = ['created_at', 'updated_at', 'deleted_at', ...compared];
    for (const [column, type] of Object.entries(columnsOf(table.name))) {
      const isNeeded = needed.includes(column) || type.includes('not null');
      names[isNeeded ? 'needed' : 'free'].push(`${table.entity}.${column}`);
    }
  }
  return names;
}

/** The columns of an entity among those that are kept out. */
const excludedOf = (entity: string, exclude: readonly string[]): string[] =>
  exclude.flatMap((name) => (name.startsWith(`${entity}.`) ? [name.slice(entity.length + 1)] : []));

const isTouched = ({ tables }: Flow, exclude: readonly string[]): boolean =>
  tables.some(({ entity }) => excludedOf(entity, exclude).length > 0);

/** A flow that leaves columns empty. Its rejects keep no record: a client's would hold the excluded values of its contacts. */
export function excluding(flow: Flow, exclude: readonly string[]): Flow {
  if (!isTouched(flow, exclude)) return flow;
  const empty = (part: Part): Part => {
    const columns = excludedOf(part.entity, exclude);
    const nulls = Object.fromEntries(columns.map((column) => [column, null]));
    const toRow: Part['toRow'] = (note) => {
      const row = part.toRow((bad) => {
        if (!columns.includes(toColumn(bad.field))) note({ ...bad, value: null });
      });
      return { ...row, ...nulls };
    };
    return { ...part, record: null, toRow };
  };
  return { ...flow, parts: (record, timezone) => flow.parts(record, timezone).map(empty) };
}

/** Clears what earlier runs have stored of excluded columns, in rows and in rejects; a dry run only counts. */
export async function clearExcluded(chosen: readonly Flow[], options: SyncOptions, sink: Sink, log: Logger) {
  const { exclude, dryRun } = options;
  const touched = chosen.filter((flow) => isTouched(flow, exclude));
  for (const table of touched.flatMap(({ tables }) => tables)) {
    const columns = excludedOf(table.entity, exclude);
    const rows = await sink.clear(table, columns);
    const what = `${columns.join(', ')} of ${rows} ${table.entity} ${dryRun ? 'would be ' : ''}cleared: excluded`;
    if (rows > 0) log.info(what);
  }
}

/** The fields of all queries that fill only excluded columns: they need not be asked for. */
export function unaskedFields(exclude: readonly string[]): ReadonlySet<FieldNode> {
  const unasked = new Set<FieldNode>();
  const filled: Record<string, Record<string, readonly string[]>> = fields;
  for (const { name, collection } of exclude.length > 0 ? flows : []) {
    visit(collection.list.document, {
      Field(node) {
        const columns = filled[name]?.[node.name.value];
        if (columns?.every((column) => exclude.includes(column))) unasked.add(node);
      },
    });
  }
  return unasked;
}

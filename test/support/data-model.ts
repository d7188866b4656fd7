import pino from 'pino';
import { httpDefaults } from '../../pipeline/config.ts';
import { type Flow, flows } from '../../pipeline/flows.ts';
import { defaults } from '../../pipeline/options.ts';
import { run } from '../../pipeline/run.ts';
import { populate } from '../../sandbox/gazelle/data/populate.ts';
import { SMALL } from '../../sandbox/gazelle/data/sizes.ts';
import { startGazelle } from '../../sandbox/gazelle/server.ts';
import { createWorld } from '../../sandbox/gazelle/world.ts';
import { openDatabase } from '../../sandbox/supabase/database.ts';

/** Where the tables are described, column by column. */
export const dataModelFile = new URL('../../docs/data-model.md', import.meta.url);

/** Few records show all fields: those that are empty in one are filled in another. */
const most = 60;

interface Column {
  table: string;
  column: string;
  type: string;
  meaning: string | null;
}

const ours: Record<string, string> = {
  account_id: 'the account, `main` where there is only one',
  first_synced_at: 'when the row was first stored',
  synced_at: 'when the row last really changed',
  deleted_at: 'when a run found it deleted in Gazelle; null while it is there',
};

const head = `# Data model

Every table and column, and the field of Gazelle that fills it. Made by \`npm run generate\` from the migrations and from what
the transforms really read: a field is named where a row changes with it. What a column means is its comment in the database.

The key of every table is \`(account_id, id)\`; \`id\` is Gazelle's own. Times (\`timestamptz\`) are instants in UTC; a \`date\` and
a \`time\` are local, in the time zone of the event. Text is trimmed, and empty text is null. Enums are text, so that a new
value in Gazelle breaks nothing.
`;

/** Describes every synced table: its columns, their types, the fields they come from, and their units. */
export async function generateDataModel(): Promise<string> {
  const records = await readRecords();
  const columns = await readColumns();
  const texts = flows.flatMap((flow) => {
    const seen = records.get(flow.name) ?? [];
    return flow.tables.map(({ entity, name }) => {
      const fields = fieldsOf(flow, entity, seen);
      const rows = columns
        .filter(({ table }) => table === name)
        .map(({ column, type, meaning }) => {
          const from = ours[column] ?? ([...(fields.get(column) ?? [])].sort(byNumber).join(', ') || '-');
          return `| ${column} | ${type} | ${from} | ${unitOf(column, type)} | ${meaning ?? ''} |`;
        });
      return `\n## ${name}\n\n| column | type | from | unit | meaning |\n|---|---|---|---|---|\n${rows.join('\n')}\n`;
    });
  });
  return head + texts.join('');
}

/** Reads some records of every collection from a small account. Throws an Error where the sandbox has none of one. */
export async function readRecords(): Promise<Map<string, unknown[]>> {
  const gazelle = await startGazelle({ world: populate(createWorld(), { ...SMALL, invoices: 60 }) });
  const records = new Map<string, unknown[]>(flows.map(({ name }) => [name, []]));
  const originals = flows.map((flow) => ({ flow, parts: flow.parts }));
  for (const { flow, parts } of originals) {
    flow.parts = (record, timezone) => {
      records.get(flow.name)?.push(record);
      return parts(record, timezone);
    };
  }
  try {
    const key = { kind: 'key', key: gazelle.apiKey } as const;
    const config = {
      gazelle: { url: gazelle.url, tokenUrl: gazelle.tokenUrl, credentials: key },
      supabase: null,
      http: httpDefaults,
    };
    const hooks = { log: pino({ level: 'silent' }), signal: new AbortController().signal };
    await run(config, { ...defaults, full: true, dryRun: true }, hooks);
  } finally {
    for (const { flow, parts } of originals) flow.parts = parts;
    await gazelle.close();
  }
  for (const [name, seen] of records)
    if (seen.length === 0)
      throw new Error(
        `the sandbox has no ${name}, from which the columns are told: add some to sandbox/gazelle`,
      );
  return records;
}

/** The fields with which a row of an entity changes, by column. */
function fieldsOf(flow: Flow, entity: string, records: readonly unknown[]): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>();
  const seen = new Map<string, number>();
  for (const record of records) {
    const before = rowsOf(flow, entity, record);
    for (const path of leavesOf(record)) {
      const field = path.join('.').replaceAll(/\.\d+/g, '[]');
      const times = seen.get(field) ?? 0;
      if (times >= most) continue;
      seen.set(field, times + 1);
      const after = rowsOf(flow, entity, changed(record, path));
      before.forEach((row, i) => {
        for (const [column, value] of Object.entries(row)) {
          if (JSON.stringify(value) === JSON.stringify(after[i]?.[column])) continue;
          found.set(column, (found.get(column) ?? new Set()).add(`\`${field}\``));
        }
      });
    }
  }
  return found;
}

const rowsOf = (flow: Flow, entity: string, record: unknown): Record<string, unknown>[] =>
  flow
    .parts(record, 'America/Toronto')
    .filter((part) => part.entity === entity)
    .map((part) => ({ ...part.toRow(() => {}) }));

/** The paths to all values of a record. */
function leavesOf(value: unknown, path: readonly string[] = []): (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return [path];
  return Object.entries(value).flatMap(([name, inner]) => leavesOf(inner, [...path, name]));
}

/** A copy in which one value is null, or another one where it was: a text that is a date too. */
function changed(record: unknown, path: readonly string[]): unknown {
  const copy = structuredClone(record);
  let place = copy;
  for (const name of path.slice(0, -1)) place = (place as Record<string, unknown>)[name];
  const holder = place as Record<string, unknown>;
  const name = path.at(-1) ?? '';
  holder[name] = holder[name] === null ? '2020-01-02' : null;
  return copy;
}

async function readColumns(): Promise<Column[]> {
  const connection = await openDatabase();
  try {
    const { rows } = await connection.driver.query<Column>(`
      select relname as table, attname as column, format_type(atttypid, null) as type,
        col_description(attrelid, attnum) as meaning
      from pg_attribute join pg_class on pg_class.oid = attrelid
      where relnamespace = 'public'::regnamespace and relkind = 'r' and attnum > 0 and not attisdropped
      order by relname, attnum`);
    return rows;
  } finally {
    await connection.close();
  }
}

function unitOf(column: string, type: string): string {
  if (type === 'timestamp with time zone') return 'UTC';
  if (type === 'date' || type === 'time without time zone') return 'local';
  if (/(^|_)total$|^amount$/.test(column)) return 'smallest of its currency';
  return /_(minutes|months|days|hundredths)$/.exec(column)?.[1] ?? '';
}

const byNumber = new Intl.Collator('en', { numeric: true }).compare;

import { isDeepStrictEqual } from 'node:util';
import { entityNames, flows } from '../../pipeline/flows.ts';
import { micros } from '../gazelle/instants.ts';
import type { World } from '../gazelle/world.ts';
import type { SupabaseSandbox } from '../supabase/start.ts';
import { type ExpectedRow, expectedRows } from './expected-rows.ts';

/** What is compared, and what a run could not know of. */
export interface ParityOptions {
  /** Whose rows are compared; `main`, when absent. */
  account?: string;
  /** Only these tables; all of them, when absent. */
  entities?: readonly string[];
  /** Appointments that start before this instant, and their services, are not compared: no window has reached them. */
  appointmentsFrom?: Date;
  /** Older timeline entries are not compared, nor are deleted ones: only a full read finds them. */
  timelineFrom?: Date;
  /** What Gazelle no longer has must be marked as deleted, unless a run was not bound to notice. */
  gone?: 'marked' | 'ignored';
  /** What else a run could not know of. */
  isUnseen?: (entity: string, id: string) => boolean;
}

/** The rows of a table, by id. */
type Rows = ReadonlyMap<string, ExpectedRow>;

/** How Supabase differs from Gazelle, a sentence for each row and field; nothing, when the sync did its work. */
export async function differences(
  { world, supabase }: { world: World; supabase: SupabaseSandbox },
  options: ParityOptions = {},
): Promise<string[]> {
  const { account = 'main', entities = entityNames, isUnseen = () => false } = options;
  const found: string[] = [];
  for (const entity of entities) {
    const stored = await readStored(supabase, tableOf(entity), account);
    const expected: Rows = new Map(expectedRows(entity, world).map((row) => [String(row.id), row]));
    for (const id of new Set([...expected.keys(), ...stored.keys()])) {
      const [wanted, row] = [expected.get(id), stored.get(id)];
      if (isUnseen(entity, id) || isOutside(entity, wanted, row, options, world)) continue;
      found.push(...compare(`${entity} ${id}`, wanted, row));
    }
  }
  return found;
}

function tableOf(entity: string): string {
  const table = flows.flatMap(({ tables }) => tables).find((one) => one.entity === entity);
  if (!table) throw new Error(`no flow fills a table with ${entity}`);
  return table.name;
}

function isOutside(
  entity: string,
  wanted: ExpectedRow | undefined,
  row: ExpectedRow | undefined,
  { appointmentsFrom, timelineFrom, gone }: ParityOptions,
  { events }: World,
): boolean {
  const isBefore = (time: unknown, limit: Date) =>
    (typeof time === 'number' ? time : (instant(time) ?? Number.NEGATIVE_INFINITY)) < limit.getTime() * 1000;
  if (gone === 'ignored' && !wanted) return true;
  if (entity === 'appointments' && appointmentsFrom)
    return isBefore((wanted ?? row)?.start_at, appointmentsFrom);
  if (entity === 'appointment-services' && appointmentsFrom)
    return isBefore(events.get(String((wanted ?? row)?.appointment_id))?.start, appointmentsFrom);
  if (entity === 'timeline' && timelineFrom) return !wanted || isBefore(wanted.occurred_at, timelineFrom);
  return false;
}

function compare(name: string, wanted: ExpectedRow | undefined, row: ExpectedRow | undefined): string[] {
  if (!wanted) return row?.deleted_at === null ? [`${name} is deleted in Gazelle and not marked`] : [];
  if (!row) return [`${name} is missing`];
  const expected: ExpectedRow = { ...wanted, deleted_at: null };
  return Object.entries(expected).flatMap(([column, value]) => {
    const found = column.endsWith('_at') ? instant(row[column]) : row[column];
    return isDeepStrictEqual(found, value)
      ? []
      : [`${name}: ${column} is ${JSON.stringify(found)}, should be ${JSON.stringify(value)}`];
  });
}

const instant = (time: unknown) => (typeof time === 'string' ? micros(time) : null);

async function readStored(supabase: SupabaseSandbox, table: string, account: string): Promise<Rows> {
  const query = `select t.id, to_jsonb(t) as row from ${table} t where account_id = $1`;
  const found = await supabase.sql(query, [account]);
  return new Map(found.map(({ id, row }) => [String(id), row as ExpectedRow]));
}

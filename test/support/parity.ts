import { isDeepStrictEqual } from 'node:util';
import { micros } from '../../sandbox/gazelle/instants.ts';
import type { World } from '../../sandbox/gazelle/world.ts';
import type { SupabaseSandbox } from '../../sandbox/supabase/start.ts';
import { type ExpectedRow, expectedRows } from './parity-rows.ts';

export type ParityEntity = keyof typeof expectedRows;

interface ParityOptions {
  /** Only these tables; all six, when absent. */
  entities?: readonly ParityEntity[];
  /** Appointments that start before this instant are not compared: no window has reached them. */
  appointmentsFrom?: Date;
  /** Timeline entries of before this instant are not compared, nor are the ones gone: only a full read sees them. */
  timelineFrom?: Date;
  /** What else a run could not know of. */
  isUnseen?: (entity: ParityEntity, id: string) => boolean;
}

const tables: Record<ParityEntity, string> = {
  users: 'gazelle_users',
  clients: 'gazelle_clients',
  contacts: 'gazelle_contacts',
  pianos: 'gazelle_pianos',
  appointments: 'gazelle_appointments',
  timeline: 'gazelle_timeline_entries',
};

/** How Supabase differs from Gazelle, a sentence for each row and field; nothing, when the sync did its work. */
export async function differences(
  { world, supabase }: { world: World; supabase: SupabaseSandbox },
  options: ParityOptions = {},
): Promise<string[]> {
  const { entities = Object.keys(tables) as ParityEntity[], isUnseen = () => false } = options;
  const stored = await readStored(supabase, entities);
  return entities.flatMap((entity) => {
    const rows = stored.get(entity) ?? new Map<string, ExpectedRow>();
    const expected = new Map(expectedRows[entity](world).map((row): [string, ExpectedRow] => [row.id, row]));
    return [...new Set([...expected.keys(), ...rows.keys()])].flatMap((id) => {
      const [wanted, row] = [expected.get(id), rows.get(id)];
      if (isUnseen(entity, id) || isOutside(entity, wanted, row, options)) return [];
      return compare(`${entity} ${id}`, wanted, row);
    });
  });
}

function isOutside(
  entity: ParityEntity,
  wanted: ExpectedRow | undefined,
  row: ExpectedRow | undefined,
  { appointmentsFrom, timelineFrom }: ParityOptions,
): boolean {
  const isBefore = (time: unknown, limit: Date) =>
    (typeof time === 'number' ? time : (instant(time) ?? Number.NEGATIVE_INFINITY)) < limit.getTime() * 1000;
  if (entity === 'appointments' && appointmentsFrom)
    return isBefore((wanted ?? row)?.start_at, appointmentsFrom);
  if (entity === 'timeline' && timelineFrom) return !wanted || isBefore(wanted.occurred_at, timelineFrom);
  return false;
}

function compare(name: string, wanted: ExpectedRow | undefined, row: ExpectedRow | undefined): string[] {
  if (!wanted) return row?.deleted_at === null ? [`${name} is gone from Gazelle and not marked`] : [];
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

async function readStored(
  supabase: SupabaseSandbox,
  entities: readonly ParityEntity[],
): Promise<Map<string, Map<string, ExpectedRow>>> {
  const queries = entities.map(
    (entity) => `select '${entity}' as entity, to_jsonb(t) as row from ${tables[entity]} t`,
  );
  const found = (await supabase.sql(queries.join(' union all '))) as { entity: string; row: ExpectedRow }[];
  const byEntity = Map.groupBy(found, ({ entity }) => entity);
  return new Map(
    [...byEntity].map(([entity, rows]) => [entity, new Map(rows.map(({ row }) => [String(row.id), row]))]),
  );
}

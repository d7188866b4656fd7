import { DAY, iso } from '../gazelle/instants.ts';
import type { World } from '../gazelle/world.ts';
import type { SupabaseSandbox } from '../supabase/start.ts';

interface Expected {
  table: string;
  /** The columns compared: when a record changed, and a text that changes with it. */
  columns: [time: string, text: string];
  records: { id: string; time: string | null; text: string | null }[];
  /** Rows before this are of no concern. */
  from?: { column: string; time: string };
}

/** What Supabase must hold of an account whose first sync was at `since`. */
function expectations(world: World, since: Date): Expected[] {
  const lately = iso(since.getTime() - 6 * DAY);
  const thisMonth = iso(since.getTime() - 29 * DAY);
  const dated = <T extends { id: string; updatedAt: string | null }>(
    all: T[],
    text: (record: T) => string | null,
  ) => all.map((record) => ({ id: record.id, time: record.updatedAt, text: text(record) }));
  const events = world.events.list().filter(({ start }) => start !== null && start >= lately);
  const entries = world.timeline.list().filter(({ occurredAt }) => occurredAt >= thisMonth);
  return [
    {
      table: 'gazelle_users',
      columns: ['updated_at', 'first_name'],
      records: dated(world.users.list(), ({ firstName }) => firstName),
    },
    {
      table: 'gazelle_clients',
      columns: ['updated_at', 'personal_notes'],
      records: dated(world.clients.list(), ({ personalNotes }) => personalNotes),
    },
    {
      table: 'gazelle_contacts',
      columns: ['updated_at', 'role'],
      records: dated(world.contacts.list(), ({ role }) => role),
    },
    {
      table: 'gazelle_pianos',
      columns: ['updated_at', 'notes'],
      records: dated(world.pianos.list(), ({ notes }) => notes),
    },
    {
      table: 'gazelle_appointments',
      columns: ['updated_at', 'notes'],
      records: dated(events, ({ notes }) => notes),
      from: { column: 'start_at', time: lately },
    },
    {
      table: 'gazelle_timeline_entries',
      columns: ['occurred_at', 'comment'],
      records: entries.map(({ id, occurredAt, comment }) => ({ id, time: occurredAt, text: comment })),
      from: { column: 'occurred_at', time: thisMonth },
    },
  ];
}

/**
 * Says where Supabase differs from Gazelle. With `gone: 'marked'`, what Gazelle no longer has must be marked as deleted;
 * an incremental run is not bound to notice that.
 */
export async function compare(
  world: World,
  supabase: SupabaseSandbox,
  { since, gone }: { since: Date; gone: 'marked' | 'ignored' },
): Promise<string[]> {
  const differences: string[] = [];
  for (const { table, columns, records, from } of expectations(world, since)) {
    const [time, text] = columns;
    const where = from ? `where ${from.column} >= '${from.time}'` : '';
    const rows = await supabase.sql(
      `select id, ${time}::text as time, ${text} as text, deleted_at is not null as gone from ${table} ${where}`,
    );
    const stored = new Map(rows.map((row) => [String(row.id), row]));
    for (const record of records) {
      const row = stored.get(record.id);
      stored.delete(record.id);
      if (!row) differences.push(`${table} ${record.id}: missing`);
      else if (row.gone) differences.push(`${table} ${record.id}: marked as deleted`);
      else if (!isSameTime(record.time, row.time))
        differences.push(`${table} ${record.id}: ${time} ${row.time}`);
      else if (normal(record.text) !== row.text) differences.push(`${table} ${record.id}: ${text}`);
    }
    if (gone === 'ignored') continue;
    for (const [id, row] of stored) if (!row.gone) differences.push(`${table} ${id}: not marked as deleted`);
  }
  return differences;
}

const normal = (text: string | null) => text?.trim() || null;

const isSameTime = (a: string | null, b: unknown): boolean =>
  a === null || b === null ? a === b : Date.parse(a) === Date.parse(String(b));

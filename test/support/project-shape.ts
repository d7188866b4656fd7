import { openDatabase } from '../../sandbox/supabase/database.ts';

/** Where it is kept what a project has once all migrations are applied. */
export const projectShapeFile = new URL('../../sinks/supabase/project.gen.json', import.meta.url);

interface Shape {
  tables: Record<string, { columns: unknown; triggers: unknown }>;
  functions: string[];
}

/** What `gazelle_inspect` finds in a database with all migrations, as far as it is the same everywhere. */
export async function generateProjectShape(): Promise<string> {
  const connection = await openDatabase();
  try {
    const { rows } = await connection.driver.query<{ found: Shape }>(
      'select public.gazelle_inspect() as found',
    );
    const { functions = [], tables = {} } = rows[0]?.found ?? {};
    // A line for each table, so that a change is seen where it belongs.
    const lines = Object.entries(tables).map(
      ([name, { columns, triggers }]) => `"${name}":${JSON.stringify({ columns, triggers })}`,
    );
    return `{"functions":${JSON.stringify(functions)},\n"tables":{\n${lines.join(',\n')}}}\n`;
  } finally {
    await connection.close();
  }
}

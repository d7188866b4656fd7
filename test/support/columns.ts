import { readFile } from 'node:fs/promises';
import { projectShapeFile } from './project-shape.ts';

/** Where it is kept which columns the transforms fill, and of which type each is. */
export const columnsFile = new URL('../../transforms/columns.gen.json', import.meta.url);

/** Filled by triggers or the sink, or the same way in all rows. */
const notRead = ['id', 'account_id', 'first_synced_at', 'synced_at', 'deleted_at'];

/** The columns of each table of records, with the first word of their types: `text`, `text[]`, `timestamp`. */
export async function generateColumns(): Promise<string> {
  const { tables }: { tables: Record<string, { columns: Record<string, string> }> } = JSON.parse(
    await readFile(projectShapeFile, 'utf8'),
  );
  const records = Object.entries(tables).filter(([, { columns }]) => 'first_synced_at' in columns);
  const lines = records.map(([table, { columns: all }]) => {
    const columns = Object.entries(all)
      .filter(([column]) => !notRead.includes(column))
      .map(([column, definition]) => [column, /^[a-z]+(\[\])?/.exec(definition)?.[0]]);
    return `"${table}":${JSON.stringify(Object.fromEntries(columns))}`;
  });
  return `{\n${lines.join(',\n')}\n}\n`;
}

import { flows } from './flows.ts';
import { inSchema } from './migration-script.ts';

/**
 * The SQL that notes what changes in the tables of these entities, and of no others: their triggers, and the table of the changes
 * in the publication. It can be applied twice.
 */
export function changesScript(entities: readonly string[], schema: string): string {
  const tables = flows.flatMap((flow) => flow.tables);
  const statements = tables.flatMap(({ entity, name }) => {
    const call = `execute function public.gazelle_note_changes('${entity}');`;
    return [
      ['insert', 'new table as written'],
      ['update', 'old table as before new table as written'],
    ].map(([event, rows]) =>
      entities.includes(entity)
        ? `create or replace trigger gazelle_note_${event} after ${event} on public.${name}\n  referencing ${rows} for each statement ${call}`
        : `drop trigger if exists gazelle_note_${event} on public.${name};`,
    );
  });
  statements.push(`call public.gazelle_publish_changes(${entities.length > 0});`);
  return inSchema(`begin;\n\n${statements.join('\n')}\n\ncommit;\n`, schema);
}

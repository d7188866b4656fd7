import { flows } from '../../pipeline/flows.ts';
import { readRecords } from './data-model.ts';

/** Which columns every field of a record fills. */
export const fieldsFile = new URL('../../pipeline/fields.gen.json', import.meta.url);

/** Tells from what the transforms make of records which columns a field fills, wherever it is: those that change without it. */
export async function generateFields(): Promise<string> {
  const records = await readRecords();
  const lines = flows.map((flow) => {
    const filled: Record<string, string[]> = {};
    const seen = records.get(flow.name) ?? [];
    const rows = (record: unknown) =>
      flow
        .parts(record, 'America/Toronto')
        .flatMap(({ entity, toRow }) =>
          Object.entries(toRow(() => {})).map(([column, value]) => [`${entity}.${column}`, value] as const),
        );
    const known = seen.map((record) => ({ record, text: JSON.stringify(record), before: rows(record) }));
    for (const name of [...namesIn(seen)].sort()) {
      const columns = new Set<string>();
      for (const { record, text, before } of known) {
        if (!text.includes(`"${name}":`)) continue;
        try {
          const after = rows(without(record, name));
          before.forEach(([column, value], i) => {
            if (JSON.stringify(value) !== JSON.stringify(after[i]?.[1])) columns.add(column);
          });
        } catch {
          // No row can be made without it, so no exclusion may leave it out.
          columns.add('*');
        }
      }
      if (columns.size > 0 && !columns.has('*')) filled[name] = [...columns].sort();
    }
    return `${JSON.stringify(flow.name)}:${JSON.stringify(filled)}`;
  });
  return `{\n${lines.join(',\n')}\n}\n`;
}

function* namesIn(value: unknown, seen = new Set<string>()): Generator<string> {
  if (typeof value !== 'object' || value === null) return;
  for (const [name, inner] of Object.entries(value)) {
    if (!Array.isArray(value) && !seen.has(name)) yield* seen.add(name) && [name];
    yield* namesIn(inner, seen);
  }
}

const without = (record: unknown, name: string): unknown =>
  JSON.parse(JSON.stringify(record), function (this: unknown, key, value) {
    return key === name && !Array.isArray(this) ? undefined : value;
  });

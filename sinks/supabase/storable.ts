import type { Json } from './database.types.ts';

/** Text without what Postgres cannot hold, NUL and halves of surrogate pairs: U+FFFD stands in their place. */
export const storableText = (text: string): string => text.replaceAll('\0', '\uFFFD').toWellFormed();

/** A value as jsonb can hold it: a record that Postgres refused must still be kept with its reject. */
export function storable(value: unknown): Json {
  return JSON.parse(JSON.stringify(value), (_key, part) =>
    typeof part === 'string' ? storableText(part) : part,
  );
}

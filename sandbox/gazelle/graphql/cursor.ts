import { createGraphQLError } from 'graphql-yoga';

/** The cursor of a 1-based position, as graphql-ruby makes it for database relations: 3 is `Mw`. */
export function encodeCursor(position: number | string): string {
  return Buffer.from(String(position)).toString('base64url');
}

/** The position a cursor stands for. */
export function decodeCursor(cursor: string): number {
  const position = cursorText(cursor);
  if (!/^\d+$/.test(position)) throw createGraphQLError(`Invalid cursor: ${JSON.stringify(cursor)}`);
  return Number(position);
}

/** Another cursor for the same position, different from every one given before it. */
export function samePlace(cursor: string | null | undefined): string {
  return encodeCursor(`0${cursor ? cursorText(cursor) : ''}`);
}

const cursorText = (cursor: string) => Buffer.from(cursor, 'base64url').toString();

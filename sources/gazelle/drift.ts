import type { TadaDocumentNode } from 'gql.tada';
import { type DocumentNode, getOperationAST } from 'graphql';
import { GazelleQueryError } from './api/errors.ts';
import type { GazelleApi } from './api/gazelle-api.ts';
import { documents } from './api/graphql.ts';
import { countMany, enumValues } from './api/lookups.ts';
import type { Collection } from './collection.ts';

/** The variables of all kinds of queries: a page of one record, and ids that no record has. */
const anyone = { first: 1, id: 'none', id0: 'none' };

/** What our queries ask for and today's API lacks, a sentence each: every kind of query is sent once. Throws a GazelleError. */
export async function findDrift(api: GazelleApi): Promise<string[]> {
  // A query of nothing but a field that the API is known to lack is never sent.
  const isSent = (document: DocumentNode) => !api.queries.print(document).includes('__typename');
  const queries = documents.filter((document) => getOperationAST(document) && isSent(document));
  const lacks = queries.map((query) =>
    api.request(query as TadaDocumentNode<unknown, object, void>, anyone).then(() => [], messageOfRefusal),
  );
  return [...new Set((await Promise.all(lacks)).flat())];
}

/** A query that was not refused has all its fields, whatever else is wrong with the record. */
function messageOfRefusal(error: unknown): string[] {
  if (!(error instanceof GazelleQueryError)) throw error;
  return error.refused ? [error.message] : [];
}

/** How many records a list without a filter leaves out, and how many of all there are no list of ours asks for. */
export type Hidden = { plain: number; missed: number };

/** Compares a list with the records of every status, of none, archived or not; null where the API does not name the statuses. */
export async function findHidden(
  api: GazelleApi,
  { list: { field, sortEnum, always }, statusEnum, hidden }: Collection<unknown>,
): Promise<Hidden | null> {
  const status = statusEnum && (await enumValues(api, statusEnum));
  if (status?.length === 0) return null;
  const archived = hidden ? [{ archived: false }, hidden] : [];
  const counts = await countMany(api, { field, sortEnum }, [null, always ?? null, { status }, ...archived]);
  const [plain = 0, named = 0, ofStatus = 0, current = 0, apart = 0] = counts;
  const all = Math.max(plain, ofStatus, current + apart);
  const read = Math.max(plain, named) + (current + apart > plain ? apart : 0);
  return { plain: all - plain, missed: Math.max(0, all - read) };
}

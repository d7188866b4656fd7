import type { TadaDocumentNode } from 'gql.tada';
import {
  buildClientSchema,
  type GraphQLSchema,
  getIntrospectionQuery,
  type IntrospectionQuery,
  NoUnusedFragmentsRule,
  NoUnusedVariablesRule,
  specifiedRules,
  validate,
} from 'graphql';
import { type Collection, confirmDeleted } from '../collection.ts';
import { GazelleQueryError } from './errors.ts';
import type { GazelleApi } from './gazelle-api.ts';
import { documents, writtenQuery } from './graphql.ts';
import { countMany, enumValues, spellFilter } from './lookups.ts';
import { nullIfFailed } from './wrap-error.ts';

/**
 * What our documents ask for and today's API does not have, a sentence each. Where it does not tell its schema, every kind
 * of query is sent for one record or for none. Throws a GazelleError when the API cannot be asked.
 */
export async function findDrift(
  api: GazelleApi,
  collections: readonly { collection: Collection<unknown>; entities: readonly string[] }[],
): Promise<string[]> {
  const schema = await askSchema(api);
  // Fragments are used by queries that are made when they are sent, variables by a field that may be left out.
  const unused: readonly unknown[] = [NoUnusedFragmentsRule, NoUnusedVariablesRule];
  const rules = specifiedRules.filter((rule) => !unused.includes(rule));
  const asked = documents.map(api.queries.asked);
  const found = asked.flatMap((document) => (schema ? validate(schema, document, rules) : []));
  if (found.length > 0) return [...new Set(found.map(({ message }) => message))];
  const probes = collections.flatMap(({ collection, entities }) => {
    const page = collection.list.document as TadaDocumentNode<unknown, { first: number }, void>;
    const byId = entities.map((entity) => confirmDeleted(collection, api, entity, ['none'], new Map()));
    return [api.request(page, { first: 1 }), ...byId];
  });
  const lacks = probes.map((probe) => probe.then(() => [], messageOfRefusal));
  return (await Promise.all(lacks)).flat();
}

/** A query that was not refused has all its fields, whatever else is wrong with the record. */
function messageOfRefusal(error: unknown): string[] {
  if (!(error instanceof GazelleQueryError)) throw error;
  return error.refused ? [error.message] : [];
}

/** The schema of today's API; null where it does not tell. Throws a GazelleError. */
async function askSchema(api: GazelleApi): Promise<GraphQLSchema | null> {
  const query = writtenQuery<IntrospectionQuery>(getIntrospectionQuery({ descriptions: false }));
  const answer = await api.request(query, {}).catch(nullIfFailed);
  try {
    return answer && buildClientSchema(answer);
  } catch {
    // So little was given that no schema can be made of it.
    return null;
  }
}

/** How many records a list without a filter leaves out, and how many of all there are no list of ours asks for. */
export interface Hidden {
  plain: number;
  missed: number;
}

/** Compares a list with the records of every status, of none, archived or not; null where the API does not name the statuses. */
export async function findHidden(
  api: GazelleApi,
  { list: { field, always }, statusEnum, hidden }: Collection<unknown>,
): Promise<Hidden | null> {
  const statuses = statusEnum ? await enumValues(api, statusEnum) : [];
  if (statusEnum && statuses.length === 0) return null;
  const every = statusEnum ? { status: statuses } : null;
  const archived = hidden ? [{ archived: false }, hidden] : [];
  const filters = [null, always, every, ...archived].map(spellFilter);
  const [plain = 0, named = 0, ofStatus = 0, current = 0, apart = 0] = await countMany(api, field, filters);
  const all = Math.max(plain, ofStatus, current + apart);
  const read = current + apart > plain ? named + apart : named;
  return { plain: all - plain, missed: Math.max(0, all - read) };
}

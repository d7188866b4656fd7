import type { TadaDocumentNode } from 'gql.tada';
import { parse } from 'graphql';
import { GazelleQueryError } from './errors.ts';
import type { GazelleApi } from './gazelle-api.ts';
import { graphql } from './graphql.ts';

/** Whether the API can sort each collection by `UPDATED_AT_DESC`. The schema documented on 2025-12-30 cannot. */
export interface Sorting {
  clients: boolean;
  pianos: boolean;
}

type SortEnum = { enumValues: { name: string }[] | null } | null;
type NoVariables = Record<string, never>;

const SortEnums = parse(`
  query SortEnums {
    clients: __type(name: "ClientSort") { enumValues { name } }
    pianos: __type(name: "PianoSort") { enumValues { name } }
  }
`) as TadaDocumentNode<Record<keyof Sorting, SortEnum>, NoVariables, void>;

const NewestClient = graphql(`
  query NewestClient {
    allClients(first: 1, sortBy: [UPDATED_AT_DESC]) {
      nodes {
        id
      }
    }
  }
`);

const NewestPiano = graphql(`
  query NewestPiano {
    allPianos(first: 1, sortBy: [UPDATED_AT_DESC]) {
      nodes {
        id
      }
    }
  }
`);

/**
 * Asks the API what it can do: one introspection query for the two sort enums. Where introspection is refused, a
 * newest-first query for one record tells the same by being answered or refused.
 */
export async function askSorting(api: GazelleApi): Promise<Sorting> {
  try {
    const { clients, pianos } = await api.request(SortEnums, {});
    const sorts = (type: SortEnum) =>
      type?.enumValues?.some(({ name }) => name === 'UPDATED_AT_DESC') ?? false;
    if (clients && pianos) return { clients: sorts(clients), pianos: sorts(pianos) };
  } catch (error) {
    if (!(error instanceof GazelleQueryError)) throw error;
  }
  const [clients, pianos] = await Promise.all([
    answers(api.request(NewestClient, {})),
    answers(api.request(NewestPiano, {})),
  ]);
  return { clients, pianos };
}

async function answers(request: Promise<unknown>): Promise<boolean> {
  try {
    await request;
    return true;
  } catch (error) {
    if (error instanceof GazelleQueryError && error.refused) return false;
    throw error;
  }
}

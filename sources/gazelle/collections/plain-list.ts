import type { TadaDocumentNode } from 'gql.tada';
import type { GazelleApi } from '../api/gazelle-api.ts';
import type { Collection } from '../collection.ts';

/** What is declared of a list without pages, of which a query gives all records at once. */
interface PlainList<D, R> {
  name: string;
  /** The field that gives them. */
  field: string;
  query: TadaDocumentNode<D, Record<string, never>, unknown>;
  toRecords(answer: D): R[];
  /** Called where there is none, before all of them are taken for deleted; it may throw. */
  onNone?(): void;
}

/** A collection that is so short that all of it comes in every run. */
export function plainList<D, R extends { id: string; updatedAt: string }>({
  name,
  field,
  query,
  toRecords,
  onNone,
}: PlainList<D, R>): Collection<R> {
  const fetchAll = async (api: GazelleApi) => toRecords(await api.request(query, {}));
  return {
    name,
    refresh: { by: 'snapshot' },
    sweepDays: null,
    list: {
      field,
      document: query,
      headOf: ({ id, updatedAt }) => ({ id, updatedAt }),
      timeOf: ({ updatedAt }) => updatedAt,
      records: (api) => ({
        pages: () => async () => {
          const edges = (await fetchAll(api)).map((node) => ({ cursor: node.id, node }));
          return { edges, hasNextPage: false, endCursor: null, total: null };
        },
        key: () => null,
      }),
      async byIds(api, ids) {
        const all = new Map((await fetchAll(api)).map((record) => [record.id, record]));
        if (all.size === 0) onNone?.();
        return ids.map((id) => all.get(id) ?? null);
      },
    },
  };
}

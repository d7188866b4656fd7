import type { TadaDocumentNode } from 'gql.tada';
import type { Sentence } from '../../../sentences/sentence.ts';
import { GazelleFeedError } from '../api/errors.ts';
import type { GazelleApi } from '../api/gazelle-api.ts';
import type { Collection } from '../collection.ts';

/** A list without pages, all of which comes in every run. An empty one fails with `none`, before all are taken for deleted. */
export function plainList<D, R extends { id: string; updatedAt: string }>(
  name: string,
  document: TadaDocumentNode<D, Record<string, never>, unknown>,
  toRecords: (answer: D) => R[],
  none?: Sentence,
): Collection<R> {
  const fetchAll = async (api: GazelleApi) => toRecords(await api.request(document, {}));
  return {
    name,
    refresh: { by: 'snapshot' },
    sweepDays: null,
    list: {
      // Nothing asks for its pages or its length.
      field: name,
      document,
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
        if (none && all.size === 0) throw new GazelleFeedError(none);
        return ids.map((id) => all.get(id) ?? null);
      },
    },
  };
}

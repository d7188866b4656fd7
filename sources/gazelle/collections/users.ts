import { GazelleFeedError } from '../api/errors.ts';
import type { GazelleApi } from '../api/gazelle-api.ts';
import { graphql, type ResultOf } from '../api/graphql.ts';
import type { Collection } from '../collection.ts';
import { whole } from '../ranges.ts';

const Users = graphql(`
  query Users {
    allUsers {
      id
      firstName lastName email status accessLevel isSchedulable timezone
      defaultUserLocalization { locale }
      createdAt updatedAt
    }
  }
`);

/** A member of the account's staff. */
export type UserRecord = ResultOf<typeof Users>['allUsers'][number];

const fetchUsers = async (api: GazelleApi) => (await api.request(Users, {})).allUsers;

/** The account's technicians and assistants: a handful, in a plain list without pages. */
export const users: Collection<UserRecord, never> = {
  name: 'users',
  ranges: whole,
  refresh: { by: 'snapshot' },
  sweepDays: null,
  list: {
    field: 'allUsers',
    document: Users,
    headOf: ({ id, updatedAt }) => ({ id, updatedAt }),
    timeOf: ({ updatedAt }) => updatedAt,
    records: (api) => ({
      pages: () => async () => {
        const edges = (await fetchUsers(api)).map((node) => ({ cursor: node.id, node }));
        return { edges, hasNextPage: false, endCursor: null, total: null };
      },
      key: () => null,
    }),
  },

  async confirm(api, _entity, ids) {
    const all = new Map((await fetchUsers(api)).map((user) => [user.id, user]));
    // The key itself belongs to one.
    if (all.size === 0)
      throw new GazelleFeedError('Gazelle gave no user at all, twice: none is marked as deleted');
    return {
      deleted: ids.filter((id) => !all.has(id)),
      alive: ids.flatMap((id) => all.get(id) ?? []),
    };
  },
};

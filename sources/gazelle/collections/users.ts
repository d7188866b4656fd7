import { GazelleFeedError } from '../api/errors.ts';
import { graphql, type ResultOf } from '../api/graphql.ts';
import { plainList } from './plain-list.ts';

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

/** The account's technicians and assistants: a handful. */
export const users = plainList({
  name: 'users',
  field: 'allUsers',
  query: Users,
  toRecords: ({ allUsers }): UserRecord[] => allUsers,
  onNone() {
    // The key itself belongs to one.
    throw new GazelleFeedError('Gazelle gave no user at all, twice: none is marked as deleted');
  },
});

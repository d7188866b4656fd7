import { graphql } from '../api/graphql.ts';
import type { RecordOf } from '../list/define-list.ts';
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

/** The key itself belongs to one. */
const none = 'Gazelle gave no user at all, twice: none is marked as deleted';

/** The account's technicians and assistants: a handful. */
export const users = plainList('users', Users, ({ allUsers }) => allUsers, none);

/** A member of the account's staff. */
export type UserRecord = RecordOf<typeof users.list>;

import type { GazelleClient } from './client.ts';
import { graphql, type ResultOf } from './graphql.ts';
import { newestUntil } from './instants.ts';
import { advance, type Source } from './source.ts';

const Users = graphql(`
  query Users {
    allUsers {
      id
      firstName
      lastName
      email
      status
      accessLevel
      isSchedulable
      timezone
      createdAt
      updatedAt
    }
  }
`);

/** A member of the account's staff. */
export type UserRecord = ResultOf<typeof Users>['allUsers'][number];

async function fetchUsers(client: GazelleClient): Promise<UserRecord[]> {
  const { allUsers } = await client.request(Users, {});
  return allUsers;
}

/** The account's technicians and assistants: a handful, so all of them in one request, every run. */
export const users: Source<UserRecord> = {
  async open(plan) {
    return {
      strategy: 'snapshot',
      async *pages() {
        const all = await fetchUsers(plan.client);
        const began = plan.client.now();
        yield all;
        const watermark = newestUntil(
          began,
          all.map(({ updatedAt }) => updatedAt),
        );
        const seen = new Set(all.map(({ id }) => id));
        return { checkpoint: advance(plan, began, watermark, true), covered: [{ entity: 'users', seen }] };
      },
    };
  },

  async confirm(client, _entity, ids) {
    const all = new Map((await fetchUsers(client)).map((user) => [user.id, user]));
    return {
      gone: ids.filter((id) => !all.has(id)),
      alive: ids.flatMap((id) => all.get(id) ?? []),
    };
  },
};

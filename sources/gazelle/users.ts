import { GazelleFeedError } from './api/errors.ts';
import type { GazelleApi } from './api/gazelle-api.ts';
import { graphql, type ResultOf } from './api/graphql.ts';
import type { FeedEnd } from './feed/read-all.ts';
import { joinEnds, wholeSlice } from './feed/slices.ts';
import { findNewest, type Instant } from './instants.ts';
import { advance, type Source } from './source.ts';

const Users = graphql(`
  query Users {
    allUsers {
      id
      firstName lastName email status accessLevel isSchedulable timezone
      createdAt updatedAt
    }
  }
`);

/** A member of the account's staff. */
export type UserRecord = ResultOf<typeof Users>['allUsers'][number];

const fetchUsers = async (api: GazelleApi) => (await api.request(Users, {})).allUsers;

/** The account's technicians and assistants: a handful, so all of them, every run, with its first question where that is answered. */
export const users: Source<UserRecord> = {
  document: Users,
  early: Users,
  choose: () => ({ strategy: 'snapshot', reason: 'they are few' }),
  async open(plan) {
    let began: Instant | null = null;
    if (!plan.empty) plan.known('users');
    async function* pages(): AsyncGenerator<UserRecord[], FeedEnd> {
      const all = plan.early(Users)?.allUsers ?? (await fetchUsers(plan.api));
      began = plan.api.now();
      yield all;
      const times = all.map(({ updatedAt }) => updatedAt);
      return { watermark: findNewest(began)(times), seen: new Set(all.map(({ id }) => id)), problem: null };
    }
    return {
      strategy: 'snapshot',
      ...wholeSlice(pages),
      end(slices) {
        const { watermark, seen, problem } = joinEnds(slices);
        const covered = seen ? [{ entity: 'users', seen }] : [];
        const checkpoint = advance({ ...plan, began: began ?? plan.began }, watermark, true);
        return { checkpoint, covered, problem };
      },
    };
  },

  async confirm(api, _entity, ids) {
    const all = new Map((await fetchUsers(api)).map((user) => [user.id, user]));
    // The key itself belongs to one.
    if (all.size === 0)
      throw new GazelleFeedError('Gazelle gave no user at all, twice: none is marked as gone');
    return {
      gone: ids.filter((id) => !all.has(id)),
      alive: ids.flatMap((id) => all.get(id) ?? []),
    };
  },
};

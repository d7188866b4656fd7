import { randomKey } from '../random-key.ts';

const USER_ID = '00000000-0000-4000-8000-000000000001';

/** The keys of one project. */
export type Keys = {
  /** Acts as `service_role`, which row-level security does not concern. */
  readonly secretKey: string;
  /** Acts as `anon`, as a visitor does. */
  readonly publishableKey: string;
  /** Acts as `authenticated`, as a signed-in user does: it stands for the publishable key with that user's token. */
  readonly userKey: string;
  /** The same for a user whose token names an account: `account_id` in its `app_metadata`. */
  readonly userKeyOf: (account: string) => string;
};

/** Makes the keys of a project; `secret` is what follows the prefix of the secret one. */
export function createKeys(secret: string = randomKey()): Keys {
  const publishableKey = `sb_publishable_${randomKey()}`;
  const userKey = `${publishableKey}_user`;
  const userKeyOf = (account: string) => `${userKey}_${account}`;
  return { secretKey: `sb_secret_${secret}`, publishableKey, userKey, userKeyOf };
}

/** The role that a key gives, or null when it is not one of the project's. */
export function resolverOf({ secretKey, publishableKey, userKey }: Keys) {
  const user = { role: 'authenticated', sub: USER_ID };
  return async (key: string) => {
    switch (key) {
      case secretKey:
        return { type: 'secret' as const, claims: { role: 'service_role' } };
      case publishableKey:
        return { type: 'publishable' as const, claims: { role: 'anon' } };
      case userKey:
        return { type: 'publishable' as const, claims: user };
      default: {
        if (!key.startsWith(`${userKey}_`)) return null;
        const app_metadata = { account_id: key.slice(userKey.length + 1) };
        return { type: 'publishable' as const, claims: { ...user, app_metadata } };
      }
    }
  };
}

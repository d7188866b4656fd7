/** Acts as `service_role`, which row-level security does not concern. */
export const SECRET_KEY = 'sb_secret_sandbox';

/** Acts as `anon`, as a visitor does. */
export const PUBLISHABLE_KEY = 'sb_publishable_sandbox';

/** Acts as `authenticated`, as a signed-in user does: it stands for the publishable key with that user's token. */
export const USER_KEY = 'sb_publishable_sandbox_user';

const USER_ID = '00000000-0000-4000-8000-000000000001';

/** What a key lets its bearer be, or null when it is not one of ours. */
export async function resolveKey(key: string) {
  switch (key) {
    case SECRET_KEY:
      return { type: 'secret' as const, claims: { role: 'service_role' } };
    case PUBLISHABLE_KEY:
      return { type: 'publishable' as const, claims: { role: 'anon' } };
    case USER_KEY:
      return { type: 'publishable' as const, claims: { role: 'authenticated', sub: USER_ID } };
    default:
      return null;
  }
}

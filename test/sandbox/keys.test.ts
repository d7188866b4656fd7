import { expect, test } from 'vitest';
import { startGazelle } from '../../sandbox/gazelle/server.ts';
import { startSandbox } from '../../sandbox/start.ts';
import { startSupabase } from '../../sandbox/supabase/start.ts';

test('each start has keys of its own, on either side', async () => {
  const gazelles = [await startGazelle(), await startGazelle()];
  const projects = [await startSupabase(), await startSupabase()];
  await Promise.all([...gazelles, ...projects].map(({ close }) => close()));
  const keys = [
    ...gazelles.map(({ apiKey }) => apiKey),
    ...projects.flatMap(({ secretKey, publishableKey, userKey }) => [secretKey, publishableKey, userKey]),
  ];
  expect(new Set(keys).size).toBe(8);
  for (const key of keys) expect(key).toMatch(/[0-9a-f]{32}/);
});

test('a key that is given is the key of both', async () => {
  const sandbox = await startSandbox({ scale: 0.01, key: 'an-old-friend' });
  const { GAZELLE_API_KEY, SUPABASE_SECRET_KEY, SUPABASE_URL } = sandbox.env;
  expect([GAZELLE_API_KEY, SUPABASE_SECRET_KEY]).toEqual(['gz_an-old-friend', 'sb_secret_an-old-friend']);
  const { status, headers } = await fetch(`${SUPABASE_URL}/rest/v1/gazelle_users`, {
    headers: { apikey: String(SUPABASE_SECRET_KEY), origin: 'https://evil.example' },
  });
  await sandbox.close();
  expect([status, headers.get('access-control-allow-origin')]).toEqual([200, null]);
});

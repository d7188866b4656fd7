import { expect, test } from 'vitest';
import { httpDefaults } from '../../pipeline/config.ts';
import { resilientFetch } from '../../pipeline/http/resilient-fetch.ts';
import { serve } from '../../sandbox/http/serve.ts';
import { postgrest } from '../../sinks/supabase/postgrest.ts';
import { captureLog } from '../support/test-bed.ts';

test.each([
  ['a refusal of Postgres is not repeated, although it comes with HTTP 500', '54000', 'POST', 1],
  ['a failure of Postgres is', 'XX000', 'POST', 3],
  ['a write that takes too long is not: it is sent in halves', '57014', 'POST', 1],
  ['a read that takes too long is', '57014', 'GET', 3],
])('%s', async (_, code, method, requests) => {
  const server = await serve(() =>
    Response.json({ code, message: 'index row size exceeds maximum' }, { status: 500 }),
  );
  const options = { ...httpDefaults, retries: 2, backoffMs: 1 };
  const fetch = resilientFetch({ protocol: postgrest, log: captureLog().log, ...options });
  const response = await fetch(`${server.url}/rest/v1/gazelle_clients`, { method });
  expect([response.status, await response.json()]).toEqual([500, expect.objectContaining({ code })]);
  expect(server.requests).toHaveLength(requests);
  await server.close();
});

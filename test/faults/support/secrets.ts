import type { World } from '../../../sandbox/gazelle/world.ts';
import type { FaultKind } from '../../../sandbox/http/faults.ts';

/** A word that is in every secret and in all personal data of a test, and must never be printed. */
export const canary = 'c4n4ry';
const say = (what: string) => `${canary} ${what}`;

/** Whatever must not be printed: the word, the sandbox's own keys, the tokens that it hands out. */
export const forbidden = new RegExp(`${canary}|sb_secret_\\w|gz_(access_|refresh_|[0-9a-f]{32})`, 'i');

/** Puts the word wherever a record can hold personal data. */
export function plantInRecords(world: World): void {
  for (const id of world.users.ids()) {
    world.users.edit(id, { firstName: say('technician'), email: `${canary}@example.org` });
  }
  for (const id of world.clients.ids()) {
    world.clients.edit(id, { companyName: say('company'), personalNotes: say('note'), tags: [say('tag')] });
  }
  for (const { id } of world.contacts.list()) {
    const defaultEmail = { id: 'eml_1', email: `${canary}@example.com`, isDefault: true };
    const defaultPhone = { id: 'tel_1', phoneNumber: say('phone'), type: 'MOBILE' };
    world.contacts.edit(id, { firstName: say('first'), lastName: say('last'), defaultEmail, defaultPhone });
  }
  for (const id of world.pianos.ids())
    world.pianos.edit(id, { notes: say('piano'), serialNumber: say('serial') });
  for (const id of world.events.ids()) world.events.edit(id, { title: say('title'), notes: say('note') });
  for (const id of world.timeline.ids())
    world.timeline.edit(id, { comment: say('comment'), summary: say('summary') });
}

const json = { 'content-type': 'application/json' };
const html = `<html><title>${say('title')}</title><pre>${say('stack')}</pre></html>`;
const status = (code: number, body: string, headers: Record<string, string> = {}): FaultKind => ({
  kind: 'status',
  status: code,
  body,
  headers,
});
const answer = (body: object, code = 200) => status(code, JSON.stringify(body), json);
const problem = {
  message: say('message'),
  path: ['allClients', say('path')],
  locations: [{ line: 2, column: 3 }],
  extensions: { code: `${canary}`, detail: say('detail'), value: { email: say('value') } },
};
const postgres = (code: string) => ({
  code,
  message: `invalid input syntax: "${say('value')}"`,
  details: `Key (email)=(${say('email')}) already exists.`,
  hint: say('hint'),
});

/** Faults on either side whose every part holds the word. */
export const faults: Record<string, FaultKind> = {
  ...Object.fromEntries(
    [400, 401, 403, 404, 408, 409, 413, 429, 500, 503, 520, 540].map((code) => [
      `HTTP ${code}`,
      status(code, html),
    ]),
  ),
  'HTTP 500 in JSON': answer({ message: say('message'), error: say('error') }, 500),
  'a redirect': status(302, html, { location: `http://127.0.0.1:9/${canary}?email=${canary}` }),
  'a header': status(503, html, { 'retry-after': say('time'), 'x-request-id': say('id') }),
  'a page instead of JSON': status(200, html),
  'broken JSON': status(200, `{"data": {"allClients": "${say('value')}`, json),
  'JSON of another kind': answer([say('item')]),
  'a wrong shape': answer({ data: { allClients: { edges: say('edges'), pageInfo: say('page') }, sort: 1 } }),
  'a cut-off body': { kind: 'truncated' },
  'a reset': { kind: 'reset' },
  'a lost answer': { kind: 'reset-after' },
  'a hang': { kind: 'hang' },
  'GraphQL errors': { kind: 'graphql-errors', message: say('message') },
  'GraphQL errors beside data': { kind: 'graphql-errors', message: say('message'), withPartialData: true },
  'GraphQL errors in full': answer({ errors: [problem], data: null }),
  'a page that is too complex': answer({ errors: [{ ...problem, message: say('max complexity') }] }),
  'GraphQL errors refused': answer({ errors: [problem, problem, problem, problem] }, 400),
  'a code with the word': answer({ code: `${canary}1`, message: say('message') }, 400),
  ...Object.fromEntries(
    [
      '22P02',
      '23505',
      '42703',
      '42501',
      'PGRST204',
      'PGRST202',
      'P0001',
      '57014',
      '25006',
      'PGRST303',
      'XX000',
    ].map((code) => [`Postgres ${code}`, answer(postgres(code), code === '57014' ? 500 : 400)]),
  ),
};

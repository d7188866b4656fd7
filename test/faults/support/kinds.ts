import type { FaultKind } from '../../../sandbox/http/faults.ts';

export type Side = 'Gazelle' | 'Supabase';

/** A kind of fault, and what a run makes of it when it happens once: it recovers, or it fails with an exit code. */
export interface Kind {
  name: string;
  fault: FaultKind;
  once: 'recovers' | { exit: number };
  /** When it goes on and on; as `exit 1` when absent. */
  lasting?: 'recovers' | { exit: number };
  /** Much like another: only in the printed table. */
  similar?: true;
  /** Where it can happen; on both sides when absent. */
  only?: Side;
}

const json = { 'content-type': 'application/json' };
const html = '<html><body>Bad gateway: <b>sorry</b></body></html>';
const postgres = (code: string) => JSON.stringify({ code, message: 'no', details: null, hint: null });
const status = (code: number, body = '', headers: Record<string, string> = {}): FaultKind => ({
  kind: 'status',
  status: code,
  body,
  headers,
});

export const kinds: readonly Kind[] = [
  { name: 'HTTP 500, HTML', fault: status(500, html), once: 'recovers' },
  { name: 'HTTP 502, empty', similar: true, fault: status(502), once: 'recovers' },
  { name: 'HTTP 503, Retry-After', fault: status(503, html, { 'retry-after': '0' }), once: 'recovers' },
  { name: 'HTTP 504, JSON', similar: true, fault: status(504, '{"message":"no"}', json), once: 'recovers' },
  { name: 'HTTP 429, Retry-After', fault: status(429, '', { 'retry-after': '0' }), once: 'recovers' },
  { name: 'HTTP 429', similar: true, fault: status(429, '{}', json), once: 'recovers' },
  { name: 'HTTP 520, HTML', similar: true, fault: status(520, html), once: 'recovers' },
  { name: 'HTTP 408', similar: true, fault: status(408), once: 'recovers' },
  { name: 'HTTP 400, HTML', fault: status(400, html), once: { exit: 1 } },
  { name: 'HTTP 401', fault: status(401, '{}', json), once: { exit: 2 }, lasting: { exit: 2 } },
  { name: 'HTTP 403, HTML', fault: status(403, html), once: 'recovers', lasting: { exit: 2 } },
  {
    name: 'HTTP 403',
    fault: status(403, '{}', json),
    similar: true,
    once: { exit: 2 },
    lasting: { exit: 2 },
  },
  { name: 'HTTP 404, empty', fault: status(404), once: 'recovers' },
  { name: 'HTTP 404, []', fault: status(404, '[]', json), once: 'recovers', only: 'Supabase' },
  { name: 'HTTP 302', fault: status(302, '', { location: '/elsewhere' }), once: { exit: 1 } },
  { name: 'reset before', fault: { kind: 'reset' }, once: 'recovers' },
  { name: 'reset after', fault: { kind: 'reset-after' }, once: 'recovers' },
  { name: 'hang', fault: { kind: 'hang' }, once: 'recovers' },
  { name: 'truncated', fault: { kind: 'truncated' }, once: 'recovers' },
  { name: 'broken JSON', fault: { kind: 'bad-json' }, once: 'recovers' },
  { name: 'HTTP 200, HTML', fault: status(200, html), once: 'recovers' },
  { name: 'HTTP 200, empty', fault: status(200), once: 'recovers' },
  { name: 'slow', similar: true, fault: { kind: 'slow', ms: 15 }, once: 'recovers', lasting: 'recovers' },
  { name: 'no data', fault: status(200, '{}', json), once: { exit: 1 }, only: 'Gazelle' },
  { name: 'errors, no data', fault: { kind: 'graphql-errors' }, once: { exit: 1 }, only: 'Gazelle' },
  {
    name: 'errors beside data',
    fault: { kind: 'graphql-errors', withPartialData: true },
    once: { exit: 1 },
    only: 'Gazelle',
  },
  { name: 'rows refused', fault: status(400, postgres('22P02'), json), once: 'recovers', only: 'Supabase' },
  { name: 'HTTP 413', fault: status(413, html), once: 'recovers', only: 'Supabase' },
  {
    name: 'token of another time',
    fault: status(401, postgres('PGRST303'), json),
    once: 'recovers',
    lasting: { exit: 2 },
    only: 'Supabase',
  },
  {
    name: 'not in the schema cache',
    fault: status(404, postgres('PGRST202'), json),
    once: 'recovers',
    lasting: { exit: 2 },
    only: 'Supabase',
  },
  {
    name: 'column missing',
    fault: status(400, postgres('42703'), json),
    once: { exit: 2 },
    lasting: { exit: 2 },
    only: 'Supabase',
  },
];

import { setTimeout as sleep } from 'node:timers/promises';
import { print } from 'graphql';
import { duration, unknownName, wholeNumber } from '../bin/settings/flag-values.ts';
import { UsageError } from '../bin/usage-error.ts';
import { flows } from '../pipeline/flows.ts';
import type { GazelleSandbox } from './gazelle/server.ts';
import { rateLimit } from './http/rate-limit.ts';
import type { HttpSandbox } from './http/serve.ts';

type Both = { gazelle: GazelleSandbox; supabase: { http: HttpSandbox } };

/** Something that goes wrong from the start on, so that a bad night can be rehearsed. */
export type Rehearsal = {
  /** What goes wrong, for people. */
  readonly what: string;
  begin(sandbox: Both): void;
};

/** The field of the API that lists each collection. */
const lists: Record<string, string> = Object.fromEntries(
  flows.map(
    ({
      name,
      collection: {
        list: { document },
      },
    }) => [name, /\ball\w+/.exec(print(document))?.[0] ?? ''],
  ),
);

/** What PostgREST says of a row that breaks a check constraint. */
const refusal = {
  kind: 'status',
  status: 400,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({ code: '23514', message: 'new row violates check constraint "rehearsal"' }),
} as const;

/** What can go wrong, by the name that `--fault` takes, from what stands behind the name's `=`. */
const rehearsals: Record<string, (value?: string) => Rehearsal> = {
  reject: () => ({
    what: 'Supabase refuses one piano, whatever it holds',
    begin({ gazelle, supabase }) {
      const [id = ''] = gazelle.world.pianos.ids();
      supabase.http.faults.add({
        ...refusal,
        match: ({ method, path, body }) =>
          method === 'POST' && path.endsWith('/gazelle_pianos') && body.includes(`"${id}"`),
        times: Infinity,
      });
    },
  }),
  failing(name = '') {
    const field = lists[name];
    if (!field) throw new UsageError([unknownName('collection', name, Object.keys(lists))]);
    const listed = new RegExp(`\\b${field}\\s*[({]`);
    return {
      what: `Gazelle answers every question for ${name} with an error`,
      begin({ gazelle: { http } }) {
        http.faults.add({
          kind: 'graphql-errors',
          match: ({ body }) => listed.test(body),
          times: Infinity,
        });
      },
    };
  },
  'rate-limit'(value = '5') {
    const perSecond = wholeNumber([1])(value, 'fault rate-limit');
    return {
      what: `Gazelle answers ${perSecond} requests a second, and the others with HTTP 429`,
      begin({ gazelle: { http } }) {
        http.faults.add(rateLimit(perSecond));
      },
    };
  },
  slow(value = '2s') {
    const ms = duration()(value, 'fault slow');
    return {
      what: `Gazelle and Supabase take ${value} longer for every answer`,
      begin({ gazelle, supabase }) {
        for (const { http } of [gazelle, supabase]) http.before(() => sleep(ms, undefined, { ref: false }));
      },
    };
  },
};

/** The names that `--fault` takes. */
export const faultNames: readonly string[] = Object.keys(rehearsals);

/** What the words of `--fault` ask for, such as `reject` or `failing=pianos`. Throws a UsageError. */
export const rehearsalsOf = (words: readonly string[]): Rehearsal[] =>
  words.map((word) => {
    const [name = '', value] = word.split('=', 2);
    const make = rehearsals[name];
    if (!make) throw new UsageError([unknownName('fault', name, faultNames)]);
    return make(value);
  });

import { setTimeout as sleep } from 'node:timers/promises';
import { populate } from '../gazelle/data/populate.ts';
import { createApiSchema } from '../gazelle/graphql/schema.ts';
import { startGazelle } from '../gazelle/server.ts';
import { createWorld } from '../gazelle/world.ts';
import type { RecordedRequest } from '../http/recorded-request.ts';
import { startSupabase } from '../supabase/start.ts';
import { startCountingSupabase } from './counting-supabase.ts';
import { addEntries } from './entries.ts';
import type { Question, Served, ServedOptions, Traced } from './served.ts';

const options: ServedOptions = JSON.parse(process.argv[2] ?? '');
/** A body of many rows is not kept for long. */
const mostKept = 500;

async function start(): Promise<Served> {
  if (options.side === 'supabase') {
    if (options.counting) return startCountingSupabase();
    const { http, url, secretKey, reset } = await startSupabase();
    return { http, env: { SUPABASE_URL: url, SUPABASE_SECRET_KEY: secretKey }, reset };
  }
  const world = createWorld({ now: new Date(Math.floor(Date.now() / 1000) * 1000) });
  if (options.entries === undefined) populate(world, { scale: options.scale, withoutUpdatedAt: 0 });
  else addEntries(world, options.entries, entryTypes());
  const gazelle = await startGazelle({ world });
  return {
    http: gazelle.http,
    env: { GAZELLE_API_URL: gazelle.url, GAZELLE_API_KEY: gazelle.apiKey },
    entries: world.timeline.size(),
    advance: world.advance,
    setApi({ updatedAtSort, pageCap }) {
      gazelle.setUpdatedAtSort(updatedAtSort);
      gazelle.setPageCap(pageCap);
    },
  };
}

function entryTypes(): string[] {
  const type = createApiSchema(true).getType('TimelineEntryType');
  return type && 'getValues' in type ? type.getValues().map(({ name }) => name) : [];
}

function toTraced({ operation, body, beganMs, endedMs }: RecordedRequest): Traced {
  const { variables = {} } = body.startsWith('{') ? JSON.parse(body) : {};
  const { first, after, ...filter } = variables;
  const list = first === undefined ? null : `${operation} ${JSON.stringify(filter)}`;
  return { side: options.side, operation, list, beganMs, endedMs };
}

const served = await start();
let latencyMs = 0;
served.http.before(async () => {
  const { requests } = served.http;
  if (requests.length > mostKept) requests.splice(0, requests.length - 1);
  if (latencyMs > 0) await sleep(latencyMs);
});

async function answer(question: Question): Promise<unknown> {
  switch (question.ask) {
    case 'trace':
      return served.http.requests.splice(0).map(toTraced);
    case 'rows':
      return served.rows?.();
    case 'reset':
      return served.reset?.();
    case 'latency':
      latencyMs = question.ms;
      return null;
    case 'advance':
      return served.advance?.(question.ms);
    case 'api':
      return served.setApi?.(question.kind);
  }
}

process.on('message', async (question: Question) => {
  process.send?.({ answer: (await answer(question)) ?? null });
});
// It ends with the process that started it.
process.on('disconnect', () => process.exit());
process.send?.({ answer: { env: served.env, entries: served.entries ?? 0 } });

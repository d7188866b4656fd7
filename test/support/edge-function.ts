import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { RunSummary } from '../../pipeline/summary.ts';

const require = createRequire(import.meta.url);

/** An answer of the function: its body is the summary of a run, or only `error`. */
interface Answer {
  status: number;
  body: RunSummary & { error?: string };
}

/** The Edge Function of a project, served by Deno as Supabase serves it. */
export interface ServedFunction {
  url: string;
  /** Posts to it, as the database does. */
  call(body?: unknown, init?: RequestInit): Promise<Answer>;
  /** What it has logged, a line each. */
  logged(): string[];
  /** Ends it in the middle of whatever it does, as Supabase does when the time is over. */
  kill(): Promise<void>;
}

/** Serves on a port of its own, and on this machine alone. */
const served = `
const { serve } = Deno;
Deno.serve = (handler) => serve({ hostname: '127.0.0.1', port: 0 }, handler);
await import('./supabase/functions/gazelle-sync/index.ts');
`;

/** What Supabase allows a function: the name of its host, which the log asks for, and nothing else of the system. */
const allowed = ['--allow-net', '--allow-env', '--allow-read', '--allow-sys=hostname'];

export const secret = 'a-secret-of-the-function';

/** Serves the function in the folder of a project that has the package installed. */
export async function serveFunction(folder: string, env: Record<string, string>): Promise<ServedFunction> {
  const deno: string = require('deno/install_api.cjs').runInstall();
  await writeFile(join(folder, 'served.ts'), served);
  const child = spawn(deno, ['run', ...allowed, '--node-modules-dir=manual', '--no-lock', 'served.ts'], {
    cwd: folder,
    env: {
      ...env,
      ETL_FUNCTION_SECRET: secret,
      DENO_DIR: join(folder, '.deno'),
      DENO_NO_UPDATE_CHECK: '1',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = once(child, 'close');
  let printed = '';
  const url = await new Promise<string>((resolve, reject) => {
    const note = (chunk: Buffer) => {
      printed += chunk;
      const [, found] = /Listening on (http:\S+)/.exec(printed) ?? [];
      if (found) resolve(found);
    };
    child.stdout.on('data', note);
    child.stderr.on('data', note);
    child.once('close', () => reject(new Error(printed)));
  });
  return {
    url,
    async call(body = {}, init = {}) {
      const headers = { authorization: `Bearer ${secret}` };
      const request = { method: 'POST', headers, body: JSON.stringify(body), ...init };
      const response = await fetch(url, request);
      return { status: response.status, body: await response.json() };
    },
    logged: () => printed.split('\n').filter((line) => line.startsWith('{')),
    async kill() {
      child.kill('SIGKILL');
      await ended;
    },
  };
}

/** What stands for the extensions that Supabase has and the sandbox lacks: they note what they are asked for. */
export const extensionsSql = `
create schema cron;
create table cron.job (jobid bigint generated always as identity, jobname text unique, schedule text, command text);
create function cron.schedule(name text, "when" text, what text) returns bigint language sql as $$
  insert into cron.job (jobname, schedule, command) values (name, "when", what)
  on conflict (jobname) do update set (schedule, command) = (excluded.schedule, excluded.command)
  returning jobid
$$;
create function cron.unschedule(name text) returns boolean language sql as $$
  delete from cron.job where jobname = name returning true
$$;
create schema net;
create table net.sent (url text, body jsonb, headers jsonb, timeout integer);
create function net.http_post(
  url text, body jsonb default '{}', params jsonb default '{}', headers jsonb default '{}', timeout_milliseconds integer default 5000
) returns void language sql as $$ insert into net.sent values (url, body, headers, timeout_milliseconds) $$;
create schema vault;
create table vault.secrets (name text unique, secret text, description text);
create view vault.decrypted_secrets as select name, secret as decrypted_secret from vault.secrets;
create function vault.create_secret(secret text, name text, description text default '') returns void language sql as $$
  insert into vault.secrets values (name, secret, description)
$$;
`;

import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { keepsCompiled } from '../keeps-compiled.ts';
import type { ApiKind, Question, ServedOptions, Traced } from './served.ts';

const script = fileURLToPath(new URL('./server-process.ts', import.meta.url));

/** A Gazelle and a Supabase, each in a process of its own. */
export interface Servers {
  /** The settings with which `etl` reaches both. */
  readonly env: Record<string, string>;
  /** How many timeline entries Gazelle has. */
  readonly entries: number;
  /** The requests to both since it was last asked, in order of arrival. */
  trace(): Promise<Traced[]>;
  /** The rows that a counting Supabase took since it was last asked. */
  rows(): Promise<number>;
  /** Empties every table of Supabase. */
  reset(): Promise<void>;
  /** What each of them takes longer for every answer, in milliseconds. */
  setLatency(gazelleMs: number, supabaseMs: number): Promise<void>;
  /** Moves Gazelle's clock on. */
  advance(ms: number): Promise<void>;
  setApi(kind: ApiKind): Promise<void>;
  close(): void;
}

/** The account that Gazelle serves; and whether Supabase only counts the rows of collections, and keeps none. */
export type ServerOptions = Omit<Extract<ServedOptions, { side: 'gazelle' }>, 'side'> & { counting: boolean };

/** Starts both. */
export async function startServers(options: ServerOptions): Promise<Servers> {
  const { counting, ...account } = options;
  const both = await Promise.all([
    startServer({ side: 'gazelle', ...account }),
    startServer({ side: 'supabase', counting }),
  ]);
  const [gazelle, supabase] = both;
  return {
    env: { ...gazelle.env, ...supabase.env },
    entries: gazelle.entries,
    async trace() {
      const traces = await Promise.all(both.map(({ ask }) => ask<Traced[]>({ ask: 'trace' })));
      return traces.flat().sort((a, b) => a.beganMs - b.beganMs);
    },
    rows: () => supabase.ask({ ask: 'rows' }),
    reset: () => supabase.ask({ ask: 'reset' }),
    async setLatency(gazelleMs, supabaseMs) {
      await gazelle.ask({ ask: 'latency', ms: gazelleMs });
      await supabase.ask({ ask: 'latency', ms: supabaseMs });
    },
    advance: (ms) => gazelle.ask({ ask: 'advance', ms }),
    setApi: (kind) => gazelle.ask({ ask: 'api', kind }),
    close() {
      for (const { child } of both) child.kill();
    },
  };
}

/** Uses both while `use` runs, and ends them. */
export async function withServers<T>(
  options: ServerOptions,
  use: (servers: Servers) => Promise<T>,
): Promise<T> {
  const servers = await startServers(options);
  try {
    return await use(servers);
  } finally {
    servers.close();
  }
}

async function startServer(options: ServedOptions) {
  const child = fork(script, [JSON.stringify(options)], {
    execArgv: ['--max-old-space-size=4096'],
    env: { ...process.env, ...keepsCompiled },
  });
  const started = await reply<Pick<Servers, 'env' | 'entries'>>(child);
  return {
    ...started,
    child,
    /** Asks the process; one question at a time. */
    ask<T>(question: Question): Promise<T> {
      child.send(question);
      return reply<T>(child);
    },
  };
}

async function reply<T>(child: ChildProcess): Promise<T> {
  const ended = new AbortController();
  const exit = once(child, 'exit', { signal: ended.signal }).then(() => {
    throw new Error('a server of the benchmark ended before it answered');
  });
  try {
    const [message] = await Promise.race([once(child, 'message'), exit]);
    return message.answer;
  } finally {
    exit.catch(() => {});
    ended.abort();
  }
}

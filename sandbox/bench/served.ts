import type { HttpSandbox } from '../http/serve.ts';

/** A server as its process runs it. */
export interface Served {
  readonly http: HttpSandbox;
  /** The settings with which `etl` reaches it. */
  readonly env: Record<string, string>;
  /** How many timeline entries it has. */
  readonly entries?: number;
  /** The rows it took since it was last asked. */
  rows?(): number;
  /** Empties every table. */
  reset?(): Promise<void>;
  /** Lets time go by, in milliseconds, by Gazelle's clock. */
  advance?(ms: number): void;
  setApi?(kind: ApiKind): void;
}

/** What kind of API Gazelle has: an order by `updatedAt` or none, and its longest page. */
export interface ApiKind {
  updatedAtSort: boolean;
  pageCap: number;
}

/** What a server's process can be asked. */
export type Question =
  | { ask: 'trace' }
  | { ask: 'rows' }
  | { ask: 'reset' }
  | { ask: 'latency'; ms: number }
  | { ask: 'advance'; ms: number }
  | { ask: 'api'; kind: ApiKind };

/** What a server's process is to serve. */
export type ServedOptions =
  /** An account of `scale` times the usual size, or one of `entries` timeline entries and nothing else. */
  | { side: 'gazelle'; scale: number; entries?: number }
  /** `counting` keeps no rows. */
  | { side: 'supabase'; counting: boolean };

/** A request as one of the servers saw it; times in milliseconds since 1970. */
export interface Traced {
  side: ServedOptions['side'];
  operation: string;
  /** The list it is a page of, alike for all pages of one list; null for another request. */
  list: string | null;
  beganMs: number;
  endedMs: number;
}

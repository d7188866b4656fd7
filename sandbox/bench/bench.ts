import type { Finding } from './report.ts';
import type { ApiKind, Traced } from './served.ts';
import type { ServerOptions, Servers } from './servers.ts';

/** How much is measured, and how often. */
export interface BenchSizes {
  /** The account of the first sync and the quiet day, 1 being a usual one. */
  scale: number;
  /** Timeline entries: a long list, and one that is longer still. */
  entries: number;
  manyEntries: number;
  /** What Gazelle and Supabase take for an answer over the internet, roughly, in milliseconds. */
  internetMs: readonly [gazelle: number, supabase: number];
  /** What a server takes where round trips are counted, in milliseconds. */
  latencyMs: number;
  /** The APIs that Gazelle may have; how long a page of the real one may be is not documented. */
  apis: readonly (ApiKind & { name: string })[];
  /** How often each is measured, and how often what takes less than a second. */
  repeat: number;
  repeatShort: number;
}

/** The whole benchmark: a few minutes. */
export const wholeBench: BenchSizes = {
  scale: 1,
  entries: 100_000,
  manyEntries: 1_000_000,
  internetMs: [50, 20],
  latencyMs: 100,
  apis: [
    { name: 'cannot sort, pages of 2,000', updatedAtSort: false, pageCap: 2000 },
    { name: 'sorts', updatedAtSort: true, pageCap: 100 },
    { name: 'cannot sort, pages of 100', updatedAtSort: false, pageCap: 100 },
  ],
  repeat: 3,
  repeatShort: 9,
};

/** Everything once, in seconds: the figures say nothing. */
export const shortBench: BenchSizes = {
  scale: 0.01,
  entries: 100,
  manyEntries: 100,
  internetMs: [2, 1],
  latencyMs: 1,
  apis: [{ name: 'cannot sort, pages of 9', updatedAtSort: false, pageCap: 9 }],
  repeat: 1,
  repeatShort: 1,
};

/** What a part of the benchmark works with. */
export interface Bench {
  sizes: BenchSizes;
  /** How Node is to start `etl`. */
  launcher: readonly string[];
  /** Whether the way of one request for each record is measured too, which takes minutes. */
  withBaseline: boolean;
  /** Runs `use` between two servers. */
  withServers<T>(options: ServerOptions, use: (servers: Servers) => Promise<T>): Promise<T>;
  /** Keeps the requests of a run under a name, for the JSON. */
  keepTrace(name: string, requests: readonly Traced[]): void;
}

/** A part of the benchmark. */
export type Part = (bench: Bench) => Promise<Finding[]>;

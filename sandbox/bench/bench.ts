import type { Finding } from './report.ts';
import type { Traced } from './served.ts';

/** How much is measured, and how often. */
export interface BenchSizes {
  /** The account of the first sync and the quiet day, 1 being a usual one. */
  scale: number;
  /** Timeline entries: a long list, one that is longer still, and one for the slices. */
  entries: number;
  manyEntries: number;
  slicedEntries: number;
  /** What a server takes for an answer where slices, and where round trips, are measured, in milliseconds. */
  latencyMs: number;
  /** How often each is measured, and how often what takes less than a second. */
  repeat: number;
  repeatShort: number;
}

/** The whole benchmark: a few minutes. */
export const wholeBench: BenchSizes = {
  scale: 1,
  entries: 100_000,
  manyEntries: 1_000_000,
  slicedEntries: 24_000,
  latencyMs: 100,
  repeat: 3,
  repeatShort: 9,
};

/** Everything once, in seconds: the figures say nothing. */
export const shortBench: BenchSizes = {
  scale: 0.02,
  entries: 300,
  manyEntries: 900,
  slicedEntries: 300,
  latencyMs: 1,
  repeat: 1,
  repeatShort: 1,
};

/** What a part of the benchmark works with. */
export interface Bench {
  sizes: BenchSizes;
  /** The launcher of `etl`. */
  launcher: string;
  /** Whether the way of one request for each record is measured too, which takes minutes. */
  withBaseline: boolean;
  /** Keeps the requests of a run under a name, for the JSON. */
  keepTrace(name: string, requests: readonly Traced[]): void;
}

/** A part of the benchmark. */
export type Part = (bench: Bench) => Promise<Finding[]>;

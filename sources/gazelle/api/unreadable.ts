import type { GazelleQueryError } from './errors.ts';

/** The times that lists are sorted and watermarks are made by; a kind of record has some of them. */
export interface Times {
  createdAt?: string | null;
  updatedAt?: string | null;
  start?: string | null;
  occurredAt?: string | null;
}

/** Stands in a record's place where Gazelle has one but fails to give it, even alone. */
export class Unreadable implements Required<Times> {
  readonly id: string;
  /** What Gazelle answered. */
  readonly error: GazelleQueryError;
  readonly createdAt: string | null;
  readonly updatedAt: string | null;
  readonly start: string | null;
  readonly occurredAt: string | null;

  constructor(id: string, error: GazelleQueryError, times: Times = {}) {
    this.id = id;
    this.error = error;
    this.createdAt = times.createdAt ?? null;
    this.updatedAt = times.updatedAt ?? null;
    this.start = times.start ?? null;
    this.occurredAt = times.occurredAt ?? null;
  }
}

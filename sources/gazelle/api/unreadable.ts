import type { GazelleQueryError } from './errors.ts';

/** The times that lists are sorted and watermarks are made by; a kind of record has some of them. */
export interface Times {
  createdAt?: string | null;
  updatedAt?: string | null;
  start?: string | null;
  occurredAt?: string | null;
}

/** Stands in a record's place where Gazelle has one but fails to give it, even alone. Its times are not known. */
export class Unreadable implements Times {
  readonly createdAt = null;
  readonly updatedAt = null;
  readonly start = null;
  readonly occurredAt = null;
  readonly id: string;
  /** What Gazelle answered. */
  readonly error: GazelleQueryError;

  constructor(id: string, error: GazelleQueryError) {
    this.id = id;
    this.error = error;
  }
}

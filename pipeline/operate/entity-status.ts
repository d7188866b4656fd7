/** How one entity stands. Times are ISO 8601 in UTC, and null where it has never happened. */
export interface EntityStatus {
  entity: string;
  /** Rows that Gazelle still has; `deleted` counts those that are marked as deleted. */
  rows: number;
  deleted: number;
  /** When a row last really changed, by the database's clock. */
  lastChangeAt: string | null;
  /** When the last run that covered everything began, by Gazelle's clock; none while everything is to be read again. */
  lastSuccessAt: string | null;
  ageMs: number | null;
  /** When every id was last compared with Gazelle's. */
  lastComparedAt: string | null;
  /** Runs that failed since the last good one, at most 200, and the error of the newest; it is safe to print. */
  failures: number;
  error: string | null;
  openRejects: number;
  /** Its age is more than was allowed, or it has none. */
  stale: boolean;
}

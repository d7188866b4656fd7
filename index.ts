/**
 * What `etl` does, for programs; the README shows how. Importing it reads no file, no environment and nothing of the network.
 *
 * @packageDocumentation
 */

export * from './bin/library.ts';
export { UsageError } from './bin/usage-error.ts';
export * from './pipeline/errors.ts';
export type { Check } from './pipeline/operate/check.ts';
export type { EntityStatus } from './pipeline/operate/entity-status.ts';
export { defaults } from './pipeline/options.ts';
export { type Counts, type EntitySummary, isHealthy, type RunSummary } from './pipeline/summary.ts';
export type { Change, RejectExample } from './pipeline/tally.ts';
export { PrintableError, type Remedy } from './printable-error.ts';
export type { Database } from './sinks/supabase/database.types.ts';
export * from './sinks/supabase/errors.ts';
export * from './sources/gazelle/api/errors.ts';
export type { Strategy } from './sources/gazelle/strategy.ts';

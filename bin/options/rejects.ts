import type { ArgumentsCamelCase, InferredOptionTypes, Options } from 'yargs';
import { wholeNumber } from '../settings/flag-values.ts';
import { commonOptions, json } from './common.ts';

/** The flags of `etl rejects retry`. */
export const retryOptions = {
  json,
  ...commonOptions,
} satisfies Record<string, Options>;

/** The flags of `etl rejects list`. */
export const listOptions = {
  limit: { default: 100, coerce: wholeNumber('limit', 1), describe: 'At most this many' },
  ...retryOptions,
} satisfies Record<string, Options>;

export type RetryArguments = ArgumentsCamelCase<InferredOptionTypes<typeof retryOptions>>;
export type ListArguments = ArgumentsCamelCase<InferredOptionTypes<typeof listOptions>>;

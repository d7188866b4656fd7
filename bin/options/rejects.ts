import type { ArgumentsCamelCase, InferredOptionTypes, Options } from 'yargs';
import { wholeNumber } from '../settings/flag-values.ts';
import { commonOptions } from './common.ts';

export const rejectsOptions = {
  limit: { default: 100, coerce: wholeNumber('limit', 1), describe: 'At most this many' },
  json: { type: 'boolean', default: false, describe: 'Print JSON' },
  ...commonOptions,
} satisfies Record<string, Options>;

export type RejectsArguments = ArgumentsCamelCase<InferredOptionTypes<typeof rejectsOptions>>;

import type { ArgumentsCamelCase, InferredOptionTypes, Options } from 'yargs';
import { text } from '../messages/text.ts';
import { duration } from '../settings/flag-values.ts';
import { accountOptions, commonOptions, json, manyAccountsOptions, numberFlag } from './common.ts';

/** The flags of `etl status`. */
export const statusOptions = {
  'max-age': {
    coerce: duration('max-age', 1000),
    requiresArg: true,
    describe: text.flags.maxAge,
  },
  json,
  ...manyAccountsOptions,
  ...commonOptions,
} satisfies Record<string, Options>;

/** The flags of `etl history`. */
export const historyOptions = {
  last: numberFlag('last', 20, text.flags.last, 1, 1000),
  json,
  ...manyAccountsOptions,
  ...commonOptions,
} satisfies Record<string, Options>;

/** The flags of `etl report`. */
export const reportOptions = {
  html: { type: 'string', demandOption: true, requiresArg: true, describe: text.flags.html },
  'max-age': { ...statusOptions['max-age'], describe: text.flags.reportMaxAge },
  ...manyAccountsOptions,
  ...commonOptions,
} as const satisfies Record<string, Options>;

/** The flags of `etl doctor`. */
export const doctorOptions = { json, ...accountOptions, ...commonOptions } satisfies Record<string, Options>;

export type DoctorArguments = ArgumentsCamelCase<InferredOptionTypes<typeof doctorOptions>>;
export type StatusArguments = ArgumentsCamelCase<InferredOptionTypes<typeof statusOptions>>;
export type ReportArguments = ArgumentsCamelCase<InferredOptionTypes<typeof reportOptions>>;
export type HistoryArguments = ArgumentsCamelCase<
  InferredOptionTypes<typeof historyOptions> & { run?: string | undefined }
>;

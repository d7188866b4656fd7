import type { ArgumentsCamelCase, InferredOptionTypes, Options } from 'yargs';
import { t } from '../messages/text.ts';
import { duration } from '../settings/flag-values.ts';
import { accountOptions, commonOptions, json, manyAccountsOptions, numberFlag } from './common.ts';

/** The flags of `etl status`. */
export const statusOptions = {
  'max-age': {
    coerce: duration('max-age', 1000),
    requiresArg: true,
    describe: t('Exit with 1 when the last success of an entity is longer ago than this, such as 26h'),
  },
  json,
  ...manyAccountsOptions,
  ...commonOptions,
} satisfies Record<string, Options>;

/** The flags of `etl history`. */
export const historyOptions = {
  last: numberFlag('last', 20, t('So many of the last runs'), 1, 1000),
  json,
  ...manyAccountsOptions,
  ...commonOptions,
} satisfies Record<string, Options>;

/** The flags of `etl report`. */
export const reportOptions = {
  html: {
    type: 'string',
    demandOption: true,
    requiresArg: true,
    describe: t('The file to write the page to; - for stdout'),
  },
  'max-age': {
    ...statusOptions['max-age'],
    describe: t('Mark an entity whose last success is longer ago than this, such as 26h'),
  },
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

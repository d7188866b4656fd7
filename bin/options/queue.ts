import type { ArgumentsCamelCase, InferredOptionTypes, Options } from 'yargs';
import { t } from '../messages/text.ts';
import { wholeNumber } from '../settings/flag-values.ts';
import { accountOptions, commonOptions, durationFlag, json, numberFlag } from './common.ts';

/** The flags of `etl work`. */
export const workOptions = {
  migrate: {
    type: 'boolean',
    default: false,
    describe: t("Make the queue's tables, or bring them up to date, and end"),
  },
  accounts: accountOptions.accounts,
  concurrency: numberFlag('concurrency', 4, t('Accounts at once in this process'), 1, 100),
  'time-budget': durationFlag(
    'time-budget',
    15 * 60_000,
    t('How long one job may read; the next one goes on'),
    1000,
  ),
  tick: durationFlag(
    'tick',
    60_000,
    t('How often to ask who is due, and over how long to spread them'),
    1000,
  ),
  'metrics-port': {
    coerce: wholeNumber('metrics-port', 1, 65_535),
    requiresArg: true,
    describe: t('Serve metrics as OpenMetrics text on this port'),
  },
  'metrics-host': {
    type: 'string',
    default: '127.0.0.1',
    requiresArg: true,
    describe: t('On this address'),
  },
  ...commonOptions,
} satisfies Record<string, Options>;

/** The flags of `etl queue list` and `etl queue retry`. */
export const queueOptions = { json, ...commonOptions } satisfies Record<string, Options>;

/** The flags of `etl queue add`. */
export const addOptions = {
  full: { type: 'boolean', default: false, describe: t('Read everything, and mark what is gone as deleted') },
  ...accountOptions,
  'all-accounts': { type: 'boolean', default: false, describe: t('Every account of the accounts file') },
  ...queueOptions,
} satisfies Record<string, Options>;

export type WorkArguments = ArgumentsCamelCase<InferredOptionTypes<typeof workOptions>>;
export type QueueArguments = ArgumentsCamelCase<InferredOptionTypes<typeof queueOptions>>;
export type AddArguments = ArgumentsCamelCase<InferredOptionTypes<typeof addOptions>>;

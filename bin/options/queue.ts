import { t } from '../messages/text.ts';
import { wholeNumber } from '../settings/flag-values.ts';
import {
  type ArgumentsOf,
  accountOptions,
  commonOptions,
  durationFlag,
  json,
  manyAccountsOptions,
  numberFlag,
  switchFlag,
  textFlag,
  valueFlag,
} from './common.ts';

const minute = 60_000;

export const workOptions = {
  migrate: switchFlag(t("Make or update the queue's tables, and exit")),
  accounts: accountOptions.accounts,
  concurrency: numberFlag('concurrency', 4, t('Accounts at once in this process'), 1, 100),
  'time-budget': durationFlag(
    'time-budget',
    15 * minute,
    t('How long one job may read; the next one resumes'),
    1000,
  ),
  tick: durationFlag(
    'tick',
    minute,
    t('How often to look for accounts that are due; they are spread over this time'),
    1000,
  ),
  'metrics-port': valueFlag(
    wholeNumber('metrics-port', 1, 65_535),
    t('Serve metrics as OpenMetrics text on this port'),
  ),
  'metrics-host': { ...textFlag(t('The address of the metrics')), default: '127.0.0.1' },
  ...commonOptions,
};

/** The flags of `etl queue list` and `etl queue retry`. */
export const queueOptions = { json, ...commonOptions };

export const addOptions = {
  full: switchFlag(t('Read everything, and mark what Gazelle no longer has as deleted')),
  ...manyAccountsOptions,
  ...queueOptions,
};

export type WorkArguments = ArgumentsOf<typeof workOptions>;
export type QueueArguments = ArgumentsOf<typeof queueOptions>;
export type AddArguments = ArgumentsOf<typeof addOptions>;

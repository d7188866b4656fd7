import { t } from '../messages/text.ts';
import { wholeNumber } from '../settings/flag-values.ts';
import { command } from './command.ts';
import {
  accountFlags,
  commonFlags,
  durationFlag,
  json,
  manyAccountsFlags,
  numberFlag,
  switchFlag,
  textFlag,
  valueFlag,
} from './common.ts';

const minute = 60_000;

export const work = command('work', t('Keep many accounts fresh, by a queue on Postgres'), {
  migrate: switchFlag(t("Make or update the queue's tables, and exit")),
  accounts: accountFlags.accounts,
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
  ...commonFlags,
});

const queueFlags = { json, ...commonFlags };

export const listJobs = command(['list', '$0'], t('List the waiting, running and dead jobs'), queueFlags);

export const addJobs = command('add', t('Put accounts into the queue'), {
  full: switchFlag(t('Read everything, and mark what Gazelle no longer has as deleted')),
  ...manyAccountsFlags,
  ...queueFlags,
});

export const retryJob = command('retry <id>', t('Put a dead job back'), queueFlags, {
  id: { type: 'string', demandOption: true },
});

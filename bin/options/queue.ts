import { wholeNumber } from '../settings/flag-values.ts';
import { command } from './command.ts';
import { accountFlags, commonFlags, json, manyAccountsFlags } from './common.ts';
import * as flag from './flag.ts';

const minute = 60_000;

export const work = command('work', 'Keep many accounts fresh, by a queue on Postgres', {
  migrate: flag.toggle("Make or update the queue's tables, and exit"),
  accounts: accountFlags.accounts,
  concurrency: flag.number('Accounts at once in this process', [1, 100], 4),
  'time-budget': flag.duration('How long one job may read; the next one resumes', 15 * minute, 1000),
  tick: flag.duration('How often to look for accounts that are due', minute, 1000),
  'metrics-port': flag.value('Serve metrics as OpenMetrics text on this port', wholeNumber([1, 65_535])),
  'metrics-host': { ...flag.text('The address of the metrics'), default: '127.0.0.1' },
  ...commonFlags,
});

const queueFlags = { json, ...commonFlags };

export const listJobs = command(['list', '$0'], 'List the waiting, running and dead jobs', queueFlags);

export const addJobs = command('add', 'Put accounts into the queue', {
  full: flag.toggle('Read everything, and mark what is deleted in Gazelle'),
  ...manyAccountsFlags,
  ...queueFlags,
});

export const retryJob = command('retry <id>', 'Put a dead job back', queueFlags, {
  id: { type: 'string', demandOption: true },
});

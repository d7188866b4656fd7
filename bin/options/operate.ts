import type { Text } from '../messages/text.ts';
import { duration, moment, wholeNumber } from '../settings/flag-values.ts';
import { command } from './command.ts';
import { accountFlags, commonFlags, exclude, json, manyAccountsFlags } from './common.ts';
import * as flag from './flag.ts';

const oneAccount = { ...accountFlags, ...commonFlags };
const manyAccounts = { ...manyAccountsFlags, ...commonFlags };
const yes = flag.toggle('Do not ask');
const entity = flag.names('Only these, with commas between them');
const age = (describe: Text) => flag.value(describe, duration(1000));
const maxAge = age('Call an entity stale after this long, such as 26h');

export const doctor = command('doctor', 'Check the settings and both sides', { json, ...oneAccount });

export const status = command('status', 'Show how fresh each entity is, and what fails', {
  'max-age': maxAge,
  json,
  ...manyAccounts,
});

export const history = command(
  'history [run]',
  'Show the last runs, or one of them',
  { last: flag.number('How many of the last runs to show', [1, 1000], 20), json, ...manyAccounts },
  { run: { type: 'string' } },
);

export const report = command('report', 'Write a page with charts of the last 90 days', {
  html: { ...flag.text('The file to write the page to; - for stdout'), demandOption: true },
  'max-age': maxAge,
  ...manyAccounts,
});

export const showCheckpoints = command('show', 'Show the checkpoints', { json, entity, ...oneAccount });

export const rewind = command('rewind', 'Set checkpoints back to an earlier time', {
  to: { ...flag.value('Read from 24h or 7d ago, or from an ISO time on', moment), demandOption: true },
  ...{ yes, entity, ...oneAccount },
});

export const reset = command('reset', 'Make the next run read everything', { yes, entity, ...oneAccount });

export const listRejects = command('list', 'List the open rejects', {
  limit: flag.number('At most this many rejects', [1], 100),
  json,
  ...oneAccount,
});

export const retryRejects = command('retry', 'Try once more to store them', { exclude, json, ...oneAccount });

export const ignoreRejects = command(
  'ignore [ids..]',
  'Acknowledge rejects, by the ids of their records',
  { all: flag.toggle('All open rejects'), json, ...oneAccount },
  { ids: { type: 'string', array: true } },
);

export const changes = command('changes', 'Show what changed in Supabase, row by row', {
  since: flag.value('Read from 24h or 7d ago, or from an ISO time on', moment),
  after: flag.value('Only what comes after the change of this id', wholeNumber([0])),
  entity,
  follow: flag.toggle('Wait for more changes, until it is interrupted'),
  names: flag.toggle('Show the names of users and clients too'),
  json,
  ndjson: flag.toggle('Print each change as a line of JSON'),
  ...oneAccount,
});

export const prune = command('prune', 'Really delete old deleted rows, run logs and rejects', {
  'deleted-for': age('Delete rows marked as deleted longer ago than this, such as 90d'),
  'logs-for': age('Delete run logs older than this, such as 365d'),
  'rejects-for': age('Delete rejects settled longer ago than this, and records that open ones keep'),
  'changes-for': age('Delete changes older than this, such as 90d'),
  'dry-run': flag.toggle('Delete nothing; print what would be deleted'),
  json,
  ...manyAccounts,
});

export const company = command('company', 'Show or change the company of the account', {
  move: flag.toggle('Change to the company of the key'),
  yes,
  ...oneAccount,
});

export const migrate = command('migrate', 'Print the SQL that makes the tables', {
  queue: flag.toggle("Print the SQL of the workers' queue instead"),
  schedule: flag.text('Print the SQL that calls the Edge Function at these times, such as "*/15 * * * *"'),
  unschedule: flag.toggle('Print the SQL that takes this away again'),
  schema: { ...flag.text('The schema of the tables'), default: 'public' },
  changes: flag.names('Print the SQL that notes the changes of these entities only; none: of none'),
});

export const init = command(
  'init <where>',
  'Write the Edge Function that syncs in Supabase',
  {},
  { where: { choices: ['supabase'] } },
);

const forCompletion = 'Print a completion script for bash or zsh';
export const completion = command('completion [shell]', forCompletion, {}, { shell: { type: 'string' } });

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

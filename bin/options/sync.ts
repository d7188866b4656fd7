import { httpDefaults } from '../../pipeline/config.ts';
import { defaults, ranges } from '../../pipeline/options.ts';
import { t } from '../messages/text.ts';
import { duration, moment, wholeNumber } from '../settings/flag-values.ts';
import { command } from './command.ts';
import { commonFlags, exclude, manyAccountsFlags } from './common.ts';
import * as flag from './flag.ts';

export const sync = command('sync', 'Bring Supabase up to date', {
  full: flag.toggle('Read everything, and mark what is deleted in Gazelle'),
  sweep: flag.toggle('Compare every id now: finds what was deleted too'),
  'sweep-every': flag.value('How often to compare every id  [default: 7d or 28d]', duration()),
  entity: flag.names('Only these, with commas between them; contacts come with their clients'),
  exclude,
  since: flag.value('Read from 24h or 7d ago, or from an ISO time on; moves no checkpoint', moment),
  'dry-run': flag.toggle('Write nothing; print what a run would do'),
  output: flag.choice('The format of the results on stdout', ['table', 'json', 'ndjson'], 'table'),
  json: { type: 'boolean' as const, describe: t('Short for --output json') },
  limit: flag.value('At most this many records of each collection; moves no checkpoint', wholeNumber([1])),
  'allow-deletes': flag.value('Rows that a table may lose  [default: 10 or 5 %]', wholeNumber([1])),
  'audit-requests': { type: 'number' as const, hidden: true },
  overlap: flag.duration('How far to read again behind the watermark', defaults.overlapMs),
  'time-budget': flag.value('How long to read; the next run resumes', duration(1000)),
  wait: flag.duration('How long to wait for another run to end', defaults.waitMs),
  every: flag.value('Run again every 15m, or so; SIGTERM ends it', duration(1000)),
  strict: flag.toggle('Exit with 1 when a run is unusual'),
  'batch-size': flag.number('Rows per write', ranges.batchSize, defaults.batchSize),
  'page-size': flag.number('Records per page', ranges.pageSize, defaults.pageSize),
  concurrency: flag.number('Requests to Gazelle at once, at most', ranges.concurrency, defaults.concurrency),
  rate: flag.value('Requests to Gazelle a second, at most', wholeNumber(ranges.rate)),
  timeout: flag.duration('How long one request may take', httpDefaults.timeoutMs, ranges.timeoutMs[0]),
  retries: flag.number('How often a failed request is repeated', ranges.retries, httpDefaults.retries),
  ...manyAccountsFlags,
  progress: flag.toggle('Show progress on stderr; --no-progress turns it off', true),
  'account-concurrency': flag.number('Accounts at once', [1, 100], 4),
  ...commonFlags,
});

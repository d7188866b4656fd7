import { httpDefaults } from '../../pipeline/config.ts';
import { defaults, ranges } from '../../pipeline/options.ts';
import { t } from '../messages/text.ts';
import { outputFormats } from '../output/formats.ts';
import { duration, moment, wholeNumber } from '../settings/flag-values.ts';
import { command } from './command.ts';
import {
  commonFlags,
  durationFlag,
  exclude,
  manyAccountsFlags,
  namesFlag,
  numberFlag,
  switchFlag,
  textFlag,
  valueFlag,
} from './common.ts';

export const sync = command('sync', 'Bring Supabase up to date', {
  full: switchFlag('Read everything, and mark what Gazelle no longer has as deleted'),
  sweep: switchFlag('Compare every id now: finds contacts edited alone, and what was deleted'),
  'sweep-every': valueFlag(
    'How often to compare every id of a collection  [default: 7d, appointments 28d]',
    duration(),
  ),
  entity: namesFlag('Only these, with commas between them; contacts come with their clients'),
  exclude,
  since: {
    ...textFlag('Read from 24h or 7d ago, or from an ISO time on; moves no checkpoint'),
    coerce: moment,
  },
  'dry-run': switchFlag('Write nothing; print what a run would do'),
  output: {
    choices: outputFormats,
    default: 'table' as const,
    describe: t('The format of the results on stdout'),
  },
  json: { type: 'boolean' as const, describe: t('Short for --output json') },
  limit: valueFlag(
    'At most this many records of each collection; moves no checkpoint',
    wholeNumber(ranges.limit),
  ),
  'allow-deletes': valueFlag(
    'Let this many rows of a table be marked as deleted  [default: 10, or 5 % of the table]',
    wholeNumber(ranges.allowDeletes),
  ),
  'audit-requests': { type: 'number' as const, hidden: true },
  overlap: durationFlag(
    'Read again what changed later than this before the last covered time',
    defaults.overlapMs,
  ),
  'time-budget': valueFlag(
    'Stop reading after this long; the next run resumes',
    duration(ranges.timeBudgetMs[0]),
  ),
  wait: durationFlag('How long to wait for another run to end', defaults.waitMs),
  every: valueFlag('Run again every 15m (or so); SIGTERM ends it after the batch in hand', duration(1000)),
  strict: switchFlag('Exit with 1 when a run is unusual, such as one that reads far more'),
  'batch-size': numberFlag('Rows per write', ranges.batchSize, defaults.batchSize),
  'page-size': numberFlag('Records per page', ranges.pageSize, defaults.pageSize),
  concurrency: numberFlag(
    'Requests to Gazelle at once, at most; fewer while it asks to slow down',
    ranges.concurrency,
    defaults.concurrency,
  ),
  rate: valueFlag(
    'Requests to Gazelle per second, at most  [default: as many as it answers]',
    wholeNumber(ranges.rate),
  ),
  timeout: durationFlag('How long one request may take', httpDefaults.timeoutMs, ranges.timeoutMs[0]),
  retries: numberFlag('How often a failed request is repeated', ranges.retries, httpDefaults.retries),
  ...manyAccountsFlags,
  progress: switchFlag('Show progress on stderr; --no-progress turns it off', true),
  'account-concurrency': numberFlag('Accounts at once', [1, 100], 4),
  ...commonFlags,
});

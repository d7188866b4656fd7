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

export const sync = command('sync', t('Bring Supabase up to date'), {
  full: switchFlag(t('Read everything, and mark what Gazelle no longer has as deleted')),
  sweep: switchFlag(t('Compare every id now: finds contacts edited alone, and what was deleted')),
  'sweep-every': valueFlag(
    duration('sweep-every'),
    t('How often to compare every id of a collection  [default: 7d, appointments 28d]'),
  ),
  entity: namesFlag(t('Only these, with commas between them; contacts come with their clients')),
  exclude,
  since: {
    ...textFlag(t('Read from 24h or 7d ago, or from an ISO time on; moves no checkpoint')),
    coerce: moment('since', Date.now),
  },
  'dry-run': switchFlag(t('Write nothing; print what a run would do')),
  output: {
    choices: outputFormats,
    default: 'table' as const,
    describe: t('The format of the results on stdout'),
  },
  json: { type: 'boolean' as const, describe: t('Short for --output json') },
  limit: valueFlag(
    wholeNumber('limit', ...ranges.limit),
    t('At most this many records of each collection; moves no checkpoint'),
  ),
  'allow-deletes': valueFlag(
    wholeNumber('allow-deletes', ...ranges.allowDeletes),
    t('Let this many rows of a table be marked as deleted  [default: 10, or 5 % of the table]'),
  ),
  'audit-requests': { type: 'number' as const, hidden: true },
  overlap: durationFlag(
    'overlap',
    defaults.overlapMs,
    t('Read again what changed later than this before the last covered time'),
  ),
  'time-budget': valueFlag(
    duration('time-budget', ranges.timeBudgetMs[0]),
    t('Stop reading after this long; the next run resumes'),
  ),
  wait: durationFlag('wait', defaults.waitMs, t('How long to wait for another run to end')),
  every: valueFlag(
    duration('every', 1000),
    t('Run again every 15m (or so); SIGTERM ends it after the batch in hand'),
  ),
  strict: switchFlag(t('Exit with 1 when a run is unusual, such as one that reads far more')),
  'batch-size': numberFlag('batch-size', defaults.batchSize, t('Rows per write'), ...ranges.batchSize),
  'page-size': numberFlag('page-size', defaults.pageSize, t('Records per page'), ...ranges.pageSize),
  concurrency: numberFlag(
    'concurrency',
    defaults.concurrency,
    t('Requests to Gazelle at once, at most; fewer while it asks to slow down'),
    ...ranges.concurrency,
  ),
  rate: valueFlag(
    wholeNumber('rate', ...ranges.rate),
    t('Requests to Gazelle per second, at most  [default: as many as it answers]'),
  ),
  timeout: durationFlag(
    'timeout',
    httpDefaults.timeoutMs,
    t('How long one request may take'),
    ranges.timeoutMs[0],
  ),
  retries: numberFlag(
    'retries',
    httpDefaults.retries,
    t('How often a failed request is repeated'),
    ...ranges.retries,
  ),
  ...manyAccountsFlags,
  progress: switchFlag(t('Show progress on stderr; --no-progress turns it off'), true),
  'account-concurrency': numberFlag('account-concurrency', 4, t('Accounts at once'), 1, 100),
  ...commonFlags,
});

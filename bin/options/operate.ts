import { t } from '../messages/text.ts';
import { duration, moment } from '../settings/flag-values.ts';
import { command } from './command.ts';
import {
  accountFlags,
  commonFlags,
  exclude,
  json,
  manyAccountsFlags,
  namesFlag,
  numberFlag,
  switchFlag,
  textFlag,
  valueFlag,
} from './common.ts';

const oneAccount = { ...accountFlags, ...commonFlags };
const manyAccounts = { ...manyAccountsFlags, ...commonFlags };
const yes = switchFlag(t('Do not ask'));
const entity = namesFlag(t('Only these, with commas between them'));
const age = (flag: string, describe: string) => valueFlag(duration(flag, 1000), describe);

export const doctor = command('doctor', t('Check the settings and both sides, and say what to fix'), {
  json,
  ...oneAccount,
});

export const status = command('status', t('Show how fresh each entity is, and what fails'), {
  'max-age': age(
    'max-age',
    t('Exit with 1 when the last success of an entity is longer ago than this, such as 26h'),
  ),
  json,
  ...manyAccounts,
});

export const history = command(
  'history [run]',
  t('Show the last runs, or one of them with its first errors'),
  { last: numberFlag('last', 20, t('How many of the last runs to show'), 1, 1000), json, ...manyAccounts },
  { run: { type: 'string' } },
);

export const report = command('report', t('Write a page with charts of the last 90 days'), {
  html: { ...textFlag(t('The file to write the page to; - for stdout')), demandOption: true },
  'max-age': age('max-age', t('Mark an entity whose last success is longer ago than this, such as 26h')),
  ...manyAccounts,
});

export const showCheckpoints = command('show', t('Show the checkpoints'), { json, entity, ...oneAccount });

export const rewind = command('rewind', t('Set checkpoints back to an earlier time'), {
  to: {
    ...textFlag(t('Where the next run is to read from: 24h or 7d ago, or an ISO time')),
    coerce: moment('to', Date.now),
    demandOption: true,
  },
  ...{ yes, entity, ...oneAccount },
});

export const reset = command('reset', t('Make the next run read everything'), { yes, entity, ...oneAccount });

export const listRejects = command('list', t('List the open rejects'), {
  limit: numberFlag('limit', 100, t('At most this many rejects'), 1),
  json,
  ...oneAccount,
});

export const retryRejects = command('retry', t('Try once more to store them'), {
  exclude,
  json,
  ...oneAccount,
});

export const ignoreRejects = command(
  'ignore [ids..]',
  t('Acknowledge rejects, by the ids of their records: no longer a warning'),
  { all: switchFlag(t('All open rejects')), json, ...oneAccount },
  { ids: { type: 'string', array: true } },
);

export const prune = command(
  'prune',
  t('Really delete rows marked as deleted long ago, old run logs and old rejects'),
  {
    'deleted-for': age('deleted-for', t('Delete rows marked as deleted longer ago than this, such as 90d')),
    'logs-for': age('logs-for', t('Delete run logs older than this, such as 365d')),
    'rejects-for': age(
      'rejects-for',
      t('Delete rejects settled longer ago than this, and the records that older open ones keep'),
    ),
    'dry-run': switchFlag(t('Delete nothing; print what would be deleted')),
    json,
    ...manyAccounts,
  },
);

export const company = command('company', t('Show which company is stored, or change to another one'), {
  move: switchFlag(t('Change to the company of the key')),
  yes,
  ...oneAccount,
});

export const migrate = command('migrate', t('Print the SQL that makes the tables'), {
  queue: switchFlag(t("Print the SQL of the workers' queue instead")),
  schema: { ...textFlag(t('The schema of the tables')), default: 'public' },
});

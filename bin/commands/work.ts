import { type Config, withProject } from '../../pipeline/config.ts';
import { defaults } from '../../pipeline/options.ts';
import { serveMetrics, workerMetrics } from '../../pipeline/queue/metrics.ts';
import { openQueue } from '../../pipeline/queue/queues.ts';
import { work } from '../../pipeline/queue/worker.ts';
import type { AccountOutcome } from '../../pipeline/run-accounts.ts';
import { openAlerts } from '../alerts.ts';
import { interruptible } from '../interruption.ts';
import { openLog } from '../log.ts';
import { t } from '../messages/text.ts';
import type { Arguments } from '../options/arguments.ts';
import { say } from '../output/print.ts';
import { chosenColumns } from '../settings/flag-values.ts';
import { openAccounts, readQueueUrl } from '../settings/open-settings.ts';

/** Takes jobs from the queue until it is stopped: SIGTERM and Ctrl-C are its usual end, with exit code 0. */
export async function workCommand(args: Arguments<'work'>): Promise<void> {
  const database = { connectionString: readQueueUrl(args.envFile) };
  if (args.migrate) {
    await (await openQueue(database, openLog(args), 'migrate')).stop({ graceful: false });
    return say(t('The queue is ready.'));
  }
  const { settings, log } = await openAccounts({ ...args, allAccounts: true });
  const { concurrency, timeBudget: timeBudgetMs, tick: tickMs, metricsPort: port, metricsHost: host } = args;
  const triggeredBy = process.env.ETL_TRIGGERED_BY ?? 'worker';
  const common = { ...defaults, exclude: await chosenColumns(undefined), timeBudgetMs, triggeredBy };
  const accounts = settings.map(({ timezone, ...account }) => {
    return { ...account, options: { ...common, timezone } };
  });
  const alerts = openAlerts(process.env, log);
  await interruptible(log, 'finishing the batches in hand', async (signal) => {
    const boss = await openQueue(database, log, 'work');
    const metrics = workerMetrics(boss, accounts, log);
    try {
      const close = port === undefined ? () => {} : await serveMetrics(metrics, host, port, log);
      const onRun = (config: Config, outcome: AccountOutcome, began: number) =>
        alerts.account(withProject(config), outcome, began);
      const how = { accounts, concurrency, tickMs, log, signal, metrics, onRun };
      await work(boss, how).finally(close);
    } finally {
      await boss.stop({ graceful: false });
    }
  });
}

import { type ConstructorOptions, getConstructionPlans, PgBoss } from 'pg-boss';
import type { Logger } from 'pino';
import { PrintableError } from '../../printable-error.ts';
import type { Sentence } from '../../sentences/sentence.ts';

/** What a job asks for. */
export interface SyncJob {
  account: string;
  full: boolean;
  /** How often a worker that does not know the account has left it to others. */
  passed?: number;
}

/** Not pg-boss's usual one, in which a program beside us may use another version. */
export const schema = 'gazelle_queue';

/** Where the jobs wait, where those end up that failed for good, and where the question waits of who is due. */
export const queues = { sync: 'sync', dead: 'sync-dead', tick: 'tick' } as const;

const retention = { retentionSeconds: 30 * 24 * 3600, deleteAfterSeconds: 3600 };

const definitions = [
  { name: queues.dead, policy: 'standard', ...retention },
  {
    name: queues.sync,
    policy: 'exclusive',
    deadLetter: queues.dead,
    // A process that was killed is noticed after this long.
    heartbeatSeconds: 30,
    ...{ retryLimit: 4, retryDelay: 30, retryBackoff: true, retryDelayMax: 900, ...retention },
  },
  { name: queues.tick, policy: 'exclusive', retryLimit: 0, expireInSeconds: 300, ...retention },
];

/** The queue cannot be used as it is; the message says what fixes it. */
export class QueueError extends PrintableError {
  override readonly remedy = 'settings';
}

/**
 * Opens the queue in a Postgres. `migrate` makes its schema and its queues, or brings them and their settings up to date; `work`
 * and `ask` change neither. Throws a QueueError when they are missing or old, or the database gives no answer.
 */
export async function openQueue(database: ConstructorOptions, log: Logger, task: 'work' | 'ask' | 'migrate') {
  const migrate = task === 'migrate';
  const limits = task === 'work' ? { max: 3, monitorIntervalSeconds: 10 } : { max: 1, supervise: false };
  const common = { schema, schedule: false, application_name: 'gazelle-etl' };
  const boss = new PgBoss({ ...database, ...common, ...limits, migrate });
  boss.on('error', (error) => log.warn(`the queue's database: ${codeOf(error)}`));
  try {
    await boss.start();
    for (const { name, policy, ...settings } of definitions) {
      await boss.createQueue(name, { policy, ...settings });
      // One that was there keeps its old settings until now, and its policy for good.
      if (migrate) await boss.updateQueue(name, settings);
    }
    return boss;
  } catch (cause) {
    await boss.stop({ graceful: false }).catch(() => {});
    throw new QueueError(problemOf(cause), { cause });
  }
}

/** The SQL with which a database that has no queue gets one. */
export const queueScript = (): string => getConstructionPlans(schema);

/** The words of a driver may hold the URL with its password: only its code is printed. */
export const codeOf = (error: unknown) => String(Object(error).code ?? 'an error without a code');

function problemOf(error: unknown): Sentence {
  const { message } = error as Error;
  const code = codeOf(error);
  if (/is not installed|requires migrations/.test(message))
    return "the queue's tables are missing or of another version: run etl work --migrate once (etl migrate --queue prints the SQL for a new one)";
  if (/does not support SSL/.test(message))
    return "the queue's database (DATABASE_URL) has no TLS: add ?sslmode=disable to its URL where the network is yours";
  if (/CERT|SIGNATURE/.test(code))
    return `the certificate of the queue's database (DATABASE_URL) is not trusted (${code}): name the file of its CA in PGSSLROOTCERT`;
  return `the queue's database (DATABASE_URL) cannot be used: ${code}`;
}

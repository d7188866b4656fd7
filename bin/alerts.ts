import type { Logger } from 'pino';
import type { ProjectConfig } from '../pipeline/config.ts';
import { connectionProblem } from '../pipeline/http/no-answer-error.ts';
import { type PastRun, readRuns } from '../pipeline/operate/status.ts';
import type { AccountOutcome } from '../pipeline/run-accounts.ts';
import { safeMessage } from '../pipeline/safe-message.ts';
import { exitCodeOfError, exitCodeOfOutcome, exitCodes } from './exit-codes.ts';
import { t, told } from './messages/text.ts';
import { settingOf } from './settings/environment.ts';

/** Reports runs: to a monitor, which notices a run that does not come, and to a webhook, which gets failures and recoveries. */
export type Alerts = ReturnType<typeof openAlerts>;

/** Somebody else's outage must not hold up a sync. */
const timeoutMs = 10_000;

/**
 * `ETL_PING_URL` is called as https://healthchecks.io/docs/http_api/ has it: `/start`, then `/<exit code>`. `ETL_WEBHOOK_URL`
 * gets a JSON post when runs begin to fail, and when they recover. A request that fails is only a warning, without the
 * address, which is a secret. With `isStrict`, an unusual run is a failure too.
 */
export function openAlerts(env: NodeJS.ProcessEnv, log: Logger, isStrict = false) {
  const [ping, hook] = ['ETL_PING_URL', 'ETL_WEBHOOK_URL'].map((name) => settingOf(env, name));
  // One after the other: a start that came after its end would be taken for a run that never ends.
  let pings = Promise.resolve();
  let began = Date.now();

  async function post(what: string, address: string, content: RequestInit = {}, path = ''): Promise<void> {
    try {
      const url = new URL(address);
      if (path) url.pathname = `${url.pathname.replace(/\/+$/, '')}/${path}`;
      const signal = AbortSignal.timeout(timeoutMs);
      const response = await fetch(url, { method: 'POST', signal, ...content });
      await response.body?.cancel();
      if (!response.ok) log.warn(`the ${what} could not be sent: HTTP ${response.status}`);
    } catch (error) {
      // The message of fetch itself may quote the address.
      log.warn(`the ${what} could not be sent: ${connectionProblem(error)}`);
    }
  }
  const sendPing = (path: 'start' | number) => {
    if (ping) pings = pings.then(() => post('ping', ping, {}, `${path}`));
  };

  return {
    /** Runs one round, and reports its beginning and its exit code to the monitor; ends once all is sent, or given up. */
    async round(task: () => Promise<number>): Promise<number> {
      began = Date.now();
      sendPing('start');
      try {
        const code = await task();
        sendPing(code);
        return code;
      } catch (error) {
        sendPing(exitCodeOfError(error));
        throw error;
      } finally {
        await pings;
      }
    },
    /** Called with the outcome of this project's account, in a run that began after `since`. */
    async account(project: ProjectConfig, outcome: AccountOutcome, since = began): Promise<void> {
      if (!hook) return;
      const code = exitCodeOfOutcome(outcome, isStrict);
      const isFailure = code === exitCodes.incomplete || code === exitCodes.configuration;
      if (!isFailure && code !== exitCodes.success) return;
      // Where the last runs cannot be read, a failure is posted rather than hidden.
      const runs = await readRuns(project, log, 2).catch(() => []);
      const before = runs.find(({ startedAt }) => startedAt !== null && Date.parse(startedAt) < since);
      if (isFailure === (before !== undefined && hadFailed(before, isStrict))) return;
      const body = JSON.stringify(messageOf(outcome, isFailure ? 'failed' : 'recovered', code));
      await post('webhook', hook, { headers: { 'content-type': 'application/json' }, body });
    },
  };
}

const hadFailed = ({ status, entities, totals, warnings }: PastRun, isStrict: boolean): boolean =>
  status === 'failed' ||
  entities.some(({ error }) => error !== null) ||
  (totals?.newRejects ?? 0) > 0 ||
  (isStrict && warnings !== undefined);

/** `text` is what Slack shows. It holds nothing of a record, not even ids. */
function messageOf({ account, result, error }: AccountOutcome, event: 'failed' | 'recovered', code: number) {
  const { run, totals } = result?.summary ?? { run: null, totals: null };
  const rejects = totals?.newRejects ? [t('new rejects')] : [];
  const known = run
    ? [...run.failed, ...rejects, ...(run.warnings ?? []).map(told)]
    : [safeMessage(error)].map(told);
  const what = known.join(', ') || t('all well');
  const counts = totals ? ` ${t('{read} read, {rejected} rejected.', totals.fetched, totals.rejected)}` : '';
  const text = t(`gazelle-etl {account}: sync ${event} (exit {code}): {what}.`, account, code, what) + counts;
  return { text, event, account, exitCode: code, run, totals };
}

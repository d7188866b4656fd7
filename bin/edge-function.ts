import { createHash, timingSafeEqual } from 'node:crypto';
import type { Logger } from 'pino';
import { z } from 'zod';
import { withProject } from '../pipeline/config.ts';
import { defaults } from '../pipeline/options.ts';
import { type AccountOutcome, runAccount } from '../pipeline/run-accounts.ts';
import { safeMessage } from '../pipeline/safe-message.ts';
import { openAlerts } from './alerts.ts';
import { exitCodeOfOutcome, exitCodes } from './exit-codes.ts';
import { stoppable } from './hooks.ts';
import { logTo } from './log-to.ts';
import type { Environment } from './settings/environment.ts';
import { chosenColumns, chosenEntities, nameList, toMilliseconds } from './settings/flag-values.ts';
import { readConfig } from './settings/read-config.ts';
import { UsageError } from './usage-error.ts';

/** How long a call reads: against a Gazelle that answers at once, that is less than 1.5 of the 2 s of CPU of a request. */
const usualBudgetMs = 3000;
/** A call that is still at work is ended then: Supabase waits 150 s for the answer, and the alerts are still to be sent. */
const deadlineMs = 120_000;
/** Of 100 lines in 10 s Supabase drops what is more. */
const mostLogLines = 50;

const body = z.strictObject({
  full: z.boolean().default(false),
  entities: z.array(z.string()).default([]),
});
type Wanted = z.infer<typeof body>;

/**
 * Answers a call of the Edge Function, whose environment is `env`. A POST with `Authorization: Bearer <ETL_FUNCTION_SECRET>` syncs
 * the account of the environment; its body is `{ "full": true, "entities": ["clients"] }`, a part of it, or empty. The answer is
 * the summary with 200 where all is well and 207 where not everything is done; else `error` with 400, 401, 405, 409 (another run
 * is at work) or 500.
 */
export async function answer(request: Request, env: Environment): Promise<Response> {
  if (!hasSecret(request, env.ETL_FUNCTION_SECRET)) return refusal(401, 'the secret is missing or wrong');
  if (request.method !== 'POST') return refusal(405, 'the method is to be POST');
  let wanted: Wanted;
  try {
    wanted = body.parse(JSON.parse((await request.text()) || '{}'));
    if (wanted.entities.length > 0) await chosenEntities(wanted.entities);
  } catch (error) {
    const problem = 'the body is to be {"full": true, "entities": ["clients"]}, or a part of it';
    return refusal(400, error instanceof UsageError ? error.message : problem);
  }
  let left = mostLogLines;
  const log = logTo((entry) => left-- > 0 && console.log(JSON.stringify(entry)));
  const account = 'main';
  const outcome = await sync(wanted, env, log).catch((error) => ({ account, result: null, error }));
  const code = exitCodeOfOutcome(outcome);
  if (outcome.result)
    return Response.json(outcome.result.summary, { status: code === exitCodes.success ? 200 : 207 });
  log.error(safeMessage(outcome.error));
  return refusal(code === exitCodes.leaseHeld ? 409 : 500, safeMessage(outcome.error));
}

const refusal = (status: number, error: string): Response => Response.json({ error }, { status });

/** Whether the caller knows the secret; how long it takes tells nothing of it. Nobody does where none is set. */
function hasSecret({ headers }: Request, secret: string | undefined): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  const given = digest(headers.get('authorization') ?? '');
  return timingSafeEqual(given, digest(`Bearer ${secret}`)) && Boolean(secret);
}

/** Syncs the account of the environment, with its alerts. Throws a UsageError for what is not set. */
async function sync({ full, entities }: Wanted, env: Environment, log: Logger): Promise<AccountOutcome> {
  // Projects with the newer keys give them as {"default": "sb_secret_..."}.
  const { default: SUPABASE_SECRET_KEY } = JSON.parse(env.SUPABASE_SECRET_KEYS ?? '{}');
  const { config, timezone } = readConfig({ SUPABASE_SECRET_KEY, ...env });
  const exclude = await chosenColumns(nameList(env.ETL_EXCLUDE ?? ''));
  const timeBudgetMs = toMilliseconds(env.ETL_TIME_BUDGET) ?? usualBudgetMs;
  const options = { ...defaults, full, entities, exclude, timezone, timeBudgetMs, triggeredBy: 'supabase' };
  const alerts = openAlerts(env, log);
  let outcome!: AccountOutcome;
  await alerts.round(async () => {
    const deadline = AbortSignal.timeout(deadlineMs);
    outcome = await stoppable(deadline, (signal) => runAccount({ config, options }, { log, signal }));
    await alerts.account(withProject(config), outcome);
    return exitCodeOfOutcome(outcome);
  });
  return outcome;
}

import type { PgliteConnection } from '@supabase/lite/pglite';
import { narrowColumns, tableOf } from './narrow.ts';
import { skipPreflights } from './preflights.ts';
import { gatherSettings } from './settings.ts';

type Answer = (request: Request) => Promise<Response>;

/**
 * Does what PostgREST does and Lite does not: the database sees the headers of every request (in Lite, of calls only),
 * and an error of the database that Lite does not know comes with its own code. It handles one request at a time.
 */
export function asPostgrest(connection: PgliteConnection, answer: Answer): Answer {
  const beginWith = gatherSettings(connection);
  const expectUpsert = skipPreflights(connection);
  const show = narrowColumns(connection);
  const normalize = connection.normalizeDbError.bind(connection);
  let lastError: unknown;
  connection.normalizeDbError = (error) => {
    lastError = normalize(error);
    return lastError;
  };

  return async (request) => {
    beginWith({ 'request.headers': JSON.stringify(Object.fromEntries(request.headers)) });
    const prefer = request.headers.get('prefer') ?? '';
    expectUpsert(prefer.includes('resolution=merge-duplicates') && !prefer.includes('count='));
    show(tableOf(request));
    const response = await answer(request);
    show(undefined);
    expectUpsert(false);
    return response.status === 500 ? withCode(response, lastError) : response;
  };
}

/** What Lite says of an error that it does not know. */
const UNKNOWN = 'SUP';

async function withCode(response: Response, error: unknown): Promise<Response> {
  const { code: given } = (await response.clone().json()) as { code?: unknown };
  if (given !== UNKNOWN || !(error instanceof Error && 'code' in error)) return response;
  const code = String(error.code);
  return Response.json(
    { code, message: error.message, details: null, hint: null },
    { status: statusOf(code) },
  );
}

/** As in https://docs.postgrest.org/en/stable/references/errors.html. */
function statusOf(code: string): number {
  if (/^(08|53)/.test(code)) return 503;
  if (/^(0L|0P|28)/.test(code)) return 403;
  return /^(09|25|2D|38|39|3B|40|54|55|57|58|F0|HV|XX)/.test(code) ? 500 : 400;
}

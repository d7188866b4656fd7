import type { ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import type { FaultKind } from './faults.ts';
import { type Answer, type Count, closedByPeer, send, sendHalf, toAnswer } from './send.ts';

const JSON_HEADERS: [string, string][] = [['content-type', 'application/json; charset=utf-8']];
const HTML_HEADER: [string, string] = ['content-type', 'text/html; charset=utf-8'];

/**
 * Answers one request, the way `fault` says where there is one. `handle` is called at most once, and only where the
 * fault lets the request through.
 */
export async function answer(
  response: ServerResponse,
  handle: () => Promise<Response>,
  fault: FaultKind | undefined,
  count: Count,
): Promise<void> {
  switch (fault?.kind) {
    case undefined:
      return send(response, await toAnswer(await handle()), count);
    case 'status':
      return send(response, statusAnswer(fault), count);
    case 'reset':
      return reset(response);
    case 'reset-after':
      await toAnswer(await handle());
      return reset(response);
    case 'hang':
      return closedByPeer(response);
    case 'truncated':
      return sendHalf(response, await toAnswer(await handle()), count);
    case 'bad-json':
      return send(response, { status: 200, headers: JSON_HEADERS, body: bytes('{"data": {"oops"') }, count);
    case 'graphql-errors':
      return send(response, await graphqlErrors(handle, fault), count);
    case 'slow':
      await sleep(fault.ms, undefined, { ref: false });
      return send(response, await toAnswer(await handle()), count);
  }
}

const bytes = (text = '') => Buffer.from(text);

const reset = (response: ServerResponse): void => {
  response.socket?.resetAndDestroy();
};

function statusAnswer(fault: { status: number; headers?: Record<string, string>; body?: string }): Answer {
  const given = Object.entries(fault.headers ?? {});
  const typed = given.some(([name]) => name.toLowerCase() === 'content-type');
  const headers = typed ? given : [...given, HTML_HEADER];
  return { status: fault.status, headers, body: bytes(fault.body) };
}

async function graphqlErrors(
  handle: () => Promise<Response>,
  fault: { message?: string; withPartialData?: boolean },
): Promise<Answer> {
  const errors = [{ message: fault.message ?? 'Something went wrong' }];
  const { data } = fault.withPartialData ? ((await (await handle()).json()) as { data?: unknown }) : {};
  return { status: 200, headers: JSON_HEADERS, body: bytes(JSON.stringify({ data, errors })) };
}

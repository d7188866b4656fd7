import type { Sent, WholeResponse } from './send.ts';

type Answer = Pick<WholeResponse, 'status' | 'data'>;

/** What the retry code must know of a protocol. The source and the sink each describe theirs; the pipeline passes it on. */
export interface Protocol {
  /** Whom the requests go to, for the log. */
  peer: string;
  /** What a request is for, for the log. */
  nameOf(request: Sent): string;
  /** Whether a good answer to it has a body. */
  hasBody(request: Sent): boolean;
  /** How often an answer of this protocol's own may be asked for again: 0 is never; null where that is as for any server. */
  retriesOf?(answer: Answer, request: Sent): number | null;
}

/** How often a request with this bad answer may be sent again: 0 is never, and infinite is as often as the settings allow. */
export function retriesOf(protocol: Protocol, answer: Answer, request: Sent): number {
  const own = protocol.retriesOf?.(answer, request);
  if (own != null) return own;
  const { status, data } = answer;
  // What is not implemented stays so.
  if (status === 501 || status === 505) return 0;
  // From 520 on they come from Cloudflare, which stands before both servers.
  if (status >= 500 || [408, 425, 429].includes(status)) return Infinity;
  // Both servers give a reason, in a JSON object: anything else is from something on the way, which turned the request away.
  const hasReason = typeof data === 'object' && !Array.isArray(data);
  return (status === 403 || status === 404) && !hasReason ? 2 : 0;
}

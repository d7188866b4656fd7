import type { Expected } from './whole-response.ts';

/** A request as it is sent. */
export interface Sent {
  method: string;
  url: string;
  headers: Headers;
}

/** What the retry code must know of a protocol. The source and the sink each describe theirs; the pipeline passes it on. */
export interface Protocol {
  /** Whom the requests go to, for the log. */
  peer: string;
  /** What a request is for, for the log. */
  nameOf(request: { url: string; body?: unknown }): string;
  expect(request: Sent): Expected;
  /** Whether the body of a failure says that a repeat of the request would fail as well. */
  isRefusal(data: unknown, request: Sent): boolean;
}

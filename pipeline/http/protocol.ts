import type { Expected } from './whole-response.ts';

/** What the retry code must know of a protocol. The source and the sink each describe theirs; the pipeline passes it on. */
export interface Protocol {
  /** Whom the requests go to, for the log. */
  peer: string;
  /** What a request is for, for the log. */
  nameOf(request: { url: string; body?: unknown }): string;
  expect(request: Request): Expected;
  /** Whether the body of a failure says that a repeat of the request would fail as well. */
  isRefusal(data: unknown, request: { method: string; url: string }): boolean;
}

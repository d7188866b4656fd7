import type { Logger } from 'pino';
import type { HttpConfig } from '../config.ts';
import type { Protocol, Sent } from './protocol.ts';

export interface ResilientFetchOptions extends HttpConfig {
  protocol: Protocol;
  log: Logger;
  /** Attempts under way at once, at most; fewer while the server asks for that. As many as there are, when absent. */
  concurrency?: number;
  /** A server that asks for a longer delay is asked again after this one. */
  maxRetryAfterMs?: number;
  /** Once it is aborted nothing is repeated, waits end, and an attempt under way has `graceMs` left. */
  stop?: AbortSignal | undefined;
  graceMs?: number;
  /** Awaited before each attempt, the first included; what it throws is thrown. */
  beforeAttempt?: (request: Sent) => unknown;
  /** Called with whom is waited for before a request is sent again. */
  onWait?: ((what: string) => void) | undefined;
  /** Called when a request is repeated after it may have taken effect. */
  onRepeat?: (request: Sent) => void;
}

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
  /** Whether a good answer has a body, and whether a bad one always gives a reason, as PostgREST does. */
  expect(request: Sent): { body: boolean; reason: boolean };
  /** Which answers are asked for again; the first rule that fits counts. An answer that fits none is believed at once. */
  retryRules: readonly RetryRule[];
}

/** What is known of an answer: `data` is its body, undefined where that is nothing, or not JSON. */
interface Answered {
  status: number;
  content: string;
  data: unknown;
}

/** A rule fits an answer when all that it names fits. */
export interface RetryRule {
  statuses?: readonly number[];
  /** This status and all above it. */
  from?: number;
  /** The `code` in a JSON body. */
  codes?: RegExp;
  /** Whether the body is a web page: a proxy on the way wrote it, not the server itself. */
  page?: boolean;
  /** Which requests. */
  of?(request: Sent): boolean;
  /** How often it is asked again: as often as the settings allow, when absent. */
  times?: number;
}

/** How often a request with this answer may be sent again: 0 is never. */
export function timesToRetry(
  rules: readonly RetryRule[],
  { status, content, data }: Answered,
  sent: Sent,
): number {
  const rule = rules.find(
    ({ statuses, from = 0, codes, page, of }) =>
      status >= from &&
      (statuses?.includes(status) ?? true) &&
      (codes?.test(String(Object(data).code)) ?? true) &&
      (!page || /^\s*</.test(content)) &&
      (of?.(sent) ?? true),
  );
  return rule ? (rule.times ?? Number.POSITIVE_INFINITY) : 0;
}

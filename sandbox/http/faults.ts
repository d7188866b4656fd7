import type { RecordedRequest } from './recorded-request.ts';

/** What goes wrong. */
export type FaultKind =
  /** The server answers this instead of asking the handler. */
  | { kind: 'status'; status: number; headers?: Record<string, string>; body?: string }
  /** The connection breaks before the handler has seen the request. */
  | { kind: 'reset' }
  /** The handler does its work, then the connection breaks: the effect stays, the answer is lost. */
  | { kind: 'reset-after' }
  /** No answer, until the client gives up or the server closes. */
  | { kind: 'hang' }
  /** The headers promise the whole body, half of it comes. */
  | { kind: 'truncated' }
  /** 200, said to be JSON, and is not. */
  | { kind: 'bad-json' }
  /** 200 with GraphQL `errors`, beside the handler's real `data` when `withPartialData`. */
  | { kind: 'graphql-errors'; message?: string; withPartialData?: boolean }
  /** The right answer, `ms` milliseconds late. */
  | { kind: 'slow'; ms: number };

/** A kind of fault, and the requests that it hits. */
export type Fault = FaultKind & {
  /** Which requests it applies to. Default: all. */
  match?: (request: RecordedRequest) => boolean;
  /** How many matching requests are spared first. Default: 0. */
  skip?: number;
  /** How many are hit, `Infinity` allowed. Default: 1. */
  times?: number;
};

/** The faults a server has ready. */
export type Faults = {
  /** Adds a fault; the returned function takes it back. */
  add(fault: Fault): () => void;
  /** Takes back every fault. */
  clear(): void;
  /** How many requests were hit since the server started. */
  readonly applied: number;
  /** The fault for this request, if one is due: the earliest added wins. Called by the server, once a request. */
  take(request: RecordedRequest): FaultKind | undefined;
};

/** Makes an empty set of faults. */
export function createFaults(): Faults {
  type Entry = { fault: Fault; seen: number; used: number };
  const entries = new Set<Entry>();
  let applied = 0;

  return {
    add(fault) {
      const entry = { fault, seen: 0, used: 0 };
      entries.add(entry);
      return () => {
        entries.delete(entry);
      };
    },
    clear: () => entries.clear(),
    get applied() {
      return applied;
    },
    take(request) {
      let chosen: Entry | undefined;
      // Every fault counts every request it matches, so that `skip` does not depend on the other faults.
      for (const entry of entries) {
        const { match = () => true, skip = 0, times = 1 } = entry.fault;
        if (!match(request)) continue;
        entry.seen += 1;
        if (entry.seen > skip && entry.used < times) chosen ??= entry;
      }
      if (!chosen) return undefined;
      chosen.used += 1;
      applied += 1;
      return chosen.fault;
    },
  };
}

import type { Logger } from 'pino';
import type { ResilientFetchOptions } from '../../pipeline/http/resilient-fetch.ts';
import { resilientFetch } from '../../pipeline/http/resilient-fetch.ts';
import { graphqlOverHttp } from '../../sources/gazelle/api/graphql-over-http.ts';

/** What makes a patient `fetch` to Gazelle with short waits, and with other options where they are given. */
export const fetchOpener =
  (log: Logger, usual: Partial<ResilientFetchOptions> = {}) =>
  (over: Partial<ResilientFetchOptions> = {}) =>
    resilientFetch({
      protocol: graphqlOverHttp,
      log,
      timeoutMs: 1000,
      retries: 2,
      backoffMs: 1,
      ...usual,
      ...over,
    });

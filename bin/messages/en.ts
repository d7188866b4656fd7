/** The messages in English; every other language has the same ones, by their type. */
export const en = {
  summary: {
    oldestComparison: (entity: string, days: number) =>
      `${entity}: oldest comparison ${days} ${days === 1 ? 'day' : 'days'} ago`,
    toBeContinued: 'to be continued',
    notBegun: 'not begun',
    insteadOfAll: 'read instead of all',
    rejected: 'rejected',
    storedWithoutValue: 'stored without a value',
    rejectsOnly: 'rejects only',
    more: (count: string) => `and ${count} more`,
    rejects: (fresh: number, known: number, ignored: number) =>
      `rejects: ${fresh} new, ${known} known from earlier runs, ${ignored} ignored`,
    end: (mode: string, dryRun: boolean, status: string, why: string, seconds: string, id: string) =>
      `${mode} ${dryRun ? 'dry run, nothing written' : 'sync'}: ${status}${why} in ${seconds} s (run ${id})`,
  },
  status: {
    stale: (entity: string, age: string, limit: string) =>
      `${entity}: last success ${age}, wanted within ${limit}`,
    ago: (age: string) => `${age} ago`,
    failed: (entity: string, times: number, error: string | null) =>
      `${entity}: failed ${times === 1 ? 'in the last run' : `${times} times in a row`}: ${error ?? 'no reason is known'}`,
  },
  colon: ':',
  history: { none: 'No run is recorded yet.', read: 'read, oldest first' },
  report: {
    title: 'Gazelle to Supabase',
    written: (time: string, version: string) =>
      `Written ${time} UTC by gazelle-etl ${version}. All times and days are in UTC.`,
    empty: 'No run is recorded yet: run etl sync, then etl report again.',
    well: 'All is well.',
    look: (names: string) => `To be looked at: ${names}.`,
    lastRun: (time: string, status: string) => `Last run: ${time}, ${status}.`,
    freshness: 'Freshness',
    rejects: 'etl rejects list names the records that could not be stored.',
    days: (count: number) => `The last ${count} days`,
    read: 'Records read',
    rows: 'Rows written',
    duration: (unit: string) => `Duration of a run (${unit})`,
    outcomes: 'Runs by outcome',
    newRejects: 'New rejects',
    deleted: 'Rows marked as deleted',
    day: 'day',
    figures: 'The figures',
    none: 'None in this time.',
    highest: (day: string, what: string) => `The highest day is ${day}: ${what}.`,
    beyond: (days: string) => `Higher than drawn: ${days}`,
    errors: 'Days with errors',
  },
  checkpoint: {
    all: 'everything is read',
    none: 'no checkpoint',
    is: (watermark: string | null, syncedAt: string) => `${watermark ?? 'no watermark'}, synced ${syncedAt}`,
    ask: 'Change these checkpoints?',
    done: 'Done: the next run reads from there.',
  },
  company: {
    are: (stored: string, found: string) => `stored:  ${stored}\nthe key: ${found}`,
    whatFollows:
      'The next run reads everything of the new company. Rows of the old one stay until a run marks them as deleted, which you have to allow: etl sync --full --allow-deletes N.',
    ask: 'Change the company?',
  },
  change: {
    nothing: 'Nothing was changed.',
    nothingToDo: 'Nothing to change.',
    done: 'Done.',
    yesOrNo: '[y/N]',
    yes: /^y(es)?$/i,
  },
  rejects: {
    none: 'No reject is open.',
    open: (count: number) => `${count} rejects are still open.`,
    more: (shown: number, total: number) => `${shown} of ${total}: --limit ${total} shows all`,
    ignored: (count: number) => `${count} ${count === 1 ? 'reject is' : 'rejects are'} ignored.`,
  },
  queue: {
    empty: 'The queue is empty.',
    ready: 'The queue is ready.',
    added: (added: number, there: number) => `${added} added; ${there} were in the queue already.`,
    retried: (id: string) => `${id} is tried again.`,
  },
  progress: {
    connecting: 'connecting',
    closing: 'saving',
    waiting: (what: string) => `waiting for ${what}`,
    pages: (count: number, shown: string) => `${shown} ${count === 1 ? 'page' : 'pages'}`,
    records: (count: number, shown: string) => `${shown} ${count === 1 ? 'record' : 'records'}`,
    left: (time: string) => `${time} left`,
  },
  /** What a chat shows of a webhook post. */
  alerts: {
    failed: (account: string, code: number, what: string) =>
      `gazelle-etl ${account}: sync failed (exit ${code}): ${what}.`,
    recovered: (account: string, code: number, what: string) =>
      `gazelle-etl ${account}: sync recovered (exit ${code}): ${what}.`,
    well: 'all well',
    newRejects: 'new rejects',
    counts: (read: number, rejected: number) => `${read} read, ${rejected} rejected.`,
  },
};

export type Messages = typeof en;

type Settings = Record<string, string>;

/**
 * Saves settings one request at a time: what is asked for while one is under way goes together in the next. Each promise
 * ends as the request that holds its setting does.
 */
export function groupCommit(commit: (settings: Settings) => Promise<void>) {
  let last: Promise<unknown> = Promise.resolve();
  let waiting: { settings: Settings; done: Promise<void> } | null = null;
  return (key: string, value: string): Promise<void> => {
    if (!waiting) {
      const settings: Settings = {};
      const done = last.then(() => {
        waiting = null;
        return commit(settings);
      });
      last = done.catch(() => {});
      waiting = { settings, done };
    }
    waiting.settings[key] = value;
    return waiting.done;
  };
}

type Settings = Record<string, string>;

/** How long a checkpoint waits for those of collections still at work, in milliseconds: longer than a usual run takes. */
const lingerMs = 10_000;

/**
 * Saves the checkpoints of collections together: as soon as all that are still at work want to save, or after ten seconds. Each
 * promise ends as the request that holds its settings does. `atWork` is how many collections there are.
 */
export function gatherSaves(commit: (settings: Settings) => Promise<void>, atWork: number) {
  let left = atWork;
  let group: { settings: Settings; parties: number; done: Promise<void>; flush: () => void } | null = null;
  const flushWhenAllWait = () => {
    if (group && group.parties >= left) group.flush();
  };

  function openGroup() {
    const { promise, resolve } = Promise.withResolvers<void>();
    const settings: Settings = {};
    const timer = setTimeout(resolve, lingerMs);
    const done = promise.then(() => {
      clearTimeout(timer);
      group = null;
      return commit(settings);
    });
    return { settings, parties: 0, done, flush: resolve };
  }

  return {
    save(settings: Settings): Promise<void> {
      group ??= openGroup();
      const { done } = group;
      Object.assign(group.settings, settings);
      group.parties += 1;
      flushWhenAllWait();
      return done;
    },
    /** A collection has ended, having saved or not. */
    ended(): void {
      left -= 1;
      flushWhenAllWait();
    },
  };
}

type Settings = Record<string, string>;

/** How long a checkpoint waits for those of collections still at work, in milliseconds: longer than a usual run takes. */
const lingerMs = 10_000;

/**
 * Saves the checkpoints of collections together, ten seconds after the first of them. `save` resolves to whether they are
 * saved: once all collections that are still at work want to save, theirs are left to the end of the run. `atWork` is how many
 * collections there are.
 */
export function gatherSaves(commit: (settings: Settings) => Promise<void>, atWork: number) {
  let left = atWork;
  let group: { settings: Settings; parties: number; saved: Promise<boolean>; leave: () => void } | null =
    null;
  const leaveWhenAllWait = () => {
    if (group && group.parties >= left) group.leave();
  };

  function openGroup() {
    const { promise, resolve } = Promise.withResolvers<boolean>();
    const settings: Settings = {};
    const timer = setTimeout(() => resolve(true), lingerMs);
    const saved = promise.then(async (isDue) => {
      clearTimeout(timer);
      group = null;
      if (isDue) await commit(settings);
      return isDue;
    });
    return { settings, parties: 0, saved, leave: () => resolve(false) };
  }

  return {
    save(settings: Settings): Promise<boolean> {
      group ??= openGroup();
      const { saved } = group;
      Object.assign(group.settings, settings);
      group.parties += 1;
      leaveWhenAllWait();
      return saved;
    },
    /** A collection has ended, having saved or not. */
    ended(): void {
      left -= 1;
      leaveWhenAllWait();
    },
  };
}

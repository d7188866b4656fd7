/** Runs tasks one at a time, in the order given. */
type Queue = <T>(task: () => Promise<T>) => Promise<T>;

/** Makes a queue. A task that fails does not keep the next from running. */
export function createQueue(): Queue {
  let last: Promise<unknown> = Promise.resolve();

  return (task) => {
    const result = last.then(task);
    last = result.catch(() => undefined);
    return result;
  };
}

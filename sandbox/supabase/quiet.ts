import { AsyncLocalStorage } from 'node:async_hooks';

const silence = new AsyncLocalStorage<true>();
let muffled: typeof console.error | undefined;

/** Runs a task whose `console.error` is not shown. What other code prints meanwhile is. */
export function quietly<T>(task: () => T): T {
  if (console.error !== muffled) muffle(console.error);
  return silence.run(true, task);
}

function muffle(error: typeof console.error): void {
  muffled = (...words: unknown[]) => {
    if (!silence.getStore()) error.apply(console, words);
  };
  console.error = muffled;
}

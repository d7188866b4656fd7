import type { Sink } from '../sinks/sink.ts';

/** A sink that writes nothing before `ready`, and nothing at all where that fails. */
export function holdWrites(sink: Sink, ready: Promise<unknown>): Sink {
  const held =
    <Args extends unknown[], Result>(write: (...args: Args) => Promise<Result>) =>
    async (...args: Args) => {
      await ready;
      return write(...args);
    };
  return {
    ...sink,
    write: held(sink.write),
    softDelete: held(sink.softDelete),
    keepRejects: held(sink.keepRejects),
    resolveRejects: held(sink.resolveRejects),
    saveCheckpoints: held(sink.saveCheckpoints),
    clear: held(sink.clear),
  };
}

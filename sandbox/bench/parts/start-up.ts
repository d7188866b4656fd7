import type { Part } from '../bench.ts';
import { measure, median, times } from '../measure.ts';

/** What a run takes before it does anything. */
export const startUp: Part = ({ sizes, launcher, withServers }) =>
  withServers({ scale: 0.01, counting: true }, async (servers) => {
    const runs = await times(sizes.repeatShort, async () => {
      const bare = await measure(['-e', '0']);
      const help = await measure([...launcher, '--help']);
      await servers.trace();
      const { startedMs } = await measure([...launcher, 'sync'], servers.env);
      const [first] = await servers.trace();
      return {
        bareMs: bare.wallMs,
        helpMs: help.wallMs,
        firstMs: (first?.beganMs ?? Number.NaN) - startedMs,
      };
    });
    const bareMs = median(runs.map((run) => run.bareMs));
    const finding = { part: 'start-up', against: bareMs, unit: 'ms' as const, bound: null };
    return [
      {
        ...finding,
        what: 'etl --help, against a Node that does nothing',
        measured: median(runs.map((run) => run.helpMs)),
        meaning: 'what the command line adds to the start of Node',
      },
      {
        ...finding,
        what: 'etl sync until its first request, against the same',
        measured: median(runs.map((run) => run.firstMs)),
        meaning: 'what loading a sync adds to the start of Node',
      },
    ];
  });

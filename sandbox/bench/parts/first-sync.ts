import { defaults } from '../../../pipeline/options.ts';
import type { Part } from '../bench.ts';
import { necessaryTime } from '../chain.ts';
import { measure, median, times } from '../measure.ts';
import type { Finding } from '../report.ts';
import { runScript } from '../scripts.ts';

/** The first sync of a usual account, against what its requests take that must follow each other. */
export const firstSync: Part = ({ sizes, launcher, withBaseline, keepTrace, withServers }) =>
  withServers({ scale: sizes.scale, counting: true }, async (servers) => {
    await servers.setLatency(...sizes.internetMs);
    const runs = await times(sizes.repeat, async () => {
      await servers.reset();
      await servers.trace();
      const { wallMs } = await measure([...launcher, 'sync'], servers.env);
      const trace = await servers.trace();
      keepTrace('first-sync', trace);
      const packages = await runScript('packages', servers);
      return {
        wallMs,
        necessaryMs: necessaryTime(trace, defaults.concurrency),
        packagesMs: packages.wallMs,
      };
    });
    const wallMs = median(runs.map((run) => run.wallMs));
    const necessaryMs = median(runs.map((run) => run.necessaryMs));
    const findings: Finding[] = [
      {
        part: 'first-sync',
        what: `wall time at ${sizes.internetMs.join('/')} ms, against its chain of requests`,
        measured: wallMs,
        against: necessaryMs,
        unit: 'ms',
        bound: null,
        meaning: '1 is no slower than the requests that must follow each other; the rest is our own',
      },
      {
        part: 'first-sync',
        what: 'Node and the packages, loaded by a script that does nothing else, against the same chain',
        measured: median(runs.map((run) => run.packagesMs)),
        against: necessaryMs,
        unit: 'ms',
        bound: null,
        meaning: 'what of the ratio above is spent before the first line of ours',
      },
    ];
    if (withBaseline) {
      await servers.rows();
      const baseline = await runScript('row-at-a-time', servers);
      findings.push({
        part: 'first-sync',
        what: `wall time, against one request for each of ${await servers.rows()} records`,
        measured: wallMs,
        against: baseline.wallMs,
        unit: 'ms',
        bound: { atMost: 0.04 },
        meaning: 'the share of the time that the row-at-a-time way takes on the same servers',
      });
    }
    return findings;
  });

import { writeFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { type Bench, wholeBench } from './bench/bench.ts';
import { layOutPackage } from './bench/installed.ts';
import { parts } from './bench/parts/index.ts';
import { type Finding, isMissed, reportJson, reportTable } from './bench/report.ts';
import type { Traced } from './bench/served.ts';
import { withServers } from './bench/servers.ts';

// npm run bench [-- part ...] [--json]; BENCH_JSON=FILE writes the JSON beside the table, and BENCH_BASELINE=1 measures the
// way of one request for each record too.
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { json: { type: 'boolean', default: false } },
});
const chosen = positionals.length > 0 ? positionals : Object.keys(parts);
const unknown = chosen.filter((name) => !parts[name]);
if (unknown.length > 0) {
  process.stderr.write(`no part ${unknown.join(', ')}: there are ${Object.keys(parts).join(', ')}\n`);
  process.exit(2);
}

const { launcher, remove } = await layOutPackage();
const traces: Record<string, readonly Traced[]> = {};
const bench: Bench = {
  sizes: wholeBench,
  launcher,
  withServers,
  withBaseline: Boolean(process.env.BENCH_BASELINE),
  keepTrace(name, requests) {
    traces[name] = requests;
  },
};
const findings: Finding[] = [];
try {
  for (const name of chosen) {
    const began = Date.now();
    findings.push(...((await parts[name]?.(bench)) ?? []));
    process.stderr.write(`${name}: done in ${Math.round((Date.now() - began) / 1000)} s\n`);
  }
} finally {
  await remove();
}

const machine = { node: process.version, cpus: availableParallelism(), at: new Date().toISOString() };
const json = reportJson(findings, { ...machine, traces });
if (process.env.BENCH_JSON) await writeFile(process.env.BENCH_JSON, json);
process.stdout.write(values.json ? json : reportTable(findings));
const missed = findings.filter(isMissed);
process.stderr.write(
  missed.length > 0
    ? `${missed.length} of ${findings.filter(({ bound }) => bound).length} bounds are missed\n`
    : 'all bounds are kept\n',
);
if (missed.length > 0) process.exitCode = 1;

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';

/** What one process cost. */
export interface Cost {
  /** From its start to its end, in milliseconds. */
  wallMs: number;
  /** User and system time, in milliseconds. */
  cpuMs: number;
  /** The most memory it had at once, in MB (10^6 bytes). */
  peakMb: number;
  /** When it was started, in milliseconds since 1970. */
  startedMs: number;
  stdout: string;
}

/** Loaded into each measured process: it reports what the process has used, at its end. */
const tellUsage = `data:text/javascript,${encodeURIComponent(
  "import { writeSync } from 'node:fs'; process.on('exit', () => writeSync(3, JSON.stringify(process.resourceUsage())));",
)}`;

/** Runs a script of Node as a process of its own, with these settings and no others. Throws when it does not exit with 0. */
export async function measure(
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<Cost> {
  const { PATH = '' } = process.env;
  const startedMs = performance.timeOrigin + performance.now();
  const child = spawn(process.execPath, ['--import', tellUsage, ...args], {
    env: { PATH, ...env },
    stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
  });
  const [, stdoutPipe, stderrPipe, usagePipe] = child.stdio;
  const read = (pipe: unknown) => text(pipe as AsyncIterable<Buffer>);
  const [[code], stdout, stderr, usage] = await Promise.all([
    once(child, 'exit'),
    read(stdoutPipe),
    read(stderrPipe),
    read(usagePipe),
  ]);
  const wallMs = performance.timeOrigin + performance.now() - startedMs;
  if (code !== 0) throw new Error(`${args.join(' ')} ended with ${code}: ${stderr}${stdout}`);
  const { userCPUTime, systemCPUTime, maxRSS } = JSON.parse(usage);
  const cpuMs = (userCPUTime + systemCPUTime) / 1000;
  return { wallMs, cpuMs, peakMb: (maxRSS * 1024) / 1e6, startedMs, stdout };
}

/** The median; of an even count the lower of the two in the middle. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? Number.NaN;
}

/** Does something so many times, one after the other. */
export async function times<T>(count: number, task: () => Promise<T>): Promise<T[]> {
  const results: T[] = [];
  for (let i = 0; i < count; i += 1) results.push(await task());
  return results;
}

import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { keepsCompiled } from '../../sandbox/keeps-compiled.ts';
import { createQueue } from '../../sandbox/supabase/queue.ts';

/** What a process prints to both of its outputs after each run: no text of a run has it. */
export const endOfRun = '\u0004';

const script = fileURLToPath(new URL('./many-runs.ts', import.meta.url));

interface Printed {
  code: unknown;
  stdout: string;
  stderr: string;
}

/** Runs a command line in a process of its own, beside others before and after it, and gives all that it printed. */
export interface Runner {
  run(argv: readonly string[], env?: Record<string, string>): Promise<Printed>;
}

const runners = new Map<string, Runner>();

/** A process with some settings of its own that stands in the root folder: the files of a worker share it, and it ends with them. */
export function sharedRunner(settings: Record<string, string> = {}): Runner {
  const name = JSON.stringify(settings);
  const runner = runners.get(name) ?? runIn(start(settings));
  runners.set(name, runner);
  return runner;
}

function start(settings: Record<string, string>): ChildProcess {
  const { PATH = '' } = process.env;
  return fork(script, { env: { PATH, ...keepsCompiled, ...settings }, cwd: '/', silent: true });
}

function runIn(child: ChildProcess): Runner {
  const queue = createQueue();
  const printed = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr'] as const) {
    child[name]?.on('data', (chunk) => {
      printed[name] += chunk;
    });
  }
  return {
    run: (argv, env = {}) =>
      queue(async () => {
        Object.assign(printed, { stdout: '', stderr: '' });
        child.send({ argv, env });
        const [code] = await once(child, 'message');
        // The pipes are not the channel of the answer: what was printed may come later, and ends with this mark.
        while (!Object.values(printed).every((text) => text.endsWith(endOfRun)))
          await new Promise((done) => setTimeout(done, 2));
        const [stdout, stderr] = [printed.stdout, printed.stderr].map((text) => text.slice(0, -1));
        return { code, stdout: stdout ?? '', stderr: stderr ?? '' };
      }),
  };
}

import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const script = fileURLToPath(new URL('./many-runs.ts', import.meta.url));

interface Printed {
  code: unknown;
  stdout: string;
  stderr: string;
}

/** A process with some settings of its own that runs one command line after the other, and gives all that each printed; it stands in the root folder. */
export function startRunner(settings: Record<string, string> = {}) {
  const { PATH = '' } = process.env;
  const child = fork(script, { env: { PATH, ...settings }, cwd: '/', silent: true });
  const printed = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr'] as const) {
    child[name]?.on('data', (chunk) => {
      printed[name] += chunk;
    });
  }
  return {
    async run(argv: readonly string[], env: Record<string, string> = {}): Promise<Printed> {
      Object.assign(printed, { stdout: '', stderr: '' });
      child.send({ argv, env });
      const [code] = await once(child, 'message');
      // The pipes are not the channel of the answer: what was printed may come a little later.
      const length = () => printed.stdout.length + printed.stderr.length;
      for (let before = -1; before !== length(); ) {
        before = length();
        await new Promise((done) => setTimeout(done, 8));
      }
      return { code, ...printed };
    },
    async stop(): Promise<void> {
      child.kill();
      await once(child, 'exit');
    },
  };
}

import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const script = fileURLToPath(new URL('./many-runs.ts', import.meta.url));

interface Printed {
  code: unknown;
  /** All that was written to stdout and stderr. */
  text: string;
}

/** A process that runs one command line after the other and gives all that each printed. */
export function startRunner() {
  const { PATH = '' } = process.env;
  const child = fork(script, { env: { PATH }, silent: true });
  let text = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk) => {
      text += chunk;
    });
  }
  return {
    async run(argv: readonly string[], env: Record<string, string>): Promise<Printed> {
      text = '';
      child.send({ argv, env });
      const [code] = await once(child, 'message');
      // The pipes are not the channel of the answer: what was printed may come a little later.
      for (let length = -1; length !== text.length; ) {
        length = text.length;
        await new Promise((done) => setTimeout(done, 8));
      }
      return { code, text };
    },
    async stop(): Promise<void> {
      child.kill();
      await once(child, 'exit');
    },
  };
}

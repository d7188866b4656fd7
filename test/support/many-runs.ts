import { main } from '../../bin/etl.ts';
import { httpDefaults } from '../../pipeline/config.ts';
import { endOfRun } from './runner.ts';

/** Many runs of `etl` in one process, for a test that looks at all they print: each message is a command line. */
interface Order {
  argv: string[];
  env: Record<string, string>;
}

const before = { ...process.env };
// What they wait is short.
httpDefaults.backoffMs = 5;

process.on('message', async ({ argv, env }: Order) => {
  process.env = { ...before, ...env };
  const code = await main(argv);
  for (const output of [process.stdout, process.stderr]) output.write(endOfRun);
  process.send?.(code);
});

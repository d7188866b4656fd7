import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const tsc = fileURLToPath(new URL('../../node_modules/.bin/tsc', import.meta.url));

/**
 * Runs the compiler in a folder, and gives all that it printed, errors included. On one thread, which collects garbage more
 * seldom: several would check much of it twice, while other tests need the processor.
 */
export const compile = (args: readonly string[], cwd: string): Promise<{ code: number; stdout: string }> =>
  new Promise((resolve, reject) => {
    const options = { cwd, env: { ...process.env, GOGC: '400' }, maxBuffer: 2 ** 26 };
    const child = execFile(tsc, [...args, '--singleThreaded'], options, (error, stdout, stderr) => {
      // Else a compiler that cannot be started would look like one that has nothing to say.
      if (child.exitCode === null) reject(error);
      else resolve({ code: child.exitCode, stdout: stdout + stderr });
    });
  });

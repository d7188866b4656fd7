import { execFileSync } from 'node:child_process';
import { chmodSync, globSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * Starts a Postgres of this machine's packages (Debian's layout) in a folder of its own, as the user `postgres` where we are
 * root, which Postgres refuses to be.
 */
export function startPostgres(port: number): { url: string; stop(): void } {
  const [bin] = globSync('/usr/lib/postgresql/*/bin');
  if (!bin) throw new Error('there is no PostgreSQL in /usr/lib/postgresql');
  const folder = mkdtempSync(join(tmpdir(), 'queue-'));
  chmodSync(folder, 0o777);
  const data = join(folder, 'data');
  const run = (program: string, ...args: string[]) => {
    const isRoot = process.getuid?.() === 0;
    const command = [join(bin, program), ...args];
    const [file = '', ...rest] = isRoot
      ? ['setpriv', '--reuid=postgres', '--regid=postgres', '--clear-groups', ...command]
      : command;
    execFileSync(file, rest, { stdio: ['ignore', 'ignore', 'inherit'], cwd: folder });
  };
  run('initdb', '-D', data, '-U', 'queue', '--auth=trust');
  run('pg_ctl', '-D', data, '-w', '-l', join(folder, 'log'), '-o', `-p ${port} -k ${folder}`, 'start');
  return {
    url: `postgres://queue@127.0.0.1:${port}/postgres`,
    stop() {
      run('pg_ctl', '-D', data, '-m', 'fast', 'stop');
      rmSync(folder, { recursive: true });
    },
  };
}

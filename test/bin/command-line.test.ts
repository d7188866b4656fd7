import { exec } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify, stripVTControlCharacters } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { entityNames } from '../../pipeline/flows.ts';
import { etl } from '../../sandbox/etl.ts';
import { type Sandbox, startSandbox } from '../../sandbox/start.ts';
import { sharedRunner } from '../support/runner.ts';
import { quietDay } from '../support/scenario.ts';

const runner = sharedRunner();
let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox({ scale: 0.1 });
});
afterAll(async () => {
  await sandbox.close();
});

describe('what stands in the way of a run is said in one line each, and ends with 2', () => {
  test.each([
    [['snyc'], 'Did you mean sync?'],
    [['--log-level', 'info'], 'etl: name a command'],
    [['sync', '--limit', 'x'], '--limit takes one whole number from 1 on'],
    [['sync', '--limit', '1', '--limit', '2'], '--limit is given once'],
    [['sync', '--wait'], 'Not enough arguments following: wait'],
    [['prune', '--logs-for', '1s', '--dry-run=1'], 'etl: --dry-run takes no value'],
    [['doctor', '--all-accounts'], 'there is no flag "--all-accounts": did you mean --accounts?'],
    [['work', '--exclude', 'x'], 'there is no flag "--exclude": there are --lang'],
    [['checkpoint', 'rewind', '--too', '7d'], 'there is no flag "--too": did you mean --to?'],
    [['migrate', '--queue', '--schema', 'x'], '--queue and --schema exclude each other'],
    [['queue', 'lst'], 'etl: "lst" means nothing here: flags begin with --'],
    [['sync', '--log-level', 'info', '--log-level', 'debug'], 'etl: --log-level is given once'],
    [['migrate', '--schema', 'a', '--schema', 'b'], 'etl: --schema is given once'],
    [['sync', '--entity', 'piano'], 'did you mean pianos?'],
    [['sync', '--verbos'], 'verbos'],
    [['sync', '--output', 'xml'], 'Choices: "table", "json", "ndjson"'],
    [['sync', '--full', '--since', '1d'], '--full and --since exclude each other'],
    [['sync', '--sweep', '--since', '1d'], '--sweep and --since exclude each other'],
    [['sync', '--sweep-every', '7'], '--sweep-every takes a length of time'],
    [['sync', '--env-file', '/no/such/file'], '--env-file /no/such/file cannot be read (ENOENT)'],
    [['sync'], 'GAZELLE_API_KEY is missing'],
    [['checkpoint'], 'etl: checkpoint takes show, rewind or reset'],
    [['checkpoint', 'rewind'], 'Missing required argument: to'],
    [['sync', '--dryrun'], 'etl: there is no flag "--dryrun": did you mean --dry-run?'],
  ])('etl %j', async (args, sentence) => {
    const { code, stdout, stderr } = await runner.run(args);
    expect(stderr).toContain(sentence);
    expect(stdout).toBe('');
    expect(code).toBe(2);
  });

  test('a key that Gazelle refuses', async () => {
    const { code, stderr } = await runner.run(['sync'], { ...sandbox.env, GAZELLE_API_KEY: 'gz_wrong_key' });
    expect(stderr).toContain('Gazelle refused the key (HTTP 401)');
    expect(stderr).not.toContain('gz_wrong_key');
    expect(code).toBe(2);
  });

  test('a key that Supabase refuses', async () => {
    const { code, stderr } = await runner.run(['sync'], {
      ...sandbox.env,
      SUPABASE_SECRET_KEY: 'sb_secret_wrong',
    });
    expect(stderr).toContain('Supabase refused the key');
    expect(stderr).not.toContain('sb_secret_wrong');
    expect(code).toBe(2);
  });
});

test.each([[[]], [['--lang', 'fr']], [['sync', '-h']]])(
  'etl %j shows the help, with examples, the names of entities and exit codes',
  async (args) => {
    const { code, stdout, stderr } = await runner.run(args);
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toContain('etl sync --dry-run');
    expect(stdout).toMatch(/: users, clients, [\w\s,-]+\n.+ 0 [^\n]+[\s\S]+ 143/);
  },
);

test.each([
  ['bash', 'complete -o bashdefault'],
  ['zsh', '#compdef etl'],
])('completion is for the shell that is named: %s', async (shell, line) => {
  const { code, stdout, stderr } = await runner.run(['completion', shell]);
  expect([code, stderr]).toEqual([0, '']);
  expect(stdout).toContain(line);
  const help = await runner.run(['completion', shell, '--help']);
  expect([help.stdout.split('\n')[0], help.code]).toEqual(['etl completion [shell]', 0]);
  const offered = await runner.run(['--get-yargs-completions', 'etl', 'prune', '--'], { SHELL: shell });
  expect([offered.stdout, offered.stderr]).toEqual([expect.stringContaining('--deleted-for'), '']);
});

test('a .env that an editor began with a byte order mark keeps its first line, may have the language, and what is set to nothing', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'etl-'));
  const lines = Object.entries(sandbox.env).map(([name, value]) => `${name}=${value}`);
  await writeFile(join(folder, '.env'), `\uFEFF${lines.join('\n')}\nETL_LANG=fr\n`);
  // CI sets a secret that is missing to the empty string.
  const env = { GAZELLE_API_KEY: '' };
  const { code, stdout, stderr } = await etl(['sync', '--dry-run', '--entity', 'users'], env, {
    cwd: folder,
  });
  await rm(folder, { recursive: true });
  expect(stderr).not.toContain('missing');
  expect(stdout).toContain('entité');
  expect(code).toBe(0);
});

describe('from nothing to a quiet second run', () => {
  test('a dry run without Supabase prints what would be fetched, and nothing it cannot know', async () => {
    const { GAZELLE_API_URL, GAZELLE_API_KEY } = sandbox.env;
    const env = { GAZELLE_API_URL: GAZELLE_API_URL ?? '', GAZELLE_API_KEY: GAZELLE_API_KEY ?? '' };
    const { code, stdout } = await runner.run(['sync', '--dry-run', '--json'], env);
    const { totals } = JSON.parse(stdout);
    const { clients, contacts } = sandbox.gazelle.world.size();
    expect(totals).toMatchObject({ inserted: null, updated: null, unchanged: null });
    expect(totals.fetched).toBeGreaterThan(clients + contacts);
    expect(code).toBe(0);
  });

  test('a dry run counts what the real run then does, and writes nothing', async () => {
    const counts = (stdout: string) =>
      JSON.parse(stdout).entities.map((one: Record<string, unknown>) => {
        const { watermark: _, differences: __, oldestComparison: ___, ...entity } = one;
        return entity;
      });
    sandbox.supabase.http.requests.length = 0;
    const dry = await runner.run(['sync', '--dry-run', '--json'], sandbox.env);
    expect(new Set(sandbox.supabase.http.requests.map(({ method }) => method))).toEqual(new Set(['GET']));
    const real = await runner.run(['sync', '--json'], sandbox.env);
    expect(counts(dry.stdout)).toEqual(counts(real.stdout));
    expect([dry.code, real.code]).toEqual([0, 0]);
  });

  test('a second run changes nothing and asks little', async () => {
    sandbox.supabase.http.requests.length = 0;
    sandbox.gazelle.http.requests.length = 0;
    const { stdout, code } = await runner.run(['sync', '--json'], sandbox.env);
    expect(JSON.parse(stdout).totals).toMatchObject({ inserted: 0, updated: 0, deleted: 0, rejected: 0 });
    expect(sandbox.gazelle.http.requests.length).toBeLessThanOrEqual(quietDay.gazelle);
    expect(JSON.parse(stdout).totals.requests).toBe(sandbox.gazelle.http.requests.length);
    // The client and the piano without a time of their last change are written again, and looked for with what belongs to them.
    expect(sandbox.supabase.http.requests.length).toBeLessThanOrEqual(quietDay.supabase + 6);
    expect(code).toBe(0);
  });

  test('a day of work is written, and etl changes shows it', async () => {
    sandbox.nextDay();
    expect((await runner.run(['sync'], sandbox.env)).code).toBe(0);
    const { stdout } = await runner.run(['changes'], sandbox.env);
    expect(stdout).toMatch(/ appointment evt_\w+: cancelled/);
    expect(stdout).toMatch(/ client cli_\w+: changed columns: personal_notes/);
  });

  test('results go to stdout and the log to stderr', async () => {
    const { stdout, stderr } = await runner.run(['sync', '--output', 'ndjson'], sandbox.env);
    const entities = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line).entity);
    expect(entities.sort()).toEqual([...entityNames].sort());
    expect(stderr).toMatch(/last sync at \d{4}-/);
    expect(stderr).toMatch(/clients: newest first, stopped at cli_\w+ \(.+ < .+\) after \d+ records/);
    expect(stderr).toContain('clients: checkpoint saved: ');
  });

  test('a reader that goes away does not break off the run', async () => {
    const launcher = fileURLToPath(new URL('../../bin/etl', import.meta.url));
    const line = `"${process.execPath}" -- "${launcher}" sync --output ndjson --log-level silent | head -n 1`;
    const { stdout } = await promisify(exec)(line, { env: { PATH: process.env.PATH, ...sandbox.env } });
    expect(stdout.trim().split('\n')).toHaveLength(1);
    const last = await sandbox.supabase.sql('select status from sync_logs order by id desc limit 1');
    expect(last).toEqual([{ status: 'success' }]);
    expect(await sandbox.supabase.sql('select holder from gazelle_leases')).toEqual([]);
  });

  test('the table is plain text and names every entity', async () => {
    const { stdout } = await runner.run(['sync', '--entity', 'pianos,contacts'], sandbox.env);
    expect(stdout).toMatch(
      /^entity +strategy +status +requests +fetched +inserted +updated +unchanged +deleted +rejected$/m,
    );
    expect(stdout).toMatch(/^pianos +newest-first +success +1 +\d/m);
    expect(stdout).toMatch(/^clients +newest-first +success +1 +\d/m);
    expect(stdout).not.toMatch(/users|timeline/);
    expect(stdout).toBe(stripVTControlCharacters(stdout));
  });

  test('checkpoints are shown, set back with --yes, and never changed unasked', async () => {
    const unasked = await runner.run(['checkpoint', 'rewind', '--to', '30d'], sandbox.env);
    expect(unasked.stderr).toContain('add --yes');
    expect(unasked.code).toBe(2);
    const before = JSON.parse((await runner.run(['checkpoint', 'show', '--json'], sandbox.env)).stdout);
    const args = ['checkpoint', 'rewind', '--to', '2026-01-01', '--entity', 'pianos', '--yes'];
    expect((await runner.run(args, sandbox.env)).code).toBe(0);
    const after = JSON.parse((await runner.run(['checkpoint', 'show', '--json'], sandbox.env)).stdout);
    expect(after).toEqual({
      ...before,
      pianos: expect.objectContaining({ watermark: '2026-01-01T00:00:00Z' }),
    });
    const forward = await runner.run(['checkpoint', 'rewind', '--to', '2099-01-01', '--yes'], sandbox.env);
    expect([forward.stderr, forward.code]).toEqual(['etl: --to lies in the future\n', 2]);
    expect((await runner.run(['checkpoint', 'reset', '--entity', 'pianos', '--yes'], sandbox.env)).code).toBe(
      0,
    );
    const reset = JSON.parse((await runner.run(['checkpoint', 'show', '--json'], sandbox.env)).stdout);
    expect(reset.pianos).toMatchObject({ watermark: null, syncedAt: null, full: { done: [] } });
  });

  test.each([
    [['checkpoint', 'show']],
    [['checkpoint', 'rewind', '--to', '1d', '--yes']],
    [['checkpoint', 'reset', '--yes']],
    [['rejects', 'list']],
  ])('etl %j looks only at Supabase, and needs no setting of Gazelle', async (args) => {
    const { SUPABASE_URL = '', SUPABASE_SECRET_KEY = '' } = sandbox.env;
    sandbox.gazelle.http.requests.length = 0;
    const { code, stderr } = await runner.run(args, { SUPABASE_URL, SUPABASE_SECRET_KEY });
    expect([code, stderr]).toEqual([0, '']);
    expect(sandbox.gazelle.http.requests).toEqual([]);
  });
});

import { afterAll, beforeAll, expect, expectTypeOf, test, vi } from 'vitest';
import { frenchMessages } from '../../bin/messages/french-messages.ts';
import type { PrintableError } from '../../printable-error.ts';
import { type Sandbox, startSandbox } from '../../sandbox/start.ts';
import { french } from '../../sentences/french.ts';
import { empty } from '../supabase/project.ts';
import { sharedRunner } from '../support/runner.ts';

const translated = sharedRunner({ ETL_LANG: 'fr', LC_ALL: 'C' });
const english = sharedRunner({ LC_ALL: 'fr_CA.UTF-8' });
let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox({ scale: 0.05 });
});
afterAll(async () => {
  await sandbox.close();
});

/** Words that no French sentence has, and no English one is without for long. */
const isEnglish =
  /\b(the|of|and|is|are|was|were|it|with|from|what|which|that|this|not|no|by|for|has|have|at|to|in|or|an|be|how)\b/i;

/** What is the same in every language: flags, names in quotes, and what yargs lists of values. */
const names = /--?[\w-]+|"[^"]*"|`[^`]*`|\[(choix|défaut) : [^\]]*\]/g;
const englishOf = (printed: string) =>
  printed.split('\n').filter((line) => isEnglish.test(line.replaceAll(names, '')));

/** Runs a command line in French, and gives what it printed; none of it may be English. */
async function inFrench(argv: readonly string[], env: Record<string, string> = sandbox.env) {
  const { code, stdout, stderr } = await translated.run(argv, env);
  const printed = stdout + stderr;
  expect(englishOf(printed)).toEqual([]);
  return { code, printed };
}

const commands = [
  [],
  ...[
    'sync',
    'doctor',
    'status',
    'history',
    'report',
    'prune',
    'company',
    'migrate',
    'init',
    'work',
    'sandbox',
    'demo',
  ],
  ...['checkpoint', 'checkpoint show', 'checkpoint rewind', 'checkpoint reset'],
  ...['rejects', 'rejects list', 'rejects retry', 'rejects ignore'],
  ...['queue', 'queue list', 'queue add', 'queue retry'],
].map((words) => [words].flat().flatMap((some) => some.split(' ')));

test('the help of every command and flag is French, line by line', async () => {
  for (const command of commands) {
    const { code, printed } = await inFrench([...command, '--help'], {});
    expect([code, printed.length > 100]).toEqual([0, true]);
    const { stdout } = await english.run([...command, '--help']);
    expect(englishOf(stdout)).not.toEqual([]);
    const lines = new Set(stdout.split('\n').filter((line) => /[a-z]+ [a-z]+/i.test(line)));
    const same = printed.split('\n').filter((line) => lines.has(line));
    expect(same.filter((line) => !/^ *etl [a-z-]+( [a-z<>[\].-]+)*$/.test(line))).toEqual([]);
  }
});

test('a wrong setting or flag is named in French, in the doctor too, and its JSON stays English', async () => {
  const { SUPABASE_URL = '', ...rest } = sandbox.env;
  for (const [args, sentence] of [
    [['sync', '--since', 'soon'], '--since attend 24h, 7d ou une date'],
    [['sync', '--full', '--sweep'], '--full et --sweep s’excluent'],
    [['sync', '--dryrun'], '« --dryrun » n’existe pas (option) : vouliez-vous dire --dry-run?'],
    [['sync', '--entity', 'piano'], '« piano » n’existe pas (entité) : vouliez-vous dire pianos?'],
    [['status', '--env-file', '/nulle/part'], '/nulle/part ne peut être lu (ENOENT)'],
    [['sync', '--account', 'a', '--accounts', '/rien'], '/rien ne peut être lu (ENOENT)'],
    [['queue', 'list'], 'DATABASE_URL doit être'],
    [['prune'], 'prune attend --deleted-for'],
    [['history', 'x!'], 'x! n’est pas l’id'],
  ] as const) {
    expect(await inFrench(args)).toEqual({ code: 2, printed: expect.stringContaining(sentence) });
  }
  const unset = await inFrench(['migrate', '--schedule', '5 * * * *'], rest);
  expect(unset).toEqual({ code: 2, printed: expect.stringContaining('SUPABASE_URL manque') });
  const wrong = { ...rest, SUPABASE_URL: `${SUPABASE_URL}/rest`, GAZELLE_API_URL: 'http://gazelle.example' };
  const { printed } = await inFrench(['sync'], wrong);
  expect(printed).toMatch(
    /2 choses à corriger :\n {2}GAZELLE_API_URL doit commencer par https.+\n {2}SUPABASE_URL/,
  );
  const doctor = await inFrench(['doctor', '--log-level', 'silent'], wrong);
  expect(doctor.printed).toContain('SUPABASE_URL doit être celle du projet, sans chemin');
  const { stdout } = await translated.run(['doctor', '--json', '--log-level', 'silent'], wrong);
  expect(JSON.parse(stdout).checks[2].fact).toContain('SUPABASE_URL must be that of the project');
});

test('an operator reads French all day: runs, rejects, checkpoints, the company, what fails and why', async () => {
  const { gazelle, supabase } = sandbox;
  const quiet = ['--log-level', 'silent'];
  const [piano = ''] = gazelle.world.pianos.ids();
  const [client = '', dead = ''] = gazelle.world.clients.ids();
  gazelle.world.clients.edit(client, { noContactUntil: 'never' });
  await supabase.sql(
    `create function no() returns trigger language plpgsql as $$ begin raise exception 'no'; end $$;
     create trigger no before insert on gazelle_pianos for each row when (new.id = '${piano}') execute function no()`,
  );
  const first = await inFrench(['sync', ...quiet]);
  expect(first).toEqual({
    code: 1,
    printed: expect.stringMatching(/synchronisation incrémentale, résultat : partiel/),
  });
  // The strategy is a name; the word for the mode is not.
  expect(first.printed).toMatch(/^clients +full +partiel /m);
  expect(first.printed).toContain('noContactUntil n’est pas une date');
  expect(first.printed).toContain('Supabase refuse les valeurs (P0001)');
  expect((await inFrench(['rejects', 'ignore', 'x', ...quiet])).printed).toContain('Rejets ignorés : 0.');
  const rejects = await inFrench(['rejects', 'list', ...quiet]);
  expect(rejects.printed).toMatch(/refusé par Postgres \(P0001\) +fiche +ouvert/);
  expect((await inFrench(['rejects', 'ignore', '--all', ...quiet])).printed).toBe('Rejets ignorés : 2.\n');
  await supabase.sql('drop function no cascade');
  await inFrench(['rejects', 'retry', ...quiet]);

  gazelle.http.faults.add({
    kind: 'status',
    status: 500,
    body: '{}',
    match: ({ operation }) => operation === 'Pianos',
    times: 99,
  });
  const failed = await inFrench(['sync', ...quiet, '--retries', '0']);
  expect(failed.printed).toContain('pianos : Gazelle a répondu HTTP 500');
  gazelle.http.faults.clear();
  gazelle.world.clients.remove(dead);
  for (const args of [
    ['status', '--max-age', '1s'],
    ['history'],
    ['history', (await lastRun()).slice(0, 8)],
    ['doctor'],
    ['checkpoint', 'show'],
    ['checkpoint', 'rewind', '--to', '30d', '--yes'],
    ['checkpoint', 'reset', '--entity', 'users', '--yes'],
    ['checkpoint', 'reset'],
    ['company'],
    ['company', '--move', '--yes'],
    ['prune', '--deleted-for', '1d', '--dry-run'],
    ['sync', '--dry-run', '--full'],
  ]) {
    const { printed } = await inFrench([...args, ...quiet]);
    expect(printed).not.toBe('');
  }
  const json = await translated.run(['history', '--json', ...quiet], sandbox.env);
  expect(JSON.parse(json.stdout).runs[0].status).toBe('partial');
  expect((await inFrench(['status', ...quiet])).printed).toContain(
    'piano-measurements : échec à la dernière synchronisation : Gazelle a répondu HTTP 500',
  );
});

const lastRun = async () => {
  const [row] = await sandbox.supabase.sql('select run_id from sync_logs order by id desc limit 1');
  return String(row?.run_id);
};

test('a refused key, a dead server, another run or company and a project without tables are French, in sync and in doctor', async () => {
  const { supabase, env } = sandbox;
  const quiet = ['--log-level', 'silent', '--retries', '0'];
  const said = async (over: Record<string, string>, sentence: string, inDoctor = sentence) => {
    expect((await inFrench(['sync', ...quiet], { ...env, ...over })).printed).toContain(sentence);
    expect((await inFrench(['doctor', '--log-level', 'silent'], { ...env, ...over })).printed).toContain(
      inDoctor,
    );
  };
  await said({ GAZELLE_API_KEY: 'gz_wrong' }, 'Gazelle refuse la clé (HTTP 401); vérifiez GAZELLE_API_KEY');
  await said({ SUPABASE_SECRET_KEY: 'sb_secret_wrong' }, 'Supabase refuse la clé');
  const down = 'pas de réponse de Gazelle : la connexion est refusée (ECONNREFUSED)';
  await said({ GAZELLE_API_URL: 'http://127.0.0.1:65431/' }, down);
  const gone = 'la connexion est refusée (ECONNREFUSED)';
  await said({ SUPABASE_URL: 'http://127.0.0.1:65431' }, gone);
  await supabase.sql(
    `insert into gazelle_leases (name, holder, expires_at) values ('main', 'a-run', now() + interval '1 minute')`,
  );
  await said(
    {},
    'une autre synchronisation est en cours : a-run',
    'la synchronisation a-run le tient depuis',
  );
  await supabase.sql(`delete from gazelle_leases;
    update system_settings set value = '{"id":"com_other","name":null}' where key = 'gazelle_company'`);
  await said({}, 'ce projet Supabase contient les lignes de', 'la clé est celle de');
  await empty(supabase);
  await said({}, 'appliquez la migration', 'exécutez ce qu’affiche `etl migrate` dans l’éditeur SQL');
});

test('every text has the same values in both languages, each in its place, and every sentence is known again by its words, with another one in it, alone and among others', async () => {
  vi.stubEnv('ETL_LANG', 'fr');
  vi.resetModules();
  const { told } = await import('../../bin/messages/text.ts');
  vi.unstubAllEnvs();
  // The next one to import it hears English again.
  vi.resetModules();
  const missing = 'missing: table a, trigger b of c, column d.e, function f(text, text)';
  expect(told(missing)).toBe('il manque : table a, déclencheur b de c, colonne d.e, fonction f(text, text)');
  expectTypeOf<'there is no French for this'>().not.toExtend<
    ConstructorParameters<typeof PrintableError>[0]
  >();
  const values = (text: string) => text.match(/\{\w+\}/g)?.join(' ') ?? '';
  // A value in the place of another one reads well and says something else. Only here French has another order.
  const inAnotherOrder: Record<string, string> = {
    '{name} {status}': '{status} {name}',
    '{kind} {name} {names}': '{name} {kind} {names}',
    '{kind} {name} {nearest}': '{name} {kind} {nearest}',
  };
  for (const [text, other] of Object.entries({ ...french, ...frenchMessages }))
    expect([values(text), inAnotherOrder[values(text)]], text).toContain(values(other));
  const isSentence = (name: string) => /^(problem|what|why|drift|hidden|some)$/.test(name);
  const [inner] = Object.entries(french);
  for (const texts of Object.entries(french)) {
    const [said = '', inFrench = ''] = texts.map((text, language) =>
      text.replace(/\{(\w+)\}/g, (_, name) => (isSentence(name) ? `${inner?.[language]}` : `<${name}>`)),
    );
    expect(told(said)).toBe(inFrench);
    expect(told(`clients: cli_1: ${said}`)).toBe(`clients : cli_1 : ${inFrench}`);
    expect(told(`${said}; ${said}`)).toBe(`${inFrench}; ${inFrench}`);
  }
});

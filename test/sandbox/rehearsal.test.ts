import { expect, test } from 'vitest';
import { envOf, startEtl } from '../../sandbox/etl.ts';
import { faultNames, rehearsalsOf } from '../../sandbox/rehearsal.ts';
import { sharedRunner } from '../support/runner.ts';
import { sharedSupabase } from '../support/scenario.ts';

const open = sharedSupabase();
const runner = sharedRunner();

/** A sync, and what it says. */
async function sync(env: Record<string, string>, ...flags: string[]) {
  const { code, stdout, stderr } = await runner.run(['sync', ...flags], env);
  return { code, said: stdout + stderr };
}

/** A first sync while these faults are on. */
async function night(words: string[], ...flags: string[]) {
  const bed = await open();
  for (const rehearsal of rehearsalsOf(words)) rehearsal.begin(bed);
  return sync(envOf(bed), ...flags);
}

test('reject: one piano is kept as a reject, and the run ends with 1', async () => {
  const { code, said } = await night(['reject'], '--entity', 'users,pianos');
  expect(said).toMatch(/ins_\w+.* Supabase refused the values \(23514\) for gazelle_pianos/);
  expect(said).toMatch(/^pianos +\S+ +partial/m);
  expect(code).toBe(1);
});

test.each([
  ['failing=users', ['users']],
  ['failing=clients', ['clients', 'contacts']],
  ['failing=pianos', ['pianos', 'piano-measurements']],
  ['failing=appointments', ['appointments', 'appointment-services']],
  ['failing=timeline', ['timeline']],
])('%s: that collection fails, and the others are done', async (word, failed) => {
  const entities = ['users', 'clients', 'pianos', 'appointments', 'timeline'];
  const bed = await open();
  for (const rehearsal of rehearsalsOf([word])) rehearsal.begin(bed);
  const { summary } = await bed.sync({ entities });
  const names = summary.entities.filter(({ status }) => status !== 'success').map(({ entity }) => entity);
  expect(names).toEqual(failed);
});

test('rate-limit: the run waits as it is told, and ends well', async () => {
  const { code, said } = await night(['rate-limit=5']);
  expect(said).toMatch(/Gazelle asks to slow down \(HTTP 429\): half as many at once/);
  expect(code).toBe(0);
});

test('etl sandbox says what is on, and a sync meets all of it', async () => {
  const ports = ['--gazelle-port', '0', '--supabase-port', '0'];
  const faults = ['--fault', 'slow=50ms', '--fault', 'failing=pianos'];
  const { process: sandbox, ended } = startEtl(
    ['sandbox', ...ports, ...faults, '--key', 'for-this-night'],
    {},
  );
  const instructions = await new Promise<string>((done) => {
    let text = '';
    sandbox.stdout?.on('data', (chunk) => {
      text += chunk;
      if (text.includes('Ctrl-C')) done(text);
    });
  });
  const env = Object.fromEntries(
    [...instructions.matchAll(/export (\w+)=(.*)/g)].map(([, k = '', v = '']) => [k, v]),
  );
  const began = performance.now();
  const { code, said } = await sync(env, '--entity', 'users,pianos');
  sandbox.kill('SIGTERM');
  await ended;

  expect(instructions).toContain('On purpose: Gazelle and Supabase take 50ms longer for every answer.');
  expect(instructions).toContain('On purpose: Gazelle answers every question for pianos with an error.');
  expect(env.SUPABASE_SECRET_KEY).toBe('sb_secret_for-this-night');
  expect(performance.now() - began).toBeGreaterThan(300);
  expect(said).toMatch(/^pianos +\S+ +failed/m);
  expect(said).toContain('pianos: Gazelle');
  expect(code).toBe(1);
});

test.each([
  ['rejct', 'there is no fault "rejct": did you mean reject?'],
  ['failing=piano', 'there is no collection "piano": did you mean pianos?'],
  [
    'failing',
    'there is no collection "": there are users, clients, pianos, appointments, service-items, invoices, estimates, timeline',
  ],
  ['rate-limit=x', '--fault rate-limit takes one whole number from 1 on'],
  ['slow=x', '--fault slow takes a length of time'],
])('--fault %s is refused with the words that help', async (word, sentence) => {
  expect(() => rehearsalsOf([word])).toThrow(sentence);
});

test('an unknown fault is a usage error of etl sandbox, whose help names every fault', async () => {
  const { code, stdout, stderr } = await runner.run(['sandbox', '--fault', 'rejct']);
  expect([code, stdout, stderr]).toEqual([2, '', 'etl: there is no fault "rejct": did you mean reject?\n']);
  const help = await runner.run(['sandbox', '--help']);
  for (const name of faultNames) expect(help.stdout).toContain(name);
});

import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Sandbox, startSandbox } from '../../sandbox/start.ts';
import { dataModelFile, generateDataModel } from '../support/data-model.ts';
import { runEtl } from '../support/run-etl.ts';
import { blocksOf, readDocument } from './blocks.ts';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox({ scale: 0.01 });
  // The commands that only look find a project at work.
  await runEtl(['sync'], sandbox.env);
});
afterAll(async () => {
  await sandbox.close();
  await rm(folder, { recursive: true });
});

const folder = await mkdtemp(join(tmpdir(), 'gazelle-etl-'));
const accounts = join(folder, 'accounts.json');
const one = { id: 'main', gazelle: { apiKey: 'env:GAZELLE_API_KEY' } };
await writeFile(accounts, JSON.stringify({ accounts: [one] }));

const names = (await readdir(new URL('../../docs/', import.meta.url))).filter((name) => name.endsWith('.md'));
const documents = ['README.md', ...names.map((name) => `docs/${name}`)];

/** How a document starts `etl`: in a clone, or where it is installed. */
const start = /^(?:npm run -s etl --|npx gazelle-etl(?:@\S+)?|npx etl|etl) /;
/** The queue needs a Postgres server, and `init` writes into the folder; their own tests run them. */
const notHere = /\betl (?:-- )?(?:work|queue|init)\b|migrate --queue/;
/** What cannot be run here: other programs, and servers of our own that other tests start. */
const others =
  /^(?:npm (?:ci|pack|install|run (?:demo|sandbox|bench|chaos|test|format|generate))|npx vitest|git|cp|node -p|supabase|export|(?:npx gazelle-)?etl(?:@latest)? (?:work|queue|init)|(?:npm run -s etl --) (?:work|queue)|PROPERTY_RUNS=)\b/;

const ran = new Map<string, ReturnType<typeof runEtl>>();

/** Runs a command once, in however many documents it stands. */
function run(command: string) {
  const [line = ''] = command.replace(start, '').split(/ [|>] /);
  const words = [
    ...(line.match(/"[^"]*"|\S+/g) ?? []).map((word) => word.replaceAll('"', '')),
    ...(line.includes('--all-accounts') ? ['--accounts', accounts] : []),
  ];
  const result = ran.get(words.join(' ')) ?? runEtl(words, sandbox.env);
  ran.set(words.join(' '), result);
  return result;
}

test.each(documents)(
  'every command of %s runs',
  async (path) => {
    const text = await readDocument(path);
    const blocks = blocksOf(text, 'sh').flatMap((block) => block.split('\n'));
    const spoken = [...text.replaceAll(/```.*?```/gs, '').matchAll(/`((?:npx gazelle-)?etl [^`]+)`/g)];
    const inText = spoken
      .map(([, command = '']) => command)
      .filter((command) => !/[<,|]|\.\.\.|\bN\b|--move|etl (sandbox|demo|work|queue|init)/.test(command));
    const commands = [...blocks.map((line) => line.trim()), ...inText].filter(
      (line) => line && !line.startsWith('#'),
    );
    for (const command of new Set(commands)) {
      if (!start.test(command) || notHere.test(command)) {
        expect(command).toMatch(others);
        continue;
      }
      const { code, stderr } = await run(command);
      expect([command, code, stderr]).toEqual([command, 0, expect.any(String)]);
    }
  },
  60_000,
);

test('the data model that is described is that of the migrations and transforms (npm run generate)', async () => {
  expect(await readFile(dataModelFile, 'utf8')).toBe(await generateDataModel());
}, 60_000);

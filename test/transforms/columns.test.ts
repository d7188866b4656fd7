import { mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { compile } from '../support/compile.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** The first column of a transform, for which the record has no field, and mistakes that can be made with it. */
const column = /(?<=\btoRow\('\w+', \w+, note, \{\s+)\w+\b.*?(,(?=\n)|(?= \}))/;
const mistakes: Record<string, (source: string) => string> = {
  forgotten: (source) => source.replace(column, ''),
  misspelt: (source) => source.replace(/(?<=\bnote, \{\s+\w+)\b/, '_x'),
  mistyped: (source) => source.replace(column, (line) => line.replace(/(: .*?)?(,?)$/, ': {}$2')),
  unknown: (source) => source.replace(column, (line) => `another_column: null, ${line}`),
  'without-field': (source) => source.replace(/(?<=\btoRow\('\w+', )\w+/, '{ id: $&.id }'),
};

test('a column that is forgotten, misspelt, mistyped or unknown does not compile, in any transform', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'transforms-'));
  try {
    const wrong: string[] = [];
    for (const [name, source] of await readTransforms()) {
      await writeFile(join(folder, `right-${name}`), source);
      const [head = '', ...functions] = source.split(/^(?=export )/m);
      for (const [mistake, make] of Object.entries(mistakes)) {
        for (const [i, each] of functions.entries()) {
          const file = `${mistake}-${i}-${name}`;
          const changed = make(each);
          expect(changed, file).not.toBe(each);
          await writeFile(join(folder, file), head + functions.with(i, changed).join(''));
          wrong.push(file);
        }
      }
    }
    expect(wrong.length).toBeGreaterThan(50);
    expect(await filesWithErrors(folder)).toEqual(wrong.sort());
  } finally {
    await rm(folder, { recursive: true });
  }
});

/** The transforms that make rows, by file name, with imports that work from any folder. */
async function readTransforms(): Promise<[name: string, source: string][]> {
  const names = await readdir(join(root, 'transforms'));
  const read = async (name: string) => readFile(join(root, 'transforms', name), 'utf8');
  const files = await Promise.all(
    names.map(async (name): Promise<[string, string]> => [name, await read(name)]),
  );
  return files
    .filter(([, source]) => source.includes("toRow('"))
    .map(([name, source]) => [
      name,
      source.replaceAll("from '../", `from '${root}`).replaceAll("from './", `from '${root}transforms/`),
    ]);
}

async function filesWithErrors(folder: string): Promise<string[]> {
  await writeFile(join(folder, 'package.json'), JSON.stringify({ type: 'module' }));
  await symlink(join(root, 'node_modules'), join(folder, 'node_modules'));
  const config = { extends: join(root, 'tsconfig.json'), include: ['*.ts'] };
  await writeFile(join(folder, 'tsconfig.json'), JSON.stringify(config));
  const { stdout: output } = await compile(['--pretty', 'false'], folder);
  return [...new Set(output.match(/^[\w-]+\.ts(?=\()/gm))].sort();
}

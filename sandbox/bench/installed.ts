import { copyFile, mkdir, mkdtemp, readFile, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));

/**
 * Lays the package out as npm installs it: the launcher with what `npm run build` compiled, and no TypeScript beside it.
 * Resolves to how Node is to start the launcher, with the flags of its first line, and how to remove it.
 */
export async function layOutPackage(): Promise<{ launcher: readonly string[]; remove(): Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'gazelle-etl-'));
  const script = join(folder, 'bin/etl');
  await mkdir(join(folder, 'bin'));
  await copyFile(join(root, 'bin/etl'), script);
  await copyFile(join(root, 'package.json'), join(folder, 'package.json'));
  await symlink(join(root, 'dist'), join(folder, 'dist'));
  const [firstLine = ''] = (await readFile(script, 'utf8')).split('\n');
  const [, flags = '--'] = firstLine.split(' node ');
  return { launcher: [...flags.split(' '), script], remove: () => rm(folder, { recursive: true }) };
}

import { copyFile, mkdir, mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));

/**
 * Lays the package out as npm installs it: the launcher with what `npm run build` compiled, and no TypeScript beside it.
 * Resolves to the launcher, and how to remove it.
 */
export async function layOutPackage(): Promise<{ launcher: string; remove(): Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'gazelle-etl-'));
  const launcher = join(folder, 'bin/etl');
  await mkdir(join(folder, 'bin'));
  await copyFile(join(root, 'bin/etl'), launcher);
  await copyFile(join(root, 'package.json'), join(folder, 'package.json'));
  await symlink(join(root, 'dist'), join(folder, 'dist'));
  return { launcher, remove: () => rm(folder, { recursive: true }) };
}

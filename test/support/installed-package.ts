import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readFile, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { compile } from './compile.ts';

const run = promisify(execFile);
const root = fileURLToPath(new URL('../..', import.meta.url));
const modules = join(root, 'node_modules');

/** The package as npm packs it, unpacked where a project of its own has installed it. */
export interface InstalledPackage {
  tarball: string;
  /** Bytes of the tarball. */
  size: number;
  /** The paths in it. */
  paths: string[];
  /** The project: `node_modules` holds the package, and what its `dependencies` name. */
  project: string;
  /** Adds packages to the project. */
  add(names: readonly string[]): Promise<void>;
  remove(): Promise<void>;
}

/**
 * Builds, packs and installs the package once, in a folder of its own: `dist` of the repository is left alone. `npm run check`
 * checks the types of the same files; what no declaration can be made of fails here too.
 */
export async function installPackage(): Promise<InstalledPackage> {
  const folder = await mkdtemp(join(tmpdir(), 'gazelle-etl-'));
  const [stage, project] = [join(folder, 'stage'), join(folder, 'project')];
  const manifest = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
  const outDir = join(stage, 'dist');
  const copied = ['package.json', 'README.md', 'LICENSE', 'bin/etl', ...manifest.files.filter(isPlain)];
  const build = async () => {
    const commands = String(manifest.scripts.build).split('&&');
    for (const [name, ...flags] of commands.map((command) => command.trim().split(/\s+/)))
      if (name === 'tsc') {
        const { code, stdout } = await compile([...flags, '--noCheck', '--outDir', outDir], root);
        if (code !== 0) throw new Error(stdout);
      }
  };
  await Promise.all([
    build(),
    ...copied.map((path) => cp(join(root, path), join(stage, path), { recursive: true })),
  ]);
  const { stdout } = await run('npm', ['pack', '--ignore-scripts', '--json', '--pack-destination', folder], {
    cwd: stage,
  });
  const [{ filename, size, files }] = JSON.parse(stdout);
  const tarball = join(folder, filename);
  const installed = join(project, 'node_modules/gazelle-etl');
  await mkdir(installed, { recursive: true });
  await run('tar', ['xzf', tarball, '--strip-components=1', '-C', installed]);
  async function add(names: readonly string[]) {
    for (const name of names) {
      const place = join(project, 'node_modules', name);
      await mkdir(dirname(place), { recursive: true });
      await symlink(join(modules, name), place);
    }
  }
  await add(Object.keys(manifest.dependencies));
  return {
    tarball,
    size,
    paths: files.map(({ path }: { path: string }) => path),
    project,
    add,
    remove: () => rm(folder, { recursive: true }),
  };
}

/** Whether an entry of `files` is a path, beside what is compiled. */
const isPlain = (entry: string): boolean => !/[*!]|^dist/.test(entry);

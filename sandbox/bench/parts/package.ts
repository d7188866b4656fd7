import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Part } from '../bench.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));

/** What `npx gazelle-etl` downloads of ours, in kB (10^3 bytes). */
const mostKb = 250;

/** The size of the package, as npm would pack what is built. */
export const packageSize: Part = async () => {
  const args = ['pack', '--dry-run', '--json', '--ignore-scripts'];
  const { stdout } = await promisify(execFile)('npm', args, { cwd: root });
  const [{ size }] = JSON.parse(stdout);
  return [
    {
      part: 'package',
      what: `size of the package, against ${mostKb} kB`,
      measured: Math.round(size / 1000),
      against: mostKb,
      unit: 'kB',
      bound: { atMost: 1 },
      meaning: '1 is as much as may be downloaded for it, without what it depends on',
    },
  ];
};

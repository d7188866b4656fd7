import { fileURLToPath } from 'node:url';
import { keepsCompiled } from '../keeps-compiled.ts';
import { type Cost, measure } from './measure.ts';
import type { Servers } from './servers.ts';

/** What is compared with `etl`: each a process of its own, the first two between the same servers. */
type Script = 'bare-loop' | 'row-at-a-time' | 'packages';

/** Runs one of them. */
export const runScript = (name: Script, { env }: Pick<Servers, 'env'>): Promise<Cost> =>
  measure([fileURLToPath(new URL(`./${name}.ts`, import.meta.url))], { ...env, ...keepsCompiled });

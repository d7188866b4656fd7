import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Makes Node keep compiled code, as `etl` does for itself: types are stripped once. */
export const keepsCompiled = { NODE_COMPILE_CACHE: join(tmpdir(), 'node-compile-cache') };

import { randomBytes } from 'node:crypto';

/** A key that nobody can guess, in letters and digits: a sandbox may hold a real account one day. */
export const randomKey = (): string => randomBytes(16).toString('hex');

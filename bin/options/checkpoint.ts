import type { ArgumentsCamelCase, InferredOptionTypes, Options } from 'yargs';
import { entityList, moment } from '../settings/flag-values.ts';
import { commonOptions } from './common.ts';

export const checkpointOptions = {
  entity: {
    type: 'string',
    coerce: entityList,
    requiresArg: true,
    describe: 'Only these, with commas between them',
  },
  json: { type: 'boolean', default: false, describe: 'Print JSON' },
  ...commonOptions,
} satisfies Record<string, Options>;

export const changeOptions = {
  ...checkpointOptions,
  yes: { type: 'boolean', default: false, describe: 'Do not ask' },
} satisfies Record<string, Options>;

export const rewindOptions = {
  ...changeOptions,
  to: {
    type: 'string',
    coerce: moment('to', Date.now),
    demandOption: true,
    requiresArg: true,
    describe: 'Where the next run is to read from: 24h or 7d ago, or an ISO time',
  },
} satisfies Record<string, Options>;

export type CheckpointArguments = ArgumentsCamelCase<InferredOptionTypes<typeof checkpointOptions>>;
export type ResetArguments = ArgumentsCamelCase<InferredOptionTypes<typeof changeOptions>>;
export type RewindArguments = ArgumentsCamelCase<InferredOptionTypes<typeof rewindOptions>>;

import type { ArgumentsCamelCase, InferredOptionTypes, Options } from 'yargs';
import { text } from '../messages/text.ts';
import { moment, nameList } from '../settings/flag-values.ts';
import { accountOptions, commonOptions, json } from './common.ts';

const entityOptions = {
  entity: {
    type: 'string',
    coerce: nameList,
    requiresArg: true,
    describe: text.flags.entity,
  },
  ...accountOptions,
  ...commonOptions,
} satisfies Record<string, Options>;

/** The flags of `etl checkpoint show`. */
export const showOptions = {
  json,
  ...entityOptions,
} satisfies Record<string, Options>;

/** The flags of `etl checkpoint reset`. */
export const resetOptions = {
  yes: { type: 'boolean', default: false, describe: text.flags.yes },
  ...entityOptions,
} satisfies Record<string, Options>;

/** The flags of `etl checkpoint rewind`. */
export const rewindOptions = {
  to: {
    type: 'string',
    coerce: moment('to', Date.now),
    demandOption: true,
    requiresArg: true,
    describe: text.flags.to,
  },
  ...resetOptions,
} satisfies Record<string, Options>;

export type ShowArguments = ArgumentsCamelCase<InferredOptionTypes<typeof showOptions>>;
export type ResetArguments = ArgumentsCamelCase<InferredOptionTypes<typeof resetOptions>>;
export type RewindArguments = ArgumentsCamelCase<InferredOptionTypes<typeof rewindOptions>>;

import type { ArgumentsCamelCase, InferredOptionTypes, Options } from 'yargs';
import { t } from '../messages/text.ts';
import { moment, nameList } from '../settings/flag-values.ts';
import { accountOptions, commonOptions, json } from './common.ts';

const entityOptions = {
  entity: {
    type: 'string',
    coerce: nameList,
    requiresArg: true,
    describe: t('Only these, with commas between them'),
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
  yes: { type: 'boolean', default: false, describe: t('Do not ask') },
  ...entityOptions,
} satisfies Record<string, Options>;

/** The flags of `etl checkpoint rewind`. */
export const rewindOptions = {
  to: {
    type: 'string',
    coerce: moment('to', Date.now),
    demandOption: true,
    requiresArg: true,
    describe: t('Where the next run is to read from: 24h or 7d ago, or an ISO time'),
  },
  ...resetOptions,
} satisfies Record<string, Options>;

export type ShowArguments = ArgumentsCamelCase<InferredOptionTypes<typeof showOptions>>;
export type ResetArguments = ArgumentsCamelCase<InferredOptionTypes<typeof resetOptions>>;
export type RewindArguments = ArgumentsCamelCase<InferredOptionTypes<typeof rewindOptions>>;

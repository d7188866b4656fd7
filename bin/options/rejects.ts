import type { ArgumentsCamelCase, InferredOptionTypes, Options } from 'yargs';
import { t } from '../messages/text.ts';
import { accountOptions, commonOptions, exclude, json, numberFlag } from './common.ts';

const shared = { json, ...accountOptions, ...commonOptions } satisfies Record<string, Options>;

/** The flags of `etl rejects retry`. */
export const retryOptions = { exclude, ...shared } satisfies Record<string, Options>;

/** The flags of `etl rejects list`. */
export const listOptions = {
  limit: numberFlag('limit', 100, t('At most this many'), 1),
  ...shared,
} satisfies Record<string, Options>;

/** The flags of `etl rejects ignore`. */
export const ignoreOptions = {
  all: { type: 'boolean', default: false, describe: t('Every reject that is open') },
  ...shared,
} satisfies Record<string, Options>;

export type IgnoreArguments = ArgumentsCamelCase<
  InferredOptionTypes<typeof ignoreOptions> & { ids?: string[] | undefined }
>;
export type RetryArguments = ArgumentsCamelCase<InferredOptionTypes<typeof retryOptions>>;
export type ListArguments = ArgumentsCamelCase<InferredOptionTypes<typeof listOptions>>;

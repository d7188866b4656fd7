import { t } from '../messages/text.ts';
import {
  type ArgumentsOf,
  accountOptions,
  commonOptions,
  exclude,
  json,
  numberFlag,
  switchFlag,
} from './common.ts';

const shared = { json, ...accountOptions, ...commonOptions };

export const retryOptions = { exclude, ...shared };

export const listOptions = { limit: numberFlag('limit', 100, t('At most this many'), 1), ...shared };

export const ignoreOptions = { all: switchFlag(t('Every reject that is open')), ...shared };

export type IgnoreArguments = ArgumentsOf<typeof ignoreOptions> & { ids?: string[] | undefined };
export type RetryArguments = ArgumentsOf<typeof retryOptions>;
export type ListArguments = ArgumentsOf<typeof listOptions>;

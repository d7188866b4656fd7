import { t } from '../messages/text.ts';
import { moment } from '../settings/flag-values.ts';
import {
  type ArgumentsOf,
  accountOptions,
  commonOptions,
  json,
  namesFlag,
  switchFlag,
  textFlag,
} from './common.ts';

const entityOptions = {
  entity: namesFlag(t('Only these, with commas between them')),
  ...accountOptions,
  ...commonOptions,
};

export const showOptions = { json, ...entityOptions };

export const resetOptions = { yes: switchFlag(t('Do not ask')), ...entityOptions };

export const rewindOptions = {
  to: {
    ...textFlag(t('Where the next run is to read from: 24h or 7d ago, or an ISO time')),
    coerce: moment('to', Date.now),
    demandOption: true,
  },
  ...resetOptions,
} as const;

export type ShowArguments = ArgumentsOf<typeof showOptions>;
export type ResetArguments = ArgumentsOf<typeof resetOptions>;
export type RewindArguments = ArgumentsOf<typeof rewindOptions>;

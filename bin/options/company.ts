import { t } from '../messages/text.ts';
import { type ArgumentsOf, accountOptions, commonOptions, switchFlag } from './common.ts';

export const companyOptions = {
  move: switchFlag(t('Take the rows of the company that the key opens')),
  yes: switchFlag(t('Do not ask')),
  ...accountOptions,
  ...commonOptions,
};

export type CompanyArguments = ArgumentsOf<typeof companyOptions>;

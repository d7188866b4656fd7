import type { ArgumentsCamelCase, InferredOptionTypes, Options } from 'yargs';
import { t } from '../messages/text.ts';
import { accountOptions, commonOptions } from './common.ts';

export const companyOptions = {
  move: { type: 'boolean', default: false, describe: t('Take the rows of the company that the key opens') },
  yes: { type: 'boolean', default: false, describe: t('Do not ask') },
  ...accountOptions,
  ...commonOptions,
} satisfies Record<string, Options>;

export type CompanyArguments = ArgumentsCamelCase<InferredOptionTypes<typeof companyOptions>>;

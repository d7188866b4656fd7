import type { ArgumentsCamelCase, InferredOptionTypes, Options } from 'yargs';
import { accountOptions, commonOptions } from './common.ts';

export const companyOptions = {
  move: { type: 'boolean', default: false, describe: 'Take the rows of the company that the key opens' },
  yes: { type: 'boolean', default: false, describe: 'Do not ask' },
  ...accountOptions,
  ...commonOptions,
} satisfies Record<string, Options>;

export type CompanyArguments = ArgumentsCamelCase<InferredOptionTypes<typeof companyOptions>>;

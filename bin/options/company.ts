import type { ArgumentsCamelCase, InferredOptionTypes, Options } from 'yargs';
import { text } from '../messages/text.ts';
import { accountOptions, commonOptions } from './common.ts';

export const companyOptions = {
  move: { type: 'boolean', default: false, describe: text.flags.move },
  yes: { type: 'boolean', default: false, describe: text.flags.yes },
  ...accountOptions,
  ...commonOptions,
} satisfies Record<string, Options>;

export type CompanyArguments = ArgumentsCamelCase<InferredOptionTypes<typeof companyOptions>>;

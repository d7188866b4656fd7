import ms from 'ms';
import { type Text, t } from '../messages/text.ts';
import * as parse from '../settings/flag-values.ts';

/** A flag that is given or not. */
export const toggle = (describe: Text, isOn = false) =>
  ({ type: 'boolean', default: isOn, describe: t(describe) }) as const;

/** A flag that takes text. */
export const text = (describe: Text) =>
  ({ type: 'string', requiresArg: true, describe: t(describe) }) as const;

/** A flag whose value is read by `coerce`, which gets the name of the flag too; without a default. */
export const value = <T>(describe: Text, coerce: (value: unknown, flag?: string) => T) => ({
  coerce,
  requiresArg: true,
  describe: t(describe),
});

/** A flag that takes one of a few words. */
export const choice = <const Words extends readonly string[]>(
  describe: Text,
  choices: Words,
  standard: Words[number],
) => ({ choices, default: standard, describe: t(describe) });

/** A flag that takes names, with commas between them or repeated. */
export const names = (describe: Text) => ({ ...text(describe), coerce: parse.nameList });

/** A flag that takes a whole number of a range. */
export const number = (describe: Text, range: readonly [number, number?], standard: number) => ({
  ...value(describe, parse.wholeNumber(range)),
  default: standard,
});

/** A flag that takes a length of time; its default and the least it takes are in milliseconds. */
export const duration = (describe: Text, standard: number, least = 0) => ({
  ...value(describe, parse.duration(least)),
  default: standard === 0 ? '0s' : ms(standard),
});

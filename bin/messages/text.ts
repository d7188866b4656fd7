import { readFileSync } from 'node:fs';
// As a whole: Deno 2.1 lacks parseEnv.
import util from 'node:util';
import { frenchHelp } from './french-help.ts';
import { frenchMessages } from './french-messages.ts';
import { frenchWords } from './french-words.ts';

/** The language that the flag, the environment or the settings file asks for; the machine's locale does not count. */
function chosen(): unknown {
  const options = { lang: { type: 'string' }, 'env-file': { type: 'string', default: '.env' } } as const;
  const { lang = process.env.ETL_LANG, 'env-file': file } = util.parseArgs({ options, strict: false }).values;
  try {
    return lang ?? util.parseEnv(readFileSync(String(file), 'utf8')).ETL_LANG;
  } catch {
    // The command that needs the file reports it.
    return undefined;
  }
}

/** It is chosen once, before the flags are described. */
export const language = chosen() === 'fr' ? 'fr' : 'en';

/** A word in the head or a cell of a table. */
export type Word = keyof typeof frenchWords;

/** The help of a command or a flag, in English; each has a French counterpart. */
export type Text = keyof typeof frenchHelp;

const french = { ...frenchHelp, ...frenchMessages, ...frenchWords };

/** A value in a text, as `{name}`. */
export const hole = /\{(\w+)\}/g;

/** A value for each hole of a text, in the order of the English one. */
type Given<Text, Seen = never> = Text extends `${string}{${infer Name}}${infer Rest}`
  ? Name extends Seen
    ? Given<Rest, Seen>
    : [value: string | number, ...Given<Rest, Seen | Name>]
  : [];

/** A word or a text in the language of this process, with its values; one that has no French counterpart does not compile. */
export function t<Text extends keyof typeof french>(english: Text, ...values: Given<Text>): string {
  const names = [...new Set(english.match(hole))];
  const text: string = language === 'fr' ? french[english] : english;
  return text.replaceAll(hole, (name) => String(values[names.indexOf(name)]));
}

/** The same for a cell of a table; what is not a word of ours stays as it is. */
export const translated = (cell: string): string =>
  Object.hasOwn(frenchWords, cell) ? t(cell as Word) : cell;

/** A text with the name of what it is about before it. */
export const labelled = (name: string, text: string): string =>
  `${name}${language === 'fr' ? ' ' : ''}: ${text}`;

/** Whether so many take the singular: in French, none does too. */
export const isOne = (count: number): boolean => new Intl.PluralRules(language).select(count) === 'one';

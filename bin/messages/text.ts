import { readFileSync } from 'node:fs';
// As a whole: Deno 2.1 lacks parseEnv.
import util from 'node:util';
import { french as sentences } from '../../sentences/french.ts';
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
const hole = /\{(\w+)\}/g;

/** A value for each hole of a text, in the order of the English one. */
type Given<Text> = Text extends `${string}{${string}}${infer Rest}`
  ? [value: string | number, ...Given<Rest>]
  : [];

/** A word or a text in the language of this process, with its values; one that has no French counterpart does not compile. */
export function t<Text extends keyof typeof french>(english: Text, ...values: Given<Text>): string {
  const names: readonly string[] = english.match(hole) ?? [];
  const text: string = language === 'fr' ? french[english] : english;
  return text.replaceAll(hole, (name) => String(values[names.indexOf(name)]));
}

/** The same for a cell of a table; what is not a word of ours stays as it is. */
export const translated = (cell: string): string =>
  Object.hasOwn(frenchWords, cell) ? t(cell as Word) : cell;

/** A text with the name of what it is about before it. */
export const labelled = (name: string, text: string): string =>
  `${name}${language === 'fr' ? ' ' : ''}: ${text}`;

/** Sentences of ours, which are English up to here, in the language of this process. What is not recognized stays as it is. */
export const told = (text: string): string => (language === 'en' ? text : text.replaceAll(/\S.*/g, inFrench));

/** A sentence of ours has no more semicolons than this. */
const semicolons = 2;

/** A line of one or more sentences. */
function inFrench(line: string): string {
  const parts = line.split('; ');
  const found: string[] = [];
  for (let length = 1; parts.length > 0; length += 1) {
    const text = parts.slice(0, length).join('; ');
    const sentence = asNames(text) ?? asOne(text) ?? afterName(text);
    const isLast = length > semicolons || length >= parts.length;
    if (sentence === null && !isLast) continue;
    found.push(sentence ?? parts[0] ?? '');
    parts.splice(0, sentence === null ? 1 : length);
    length = 0;
  }
  return found.join('; ');
}

function asOne(text: string): string | null {
  for (const { french, pattern } of patterns) {
    const found = pattern.exec(text);
    if (found) return french.replaceAll(hole, (_, name) => inFrench(found.groups?.[name] ?? ''));
  }
  return null;
}

/** Names of things, with commas between them. */
function asNames(text: string): string | null {
  const names = text.split(', ');
  const [first, ...others] = names.length > 1 ? names.map(asOne) : [];
  if (!first || others.every((name) => name === null)) return null;
  return [first, ...others].map((name, i) => name ?? names[i]).join(', ');
}

/** A sentence with the name of what it is about before it. */
function afterName(text: string): string | null {
  const [, name, what = ''] = /^(.+?): (.+)$/s.exec(text) ?? [];
  const sentence = name && (asOne(what) ?? afterName(what));
  return sentence ? `${name} : ${sentence}` : null;
}

/** Values that may hold several sentences; the others hold none of what ends a sentence. */
const several = /^(problem|what|why|drift|hidden|some)$/;

function patternOf(text: string): RegExp {
  const escaped = text.replace(/[.*+?^$()|[\]\\]/g, '\\$&');
  const source = escaped.replace(hole, (given, name: string, at: number) => {
    if (escaped.indexOf(given) < at) return `\\k<${name}>`;
    return `(?<${name}>${several.test(name) ? '.' : '(?:(?!: )[^;\\n])'}+?)`;
  });
  return new RegExp(`^${source}$`, 's');
}

/** How each sentence is recognized, those with the most words of their own first. */
const patterns = Object.entries(language === 'en' ? {} : sentences)
  .map(([text, french]) => ({ french, pattern: patternOf(text), own: text.replace(hole, '').length }))
  .sort((a, b) => b.own - a.own);

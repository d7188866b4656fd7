import type { french } from './french.ts';

/** The names of the values of a sentence. */
type Values<Text> = Text extends `${string}{${infer Name}}${infer Rest}` ? Name | Values<Rest> : never;

/** A sentence with any values. */
type Said<Text> = Text extends `${infer Before}{${string}}${infer Rest}`
  ? `${Before}${string}${Said<Rest>}`
  : Text;

declare const ours: unique symbol;

/**
 * What errors and findings say, in English: so it is in JSON, in the log and in the database. Its type is made of the French
 * catalogue, so that what has no French counterpart does not compile. The values are ids, counts, codes, names of ours, or
 * sentences: nothing of a record.
 */
export type Sentence = Said<keyof typeof french> | (string & { readonly [ours]: true });

/** Several sentences as one. */
export const joined = (sentences: readonly Sentence[]): Sentence => sentences.join('; ') as Sentence;

/** Several sentences below one, a line each. */
export const listed = (head: Sentence, items: readonly Sentence[]): Sentence =>
  [head, ...items].join('\n  ') as Sentence;

/** A sentence with the name of what it is about before it. */
export const about = (name: string, sentence: Sentence): Sentence => `${name}: ${sentence}` as Sentence;

/** The same sentence with some of its words replaced, such as the names of settings. */
export const reworded = (sentence: Sentence, words: RegExp, by: (word: string) => string): Sentence =>
  sentence.replace(words, by) as Sentence;

/** What a library says of flags or of a file, which may be printed. */
export const foreign = (text: string): Sentence => text as Sentence;

type Translation<Texts> = {
  [Text in keyof Texts]: [Values<Text>, Values<Texts[Text]>] extends [Values<Texts[Text]>, Values<Text>]
    ? string
    : never;
};

/** Sentences in another language by the English ones; does not compile where one has other values than in English. */
export const complete = <const Texts extends Record<string, string>>(
  texts: Texts & Translation<Texts>,
): Record<keyof Texts, string> => texts;

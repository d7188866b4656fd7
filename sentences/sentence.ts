import type { french } from './french.ts';

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

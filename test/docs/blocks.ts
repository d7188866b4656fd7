import { readFile } from 'node:fs/promises';

const root = new URL('../../', import.meta.url);

/** A document of the repository, by its path. */
export const readDocument = (path: string): Promise<string> => readFile(new URL(path, root), 'utf8');

/** The blocks of one language in a document, indented ones too. */
export const blocksOf = (text: string, language: string): string[] =>
  [...text.matchAll(new RegExp(`^ *\`\`\`${language}\\n(.*?)^ *\`\`\``, 'gms'))].map(([, code = '']) => code);

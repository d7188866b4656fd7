import { readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import { en, type Messages } from './en.ts';
import { fr } from './fr.ts';
import { frenchHelp } from './french-help.ts';
import { frenchWords } from './french-words.ts';

/** The language that the flag, the environment or the settings file asks for; the machine's locale does not count. */
function chosen(argv: readonly string[], env = process.env.ETL_LANG): string | undefined {
  const given = (flag: string) => {
    const at = argv.findIndex((word) => word === flag || word.startsWith(`${flag}=`));
    return at < 0 ? undefined : (argv[at]?.split('=')[1] ?? argv[at + 1]);
  };
  try {
    return given('--lang') ?? env ?? parseEnv(readFileSync(given('--env-file') ?? '.env', 'utf8')).ETL_LANG;
  } catch {
    // The command that needs the file reports it.
    return undefined;
  }
}

/** It is chosen once, before the flags are described. */
export const language = chosen(process.argv.slice(2)) === 'fr' ? 'fr' : 'en';

/** The messages, in the language of this process. */
export const text: Messages = language === 'fr' ? fr : en;

/** A word in the head or a cell of a table. */
export type Word = keyof typeof frenchWords;

const french = { ...frenchHelp, ...frenchWords };

/** A word, or a sentence of the help, in the language of this process; one that has no French counterpart does not compile. */
export const t = (english: keyof typeof french): string => (language === 'fr' ? french[english] : english);

/** The same for a cell of a table; what is not a word of ours stays as it is. */
export const translated = (cell: string): string =>
  Object.hasOwn(frenchWords, cell) ? t(cell as Word) : cell;

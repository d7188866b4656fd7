import { en, type Messages } from './en.ts';
import { fr } from './fr.ts';

/** The language that the flag or `ETL_LANG` asks for; the machine's locale has no say. */
function chosen(argv: readonly string[], env: string | undefined): string {
  const at = argv.findIndex((word) => word === '--lang' || word.startsWith('--lang='));
  if (at < 0) return env ?? 'en';
  return argv[at]?.split('=')[1] ?? argv[at + 1] ?? 'en';
}

export const language = chosen(process.argv.slice(2), process.env.ETL_LANG) === 'fr' ? 'fr' : 'en';

/** What is said, in the language of this process: it is chosen once, before the flags are described. */
export const text: Messages = language === 'fr' ? fr : en;

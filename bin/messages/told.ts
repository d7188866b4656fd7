import { french as catalogue } from '../../sentences/french.ts';
import { hole, language } from './text.ts';

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
const patterns = Object.entries(language === 'en' ? {} : catalogue)
  .map(([text, french]) => ({ french, pattern: patternOf(text), own: text.replace(hole, '').length }))
  .sort((a, b) => b.own - a.own);

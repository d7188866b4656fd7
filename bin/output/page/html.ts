/** Text that is HTML already. */
export class Markup {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

type Part = string | number | null | undefined | Markup | readonly Part[];

/** Markup from a template. Values are escaped unless they are markup; a list is joined, null and undefined are left out. */
export const html = (strings: TemplateStringsArray, ...parts: readonly Part[]): Markup =>
  new Markup(String.raw({ raw: strings }, ...parts.map(filledIn)));

function filledIn(part: Part): string {
  if (part instanceof Markup) return part.text;
  if (part === null || part === undefined) return '';
  if (typeof part === 'object') return part.map(filledIn).join('');
  return String(part).replaceAll(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** Text that is HTML already. */
export interface Markup {
  readonly text: string;
}

type Part = string | number | null | undefined | Markup | readonly Part[];

/** Markup from a template. Values are escaped unless they are markup; a list is joined, null and undefined are left out. */
export const html = (strings: TemplateStringsArray, ...parts: readonly Part[]): Markup => ({
  text: String.raw({ raw: strings }, ...parts.map(filledIn)),
});

function filledIn(part: Part): string {
  if (part === null || part === undefined) return '';
  if (typeof part === 'object') return 'text' in part ? part.text : part.map(filledIn).join('');
  return String(part).replaceAll(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

import { type DefaultTreeAdapterTypes, type ErrorCodes, parse } from 'parse5';

type Node = DefaultTreeAdapterTypes.ChildNode;
export type Element = DefaultTreeAdapterTypes.Element;

/** A page as a browser reads it, and what it had to put up with. */
export function readMarkup(text: string): { root: Node[]; problems: ErrorCodes[] } {
  const problems: ErrorCodes[] = [];
  const { childNodes } = parse(text, {
    onParseError: ({ code }) => problems.push(code),
    sourceCodeLocationInfo: true,
  });
  return { root: childNodes, problems };
}

/** Every element below, in the order of the page; only those of this name, where one is given. */
export function elements(nodes: readonly Node[], name?: string): Element[] {
  return nodes.flatMap((node) => {
    if (!('tagName' in node)) return [];
    const below = elements(node.childNodes, name);
    return name === undefined || node.tagName === name ? [node, ...below] : below;
  });
}

/** An attribute's value, null where it has none. */
export const attribute = ({ attrs }: Element, name: string): string | null =>
  attrs.find((one) => one.name === name)?.value ?? null;

/** What there is to read in it. */
export function textOf(nodes: readonly Node[]): string {
  return nodes
    .map((node) =>
      'value' in node && node.nodeName === '#text'
        ? node.value
        : 'tagName' in node
          ? textOf(node.childNodes)
          : '',
    )
    .join('');
}

import { type DocumentNode, Kind, parse, print, type SelectionNode, type SelectionSetNode } from 'graphql';
import { fragmentOf } from '../api/graphql.ts';

/** What is compared of a record: its id and times, and those of what comes with it. */
export interface Head {
  id: string;
  updatedAt: string | null;
  /** The time that its list is sorted by. */
  sortedBy?: string | null;
  /** The id of another record that its row names, where that may change without a new time: a client's default contact. */
  link?: string | null;
  /** What comes with it, by entity: a client's contacts. */
  children?: Readonly<Record<string, readonly Head[]>>;
}

const times = ['createdAt', 'updatedAt', 'start', 'occurredAt'];

/**
 * A fragment with nothing but ids and times: those of the record, and of what comes with it and has times itself, `length` of that
 * where it is given.
 */
export function headFragment(document: DocumentNode, length?: number): DocumentNode {
  const sets = new Map(
    document.definitions.flatMap((one) =>
      one.kind === Kind.FRAGMENT_DEFINITION ? [[one.name.value, one.selectionSet]] : [],
    ),
  );
  const fieldsOf = (set: SelectionSetNode | undefined): SelectionNode[] =>
    (set?.selections ?? []).flatMap(inHead);
  function inHead(node: SelectionNode): SelectionNode[] {
    if (node.kind === Kind.INLINE_FRAGMENT) return fieldsOf(node.selectionSet);
    const name = node.name.value;
    if (node.kind === Kind.FRAGMENT_SPREAD) return fieldsOf(sets.get(name));
    if (['id', 'pageInfo', ...times].includes(name)) return [node];
    const selections = fieldsOf(node.selectionSet);
    const hasTimes = selections.some(
      (one) => one.kind === Kind.FIELD && !['id', 'pageInfo'].includes(one.name.value),
    );
    return hasTimes ? [{ ...node, selectionSet: { kind: Kind.SELECTION_SET, selections } }] : [];
  }
  const fragment = fragmentOf(document);
  const selectionSet = { ...fragment.selectionSet, selections: fieldsOf(fragment.selectionSet) };
  const head: DocumentNode = { ...document, definitions: [{ ...fragment, selectionSet }] };
  return length ? parse(print(head).replace(/\bfirst: \d+/g, `first: ${length}`)) : head;
}

import { type DocumentNode, type FieldNode, parse, print, visit } from 'graphql';
import { fieldsOf } from '../api/graphql.ts';

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
  const isKept = ({ name: { value }, selectionSet }: FieldNode) =>
    times.includes(value) || fieldsOf(selectionSet).some(({ name }) => !/^(id|pageInfo)$/.test(name.value));
  const head = visit(document, {
    Field: {
      enter: ({ name }) => (/^(id|pageInfo)$/.test(name.value) ? false : undefined),
      leave: (field) => (isKept(field) ? undefined : null),
    },
  });
  return length ? parse(print(head).replace(/\bfirst: \d+/g, `first: ${length}`)) : head;
}

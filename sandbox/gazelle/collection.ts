import { createIds } from './ids.ts';
import type { Stored } from './records.ts';

/** `touch: false` leaves `updatedAt` as it is. Fields named in the edit are set as given, `updatedAt` included. */
export type EditOptions = { touch?: boolean };

/** The records of one kind, in the order they were added. `Needed` names what an insert cannot do without. */
export type Collection<T extends Stored, Needed extends keyof T = never, Options = EditOptions> = {
  get(id: string): T | undefined;
  /** As `get`, for a record that must be there. */
  need(id: string): T;
  has(id: string): boolean;
  /** All of them, in the order they were added. */
  list(): T[];
  ids(): string[];
  size(): number;
  /** Adds a record. What is not given is blank; `createdAt` and `updatedAt` are now, the id is made. */
  insert(fields: Partial<T> & Pick<T, Needed>): T;
  /** Changes a record and sets its `updatedAt` to now. Earlier readings of the record keep what they had. */
  edit(id: string, changes: Partial<Omit<T, 'id'>>, options?: Options): T;
  /** Removes a record, as if it had never been there; false when it is not there. */
  remove(id: string): boolean;
};

/** How one kind is made: `complete` fills what an insert left out, `touched` is what an edit sets by itself. */
type CollectionSpec<T extends Stored, Needed extends keyof T> = {
  prefix: string;
  complete: (fields: Partial<T> & Pick<T, Needed>, id: string) => T;
  touched: () => Partial<T>;
  /** Called after each change. */
  changed: () => void;
};

/** Makes an empty collection. */
export function createCollection<T extends Stored, Needed extends keyof T = never>(
  spec: CollectionSpec<T, Needed>,
): Collection<T, Needed> {
  const records = new Map<string, T>();
  const nextId = createIds(spec.prefix);

  function need(id: string): T {
    const record = records.get(id);
    if (!record) throw new Error(`The sandbox has no ${id}`);
    return record;
  }

  return {
    get: (id) => records.get(id),
    need,
    has: (id) => records.has(id),
    list: () => [...records.values()],
    ids: () => [...records.keys()],
    size: () => records.size,
    insert(fields) {
      const record = spec.complete(fields, fields.id ?? nextId());
      if (records.has(record.id)) throw new Error(`The sandbox already has ${record.id}`);
      records.set(record.id, record);
      spec.changed();
      return record;
    },
    edit(id, changes, { touch = true } = {}) {
      const record = { ...need(id), ...(touch ? spec.touched() : {}), ...changes };
      records.set(id, record);
      spec.changed();
      return record;
    },
    remove(id) {
      const gone = records.delete(id);
      if (gone) spec.changed();
      return gone;
    },
  };
}

import type { Head } from './list/head.ts';

/** The ids that a run has met of one collection and of what comes with its records, by entity. */
export class SeenIds {
  /** With what was new of it when it was met last: the time of a record's last change, the record that a part came with. */
  readonly #times = new Map<string, Map<string, string | null>>();

  /** Adds an id; false where it was met before with this same time. */
  add(entity: string, id: string, time: string | null = null): boolean {
    const times = this.#times.get(entity) ?? new Map<string, string | null>();
    this.#times.set(entity, times);
    if (times.has(id) && times.get(id) === time) return false;
    times.set(id, time);
    return true;
  }

  /** Adds the ids of a record and of what comes with it; false where it was met before with this same time and with all of that. */
  addHead(entity: string, { id, updatedAt, children = {} }: Head): boolean {
    let isNew = this.add(entity, id, updatedAt);
    for (const [child, heads] of Object.entries(children))
      for (const head of heads) isNew = this.add(child, head.id, id) || isNew;
    return isNew;
  }

  has(entity: string, id: string): boolean {
    return this.#times.get(entity)?.has(id) ?? false;
  }

  /** The ids met of an entity. */
  ids(entity: string): string[] {
    return [...(this.#times.get(entity)?.keys() ?? [])];
  }
}

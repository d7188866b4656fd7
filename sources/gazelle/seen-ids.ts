import type { Head } from './list/head.ts';

/** The ids that a run has seen of one collection and of what comes with its records, by entity. */
export class SeenIds {
  /**
   * With each id the version that was seen last: the time of a record's last change, or the id of the record that a child came
   * with.
   */
  readonly #versions = new Map<string, Map<string, string | null>>();

  /** Adds the ids of a record and of what comes with it; false where all were seen before in these versions. */
  addHead(entity: string, { id, updatedAt, children = {} }: Head): boolean {
    let isNew = this.#add(entity, id, updatedAt);
    for (const [child, heads] of Object.entries(children))
      for (const head of heads) isNew = this.#add(child, head.id, id) || isNew;
    return isNew;
  }

  #add(entity: string, id: string, version: string | null): boolean {
    const versions = this.#versions.get(entity) ?? new Map<string, string | null>();
    const isNew = versions.get(id) !== version || !versions.has(id);
    this.#versions.set(entity, versions.set(id, version));
    return isNew;
  }

  has(entity: string, id: string): boolean {
    return this.#versions.get(entity)?.has(id) ?? false;
  }

  /** The ids seen of an entity. */
  ids(entity: string): string[] {
    return [...(this.#versions.get(entity)?.keys() ?? [])];
  }
}

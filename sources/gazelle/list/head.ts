/** What is compared of a record: its id and times, and those of what comes with it. */
export interface Head {
  id: string;
  updatedAt: string | null;
  /** The id of another record that its row names, where that may change without a new time: a client's default contact. */
  link?: string | null;
  /** What comes with it, by entity: a client's contacts. */
  children?: Readonly<Record<string, readonly Head[]>>;
}

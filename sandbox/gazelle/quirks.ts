/** Ways in which the server may misbehave. They apply to the four connections of the query itself. */
export type Quirks = {
  /** `UPDATED_AT_DESC` and `UPDATED_AT_ASC` are silently answered in the order records were added. */
  unorderedUpdatedAt?: boolean;
  /** A page holds at most this many records, whatever was asked for; `hasNextPage` stays right. */
  shortPages?: number;
  /**
   * Which pages come without records, though `hasNextPage` is true and `endCursor` continues from the same place. Pages
   * are counted from 1 within one read: asking without a cursor starts again at 1.
   */
  emptyPages?: readonly number[];
  /**
   * Records with equal sort keys come in an order of their own for each `offset + limit`, as from PostgreSQL, which keeps
   * only the first so many while it sorts.
   */
  shuffledTies?: boolean;
  /**
   * The first page of a list that ends at this position or beyond wrongly says that it is the last: once, or each time.
   * `totalCount` stays right.
   */
  endsEarly?: { at: number; lasting?: boolean };
  /** `totalCount` is wrong by so much. */
  miscounts?: number;
  /** Every cursor is the same one. */
  repeatCursor?: boolean;
  /** Clients and pianos that are INACTIVE are listed only when their status is asked for, archived bills only when these are. */
  hidesInactive?: boolean;
  /** A client of this id was merged into another one, which is given in its place. */
  merged?: Readonly<Record<string, string>>;
};

/** What tests may change while the server runs. */
export type Settings = {
  pageCap: number;
  quirks: Quirks;
  /** Records with equal sort keys come in the order they were added, or in the reverse of it. */
  readonly ties: 'stable' | 'reversed';
};

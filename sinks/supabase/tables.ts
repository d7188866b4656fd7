import type { Database } from './database.types.ts';

/** What every row has; the other columns depend on the table. */
export interface Row {
  id: string;
  updated_at?: string | null;
}

type Tables = Database['public']['Tables'];

/** The tables whose rows come from Gazelle: the ones with sync times. */
export type SyncedTable = {
  [Name in keyof Tables]: 'synced_at' extends keyof Tables[Name]['Row'] ? Name : never;
}[keyof Tables];

/** A column of a table, by its name in Postgres. */
export type ColumnOf<Name extends SyncedTable> = keyof Tables[Name]['Insert'];

/**
 * A row as it is sent: every column is named, except the account, which the sink adds, and the two sync times, which triggers
 * set. Instants are ISO 8601 in UTC, dates `YYYY-MM-DD`, times `HH:MM:SS`. `deleted_at` is null: a record that Gazelle shows
 * again is undeleted.
 */
export type RowOf<Name extends SyncedTable> = Required<
  Omit<Tables[Name]['Insert'], 'account_id' | 'first_synced_at' | 'synced_at' | 'deleted_at'>
> & { deleted_at: null };

/** The synced tables by what they have in common, for code that learns only at run time which one to use. */
export type SyncedTables = {
  public: {
    Tables: Record<
      SyncedTable,
      {
        Row: Pick<
          Tables[SyncedTable]['Row'],
          'account_id' | 'id' | 'first_synced_at' | 'synced_at' | 'deleted_at'
        >;
        Insert: Pick<Row, keyof Row> & { account_id?: string };
        Update: Pick<Tables[SyncedTable]['Update'], 'deleted_at'>;
        Relationships: [];
      }
    >;
    Views: Record<never, never>;
    Functions: Record<never, never>;
  };
};

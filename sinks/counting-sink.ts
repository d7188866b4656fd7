import type { Sink } from './sink.ts';

/** For a dry run without Supabase: every table looks empty, and nothing is known of what is stored. */
export function countingSink(): Sink {
  return {
    readState: async (tables) => ({
      settings: {},
      emptyTables: [...tables],
      openRejects: [],
      rejectCounts: { open: 0, ignored: 0 },
      recent: [],
    }),
    count: async () => 0,
    outdated: async (_tables, heads) => heads.map(({ id }) => id),
    async *stored() {},
    write: async () => ({ inserted: null, updated: null, unchanged: null, refused: [] }),
    softDelete: async () => ({ count: 0, refused: [] }),
    keepRejects: async (rejects) => rejects.map(() => 'new'),
    resolveRejects: async () => {},
    saveCheckpoints: async () => {},
    saveCompany: async () => {},
    clear: async () => 0,
  };
}

import type { Sink } from './sink.ts';

/** A dry run without Supabase: everything looks new, and nothing can be said of what is stored. */
export function countingSink(): Sink {
  return {
    readState: async (tables) => ({ settings: {}, emptyTables: [...tables], openRejects: [] }),
    readKnown: async () => new Map(),
    write: async () => ({ inserted: null, updated: null, unchanged: null, refused: [] }),
    softDelete: async () => 0,
    keepRejects: async () => {},
    resolveRejects: async () => {},
    saveCheckpoint: async () => {},
  };
}

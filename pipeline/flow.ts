import type { Row, Table } from '../sinks/sink.ts';
import type { GazelleApi } from '../sources/gazelle/api/gazelle-api.ts';
import type { Confirmation, Known, Reading, ReadPlan, Source } from '../sources/gazelle/source.ts';

/** All that is synced, in the order in which it is reported: what refers to another comes after it. */
export const entityNames = ['users', 'clients', 'contacts', 'pianos', 'appointments', 'timeline'] as const;
export type EntityName = (typeof entityNames)[number];

/** A piece of a record that becomes one row. */
export interface Part {
  entity: EntityName;
  /** The id of the record, which is the id of the row. */
  id: string;
  /** What to keep when no row can be made or stored. */
  record: unknown;
  /** Throws when the record holds a value that cannot be read. */
  toRow(): Row;
}

/** One collection's way from Gazelle to Supabase; a record passes as the parts it is made of. */
export interface Flow {
  /** Its checkpoint is kept under this name. */
  name: EntityName;
  /** The tables it fills, by entity, its own first. */
  tables: Partial<Record<EntityName, Table>>;
  open(plan: ReadPlan, timezone: string): Promise<Reading<Part[]>>;
  confirm(
    api: GazelleApi,
    entity: string,
    ids: readonly string[],
    known: Known,
    timezone: string,
  ): Promise<Confirmation<Part[]>>;
}

interface FlowDefinition<R> {
  name: EntityName;
  tables: Flow['tables'];
  source: Source<R>;
  parts(record: R, timezone: string): Part[];
}

/** Ties a source to its tables. `R` stays inside, so that flows of different records fit one list. */
export function defineFlow<R>({ name, tables, source, parts }: FlowDefinition<R>): Flow {
  return {
    name,
    tables,
    async open(plan, timezone) {
      const { strategy, pages } = await source.open(plan);
      return { strategy, pages: () => mapPages(pages(), (record) => parts(record, timezone)) };
    },
    async confirm(api, entity, ids, known, timezone) {
      const { gone, alive } = await source.confirm(api, entity, ids, known);
      return { gone, alive: alive.map((record) => parts(record, timezone)) };
    },
  };
}

/** Maps the records of each page and keeps what the generator returns; a consumer that stops early stops the source too. */
async function* mapPages<A, B, End>(
  pages: AsyncGenerator<A[], End>,
  map: (item: A) => B,
): AsyncGenerator<B[], End> {
  try {
    for (;;) {
      const { done, value } = await pages.next();
      if (done) return value;
      yield value.map(map);
    }
  } finally {
    await pages.return(undefined as never);
  }
}

import type { KnownRow, KnownRows, Table } from '../sink.ts';
import { answer, countedAnswer } from './answer.ts';
import type { Supabase, SupabaseRecords } from './client.ts';
import { SupabaseUnavailableError } from './errors.ts';
import { checkpointKey, keyOf } from './settings.ts';
import type { SyncedTable } from './tables.ts';

/** So many rows are read well within the time that Supabase gives a statement. */
const rowsPerRead = 5000;

/** What `gazelle_known` takes. */
interface Question {
  table_name: string;
  updated: string | null;
  link: string | null;
  dated: string | null;
  since: string | null;
  before: string | null;
  open: string | null;
  open_values: readonly string[];
  checkpoint: string | null;
  parent: string | null;
  links: readonly string[] | null;
  after_id: string;
  at_most: number;
}

/** Id, whether it is marked as gone, time of the last change, id of the record it belongs to. */
type Found = [string, boolean, string | null, string | null][];

interface Asked {
  question: Question;
  resolve: (found: Found) => void;
  reject: (error: unknown) => void;
}

/**
 * Reads ids, times and deletions of tables page by page, from a time on if `from` is given, and before `to`; or of what belongs to the
 * records `of` alone. What is asked of several tables at the same moment goes in one request.
 */
export function knownReader(supabase: Supabase, limit = rowsPerRead) {
  let waiting: Asked[] = [];

  function ask(question: Question): Promise<Found> {
    return new Promise((resolve, reject) => {
      if (waiting.push({ question, resolve, reject }) > 1) return;
      setImmediate(() => {
        const all = waiting;
        waiting = [];
        send(all);
      });
    });
  }

  async function send(all: readonly Asked[]): Promise<void> {
    const questions = JSON.stringify({ account: supabase.account, of: all.map(({ question }) => question) });
    const [first] = all;
    const isAlone = all.length === 1;
    const { table_name: table, updated, link, dated } = first?.question ?? {};
    const columns = [updated, link, dated].filter((column) => column != null);
    const about = isAlone && table ? { name: table, columns } : { name: 'gazelle_known' };
    try {
      const found = (await answer(
        about,
        supabase.rpc('gazelle_known', { questions }, { get: true }),
      )) as Found[];
      for (const [i, { resolve }] of all.entries()) resolve(found[i] ?? []);
    } catch (error) {
      // One table may be at fault: the others are read all the same.
      if (!isAlone && !(error instanceof SupabaseUnavailableError)) for (const one of all) send([one]);
      else for (const { reject } of all) reject(error);
    }
  }

  return async function* (
    { name, ...table }: Table,
    from?: string,
    to?: string,
    of?: readonly string[],
  ): AsyncGenerator<KnownRows> {
    const { updatedColumn: updated = null, linkColumn: link = null, parent } = table;
    const { timeColumn, open, checkpoint } = parent ?? table;
    const since = (timeColumn && from) ?? null;
    const before = (timeColumn && to) ?? null;
    const dated = since || before ? (timeColumn ?? null) : null;
    const question = {
      ...{ table_name: name, updated, link, dated, since, before, at_most: limit },
      ...{ open: open?.column ?? null, open_values: open?.values ?? [], parent: parent?.name ?? null },
      links: of ?? null,
      checkpoint: checkpoint ? keyOf(supabase, checkpointKey(checkpoint)) : null,
    };
    for (let after_id = ''; ; ) {
      const found = await ask({ ...question, after_id });
      yield new Map(
        found.map(([id, deleted, updatedAt, linkedId]) => [id, { updatedAt, deleted, linkedId }]),
      );
      after_id = found.at(-1)?.[0] ?? '';
      if (found.length < limit) return;
    }
  };
}

/** All of these pages in one. */
export async function joinKnown(pages: AsyncIterable<KnownRows>): Promise<KnownRows> {
  const all = new Map<string, KnownRow>();
  for await (const page of pages) for (const [id, row] of page) all.set(id, row);
  return all;
}

export async function countRows(supabase: SupabaseRecords, name: SyncedTable): Promise<number> {
  const query = supabase.from(name).select('id', { count: 'exact' }).eq('account_id', supabase.account);
  return (await countedAnswer({ name }, query.limit(1))).count;
}

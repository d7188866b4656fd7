import type { Receipt, Refused, Row, Table } from '../sink.ts';
import { answer } from './answer.ts';
import type { SupabaseRecords } from './client.ts';
import type { RowsRefusedError } from './errors.ts';
import { inChunks, inHalves } from './portions.ts';

/**
 * Upserts a batch, in which no id comes twice, in one request; what a first read brings (`isFirst`) is not noted as a change. A
 * row equal to what is stored is not written again and not returned: the tables' triggers see to that
 * (`supabase/migrations/*_row_writes.sql`), and an inserted row is one whose two sync times are the same. A batch that is refused is
 * halved until the refused rows are alone; the others are stored. One that takes too long is halved as well. Throws a
 * SupabaseError for everything else.
 */
export async function upsertRows(
  supabase: SupabaseRecords,
  { name }: Pick<Table, 'name'>,
  rows: readonly Row[],
  isFirst = false,
): Promise<Receipt> {
  const found = await inHalves<Row, Written | Refused>(
    rows,
    (some) => {
      const named = some.map((row) => ({ ...row, account_id: supabase.account }));
      // postgrest-js looks through an array for its columns, at a cost that grows with the square of its length. All rows
      // have the same columns, so it is shown the first; JSON has them all.
      const values = Object.assign(named.slice(0, 1), { toJSON: () => named });
      const query = supabase.from(name).upsert(values, { onConflict: 'account_id,id' });
      if (isFirst) query.setHeader('x-gazelle-first', 'true');
      return answer(query.select('first_synced_at, synced_at'));
    },
    toRefused,
  );
  const refused = found.filter((one) => 'row' in one);
  const written = found.filter((one) => 'synced_at' in one);
  const inserted = written.filter((row) => row.first_synced_at === row.synced_at).length;
  const unchanged = rows.length - written.length - refused.length;
  return { inserted, updated: written.length - inserted, unchanged, refused };
}

/** The two sync times of a row that was written. */
type Written = { first_synced_at: string; synced_at: string };

const toRefused = (row: Row, { message, detail }: RowsRefusedError): Refused => {
  return { row, reason: message, detail };
};

/** Marks rows as deleted; their values stay. `count` is how many were not marked before. What is refused is as for `upsertRows`. */
export async function softDelete(
  supabase: SupabaseRecords,
  { name }: Pick<Table, 'name'>,
  ids: readonly string[],
  at: string,
): Promise<{ count: number; refused: Refused[] }> {
  const found = await inChunks(ids, (some) =>
    inHalves<string, { id: string } | Refused>(
      some,
      (part) => {
        const update = supabase.from(name).update({ deleted_at: at }).eq('account_id', supabase.account);
        return answer(update.in('id', part).is('deleted_at', null).select('id'));
      },
      (id, error) => toRefused({ id }, error),
    ),
  );
  const refused = found.filter((one) => 'row' in one);
  return { count: found.length - refused.length, refused };
}

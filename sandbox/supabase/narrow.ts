import type { PgliteConnection } from '@supabase/lite/pglite';

type Schema = Awaited<ReturnType<PgliteConnection['introspect']>>;

/**
 * Lite looks through the columns of all tables for each request, and for each value of a row that it stores. Here it is shown
 * those of one table only. The returned function is called with the table of the next request: none is shown for a call (`rpc`), all
 * for `undefined`.
 */
export function narrowColumns(connection: PgliteConnection): (table: string | undefined) => void {
  const introspect = connection.introspect.bind(connection);
  const known = new WeakMap<Schema, Map<string, Schema>>();
  let wanted: string | undefined;

  connection.introspect = async (options) => {
    const whole = await introspect(options);
    if (wanted === undefined) return whole;
    const parts = known.get(whole) ?? new Map<string, Schema>();
    known.set(whole, parts);
    const columns = () => whole.columns.filter(({ table }) => table === wanted);
    const part = parts.get(wanted) ?? { ...whole, columns: columns() };
    parts.set(wanted, part);
    return part;
  };

  return (table) => {
    wanted = table;
  };
}

/** The table that a request is about, if it is about one only: `rpc` for a call. */
export function tableOf({ url }: Request): string | undefined {
  const { pathname, search } = new URL(url);
  const [, name] = /^\/rest\/v1\/(\w+)/.exec(pathname) ?? [];
  return /\(|%28/i.test(search) ? undefined : name;
}

import type { PgliteConnection } from '@supabase/lite/pglite';

const PREFLIGHT = /^select count\(\*\) as "__count" from "\w+"\."\w+" where \(/;

/**
 * Before an upsert Lite asks Postgres for each row whether it is there, until one is not: only to answer 201 where one was
 * made and else 200, which a client takes for the same. Here the first one never is. The returned function says of the
 * next request whether it is an upsert.
 */
export function skipPreflights({ driver }: PgliteConnection): (isUpsert: boolean) => void {
  const query = driver.query.bind(driver);
  let skips = false;

  driver.query = async <T>(...[sql, params, options]: Parameters<typeof query>) => {
    if (skips && PREFLIGHT.test(sql)) return { rows: [{ __count: 0 } as T], fields: [] };
    return query<T>(sql, params, options);
  };

  return (isUpsert) => {
    skips = isUpsert;
  };
}

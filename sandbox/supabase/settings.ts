import type { PgliteConnection } from '@supabase/lite/pglite';

const SETTING = /^select set_config\('([\w.]+)', (?:\$1|''), true\)$/i;
const BOUNDARY = /^(?:begin|commit|rollback)$/i;

/**
 * Lite makes a dozen settings for each request, with a query each: most of what a request costs. Here they are kept until
 * the next other statement of their transaction, and made in one query before it.
 * The returned function names settings that every later transaction begins with.
 */
export function gatherSettings({ driver }: PgliteConnection): (settings: Record<string, string>) => void {
  const query = driver.query.bind(driver);
  let always: Record<string, string> = {};
  let waiting: Record<string, string> = {};

  driver.query = async (sql, params, options) => {
    const name = SETTING.exec(sql)?.[1];
    if (name) {
      waiting[name] = String(params?.[0] ?? '');
      return { rows: [], fields: [] };
    }
    if (BOUNDARY.test(sql)) waiting = { ...always };
    else await makeThem();
    return query(sql, params, options);
  };

  async function makeThem(): Promise<void> {
    const settings = Object.entries(waiting);
    waiting = {};
    if (settings.length === 0) return;
    const calls = settings.map((_, at) => `set_config($${2 * at + 1}, $${2 * at + 2}, true)`);
    await query(`select ${calls.join(', ')}`, settings.flat());
  }

  return (settings) => {
    always = settings;
  };
}

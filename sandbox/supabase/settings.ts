import type { PgliteConnection } from '@supabase/lite/pglite';

const SETTING = /^select set_config\('([\w.]+)', (?:\$1|''), true\)$/i;
const ROLE = /^set local role "(\w+)"$/i;
/** What Lite asks after each call: the status and headers that the function has chosen for the answer. None of ours does. */
const CHOSEN_ANSWER = /current_setting\('response\.status', true\) as status/i;
const NOTHING = { rows: [], fields: [] };

/**
 * Lite begins a transaction and makes a dozen settings for each request, with a query each: most of what a request costs.
 * Here they are kept until the next other statement, and made at once before it.
 * The returned function names settings that every later transaction begins with.
 */
export function gatherSettings({ driver }: PgliteConnection): (settings: Record<string, string>) => void {
  const query = driver.query.bind(driver);
  let always: Record<string, string> = {};
  let waiting: Record<string, string> = {};
  let isToBegin = false;

  driver.query = async (sql, params, options) => {
    if (CHOSEN_ANSWER.test(sql)) return NOTHING;
    const name = SETTING.exec(sql)?.[1];
    const role = ROLE.exec(sql)?.[1];
    if (name || role) {
      waiting[name ?? 'role'] = role ?? String(params?.[0] ?? '');
      return NOTHING;
    }
    if (/^begin$/i.test(sql)) {
      waiting = { ...always };
      isToBegin = true;
      return NOTHING;
    }
    if (/^(?:commit|rollback)$/i.test(sql)) {
      // One in which nothing was asked was never begun.
      if (!isToBegin) await driver.exec(sql);
      waiting = {};
      isToBegin = false;
      return NOTHING;
    }
    await makeThem();
    return query(sql, params, options);
  };

  async function makeThem(): Promise<void> {
    // `set_config` would be planned, and answer.
    const settings = Object.entries(waiting).map(([name, value]) => `set local ${name} = ${quoted(value)}`);
    const statements = isToBegin ? ['begin', ...settings] : settings;
    waiting = {};
    isToBegin = false;
    if (statements.length > 0) await driver.exec(statements.join('; '));
  }

  return (settings) => {
    always = settings;
  };
}

const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;

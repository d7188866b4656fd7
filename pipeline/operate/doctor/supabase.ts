import { Temporal } from 'temporal-polyfill';
import { about, joined, type Sentence } from '../../../sentences/sentence.ts';
import type { RunState } from '../../../sinks/sink.ts';
import type { Supabase } from '../../../sinks/supabase/client.ts';
import { readOnlyHint } from '../../../sinks/supabase/errors.ts';
import { inspect } from '../../../sinks/supabase/inspect.ts';
import { readLease } from '../../../sinks/supabase/lease.ts';
import { checkpointKey } from '../../../sinks/supabase/settings.ts';
import { believeCheckpoint } from '../../../sources/gazelle/checkpoint.ts';
import { flows } from '../../flows.ts';
import { inSchema } from '../sql-scripts.ts';
import { checkSide, fail, judgeClock, warn } from './check.ts';

/** Looks at a project by reading alone; every question is asked, whatever the others find. */
export const checkSupabase = (supabase: Supabase, schema: string, state: Promise<RunState>) =>
  checkSide(inspect(supabase), {
    supabase: () => 'it answers, and takes the key',
    'supabase clock': ({ now }) => judgeClock(Date.parse(now)),
    tables({ missing, sql }) {
      if (missing.length === 0) return 'every table, column, trigger and function is there';
      return fail(`missing: ${missing.join(', ')}`, `run this SQL:\n\n${inSchema(sql.join('\n\n'), schema)}`);
    },
    write({ role, isReadOnly, unwritable }) {
      if (isReadOnly) return fail('the database is read-only', readOnlyHint);
      if (unwritable.length === 0) return `the key may write to every table (role ${role})`;
      const tables = unwritable.join(', ');
      const grant = `give a secret key, or: grant all on ${tables} to ${role};` as const;
      return fail(`the key may not write to ${tables} (role ${role})`, grant);
    },
    triggers({ setters }) {
      if (setters.length === 0) return 'none but ours sets a column that is synced';
      const facts = setters.map(
        ({ table, trigger, column }): Sentence => `${trigger} of ${table} sets ${column}`,
      );
      return warn(joined(facts), 'drop it, or let it set a column of your own: what Gazelle says is lost');
    },
    'row-level security'({ unsecured }) {
      if (unsecured.length === 0) return 'it is on for every table';
      const secure = unsecured.map((table) => `alter table ${table} enable row level security`).join('; ');
      return warn(`it is off for ${unsecured.join(', ')}`, `${secure};`);
    },
    async lease({ now }) {
      const lease = await readLease(supabase);
      if (!lease || Date.parse(lease.expiresAt) <= Date.parse(now)) return 'it is free';
      const fact = `run ${lease.holder} holds it since ${lease.acquiredAt}` as const;
      return warn(fact, `wait for its end; a run that died loses it at ${lease.expiresAt}`);
    },
    async checkpoints() {
      const { settings } = await state;
      const now = Temporal.Now.instant();
      const facts = flows.flatMap(({ name }) => {
        const { problem } = believeCheckpoint(settings[checkpointKey(name)], now);
        return problem ? [about(name, problem)] : [];
      });
      if (facts.length > 0) return warn(joined(facts), 'a run reads everything of these again, and mends it');
      const count = flows.filter(({ name }) => checkpointKey(name) in settings).length;
      return `${count} of ${flows.length} collections have one, and all can be believed`;
    },
    async rejects() {
      const { open, ignored } = (await state).rejectCounts;
      if (open === 0) return `none is open, ${ignored} ignored`;
      return warn(`${open} open, ${ignored} ignored`, '`etl rejects list` names them');
    },
  });

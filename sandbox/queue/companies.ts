import { populate } from '../gazelle/data/populate.ts';
import { type Sizes, SMALL } from '../gazelle/data/sizes.ts';
import { DAY } from '../gazelle/instants.ts';
import { startGazelle } from '../gazelle/server.ts';
import { createWorld, type World } from '../gazelle/world.ts';
import { differences } from '../parity/differences.ts';
import { type SupabaseSandbox, startSupabase } from '../supabase/start.ts';

/** Small companies and one large, on one Gazelle, with one Supabase for all of them. */
export interface Companies {
  /** The world of each account, by its name, which is its key too. */
  worlds: ReadonlyMap<string, World>;
  gazelleUrl: string;
  supabase: SupabaseSandbox;
  /** How Supabase differs from what every account's first sync brings; nothing, when all is well. */
  differences(): Promise<string[]>;
  /**
   * The pairs of runs of one account that overlapped, from `sync_logs`; nothing, when none did. The row of a killed run is closed
   * by the next run, as it begins: such a run ended at `killedAt` instead.
   */
  overlaps(killedAt?: Date): Promise<string[]>;
  close(): Promise<void>;
}

/** Starts so many, the last of them large. */
export async function startCompanies(count: number, large: Partial<Sizes>): Promise<Companies> {
  const now = new Date(Math.floor(Date.now() / 1000) * 1000);
  const worlds = new Map<string, World>();
  for (let index = 1; index <= count; index += 1) {
    const name = `account-${String(index).padStart(3, '0')}`;
    const world = createWorld({ now, company: { id: `com_${index}`, name } });
    worlds.set(name, populate(world, { ...SMALL, ...(index === count && large), seed: index }));
  }
  const [gazelle, supabase] = await Promise.all([startGazelle({ others: worlds }), startSupabase()]);
  const promised = {
    appointmentsFrom: new Date(now.getTime() - 6 * DAY),
    timelineFrom: new Date(now.getTime() - 29 * DAY),
  };
  return {
    worlds,
    gazelleUrl: gazelle.url,
    supabase,
    async differences() {
      const found: string[] = [];
      for (const [account, world] of worlds) {
        const ofOne = await differences({ world, supabase }, { account, ...promised });
        found.push(...ofOne.map((difference) => `${account}: ${difference}`));
      }
      return found;
    },
    async overlaps(killedAt) {
      const query = `
        with runs as (
          select *, case status when 'interrupted' then least(finished_at, $1::timestamptz) else finished_at end as ended
          from sync_logs
        )
        select a.account_id, a.run_id as one, b.run_id as other
        from runs a join runs b on a.account_id = b.account_id and a.id < b.id
        where a.started_at < b.ended and b.started_at < a.ended`;
      const rows = await supabase.sql(query, [killedAt?.toISOString() ?? null]);
      return rows.map(({ account_id, one, other }) => `${account_id}: ${one} and ${other}`);
    },
    async close() {
      await Promise.all([gazelle.close(), supabase.close()]);
    },
  };
}

import { expect, test } from 'vitest';
import { DAY, HOUR, iso } from '../../sandbox/gazelle/instants.ts';
import { differences } from '../../sandbox/parity/differences.ts';
import { migrateAtOnce } from '../supabase/project.ts';
import { sharedSupabase } from '../support/scenario.ts';
import { entityOf } from '../support/test-bed.ts';

// What owners add to the tables of their own database, and what a sync makes of it.
const openBed = sharedSupabase();
const few = { clients: 30, pianos: 30, pastEvents: 0, pastTimeline: 0, withoutUpdatedAt: 0 };

const added = `
  alter table gazelle_pianos add constraint owner foreign key (account_id, client_id) references gazelle_clients (account_id, id);
  alter table gazelle_clients
    add constraint has_at check (email like '%@%'),
    add column vip boolean not null default false,
    add column search tsvector generated always as (to_tsvector('simple', coalesce(company_name, '') || coalesce(personal_notes, ''))) stored;
  create unique index one_email on gazelle_clients (account_id, email);
  create view vip_pianos as select piano.*, client.company_name, client.vip from gazelle_pianos as piano
    join gazelle_clients as client on client.account_id = piano.account_id and client.id = piano.client_id;
  create function guard() returns trigger language plpgsql as $$ begin
    if new.company_name like 'Forbidden%' then raise exception 'no name for a client: %', new.company_name; end if;
    if new.vip and new.deleted_at is not null then raise exception 'a vip stays'; end if;
    return new;
  end $$;
  create trigger guard before insert or update on gazelle_clients for each row execute function guard()`;

test('with keys, checks, an index, a view and triggers of the owner each good row is stored, and what they refuse is a reject', async () => {
  const bed = await openBed({ sizes: few, updatedAtSort: false });
  const { supabase, world } = bed;
  const some = { entities: ['clients', 'contacts', 'pianos', 'piano-measurements'] };
  const people = world.contacts
    .list()
    .filter(({ isDefault, clientId }) => isDefault && world.clients.has(clientId));
  const giveEmail = (n: number, email: string) =>
    world.contacts.edit(
      people[n]?.id ?? '',
      { defaultEmail: { id: `eml_${n}`, email, isDefault: true } },
      { touchClient: true },
    );
  for (const n of people.keys()) giveEmail(n, `${n}@example.com`);
  await supabase.sql(added);
  await bed.sync({ ...some, full: true });
  expect((await bed.sync({ ...some, full: true })).summary.totals).toMatchObject({
    inserted: 0,
    updated: 0,
    rejected: 0,
  });
  expect(await differences(bed, some)).toEqual([]);

  const client = (n: number) => people[n]?.clientId ?? '';
  world.advance(HOUR);
  world.clients.edit(client(0), { companyName: 'Forbidden' });
  giveEmail(1, '2@example.com');
  giveEmail(3, 'nowhere');
  giveEmail(4, 'moved@example.com');
  world.clients.insert({ id: 'cli_new' });
  world.pianos.insert({ id: 'ins_new', clientId: 'cli_new' });
  world.clients.remove(client(5));
  await supabase.sql('update gazelle_clients set vip = true where id = any($1)', [[client(4), client(6)]]);
  world.clients.remove(client(6));
  const { summary } = await bed.sync(some);
  expect(entityOf(summary, 'clients')).toMatchObject({ inserted: 1, updated: 1, deleted: 1, error: null });
  const rejects = await supabase.sql('select record_id, kind from gazelle_rejects where resolved_at is null');
  const refused = [0, 1, 3].map((n) => ({ record_id: client(n), kind: 'record' }));
  const unmarked = { record_id: client(6), kind: 'value' };
  expect(rejects.filter(({ record_id }) => record_id !== 'ins_new')).toEqual(
    expect.arrayContaining([...refused, unmarked]),
  );

  // A piano that came before its client is stored by the next run. The others are known.
  const { summary: second } = await bed.sync(some);
  expect(second.totals).toMatchObject({ updated: 0, deleted: 0, rejected: 3, incomplete: 1, newRejects: 0 });
  expect(await supabase.sql('select client_id, vip from vip_pianos where id = $1', ['ins_new'])).toEqual([
    { client_id: 'cli_new', vip: false },
  ]);
  expect(await supabase.sql('select vip, email from gazelle_clients where id = $1', [client(4)])).toEqual([
    { vip: true, email: 'moved@example.com' },
  ]);

  // All is well again once the data, or the owner's rules, are.
  await supabase.sql(
    'drop trigger guard on gazelle_clients; alter table gazelle_clients drop constraint has_at',
  );
  giveEmail(1, '1@example.com');
  expect((await bed.sync(some)).summary.run.status).toBe('success');
  await migrateAtOnce(supabase);
  expect((await bed.sync({ ...some, full: true })).summary.totals).toMatchObject({
    inserted: 0,
    updated: 0,
    rejected: 0,
  });
  expect(await differences(bed, some)).toEqual([]);
  await supabase.sql('alter table gazelle_pianos drop constraint owner');
});

test.each(['a_stamp', 'handle_stamp'])(
  'a trigger %s of the owner that sets updated_at has no row written again, and hides no edit',
  async (name) => {
    const bed = await openBed({ sizes: few, updatedAtSort: false });
    const { world, supabase } = bed;
    const entities = ['users', 'clients', 'contacts', 'pianos', 'appointments'];
    await bed.sync({ entities });
    const tables = entities.map((entity) => `gazelle_${entity}`);
    await supabase.sql(
      [
        'create or replace function stamp() returns trigger language plpgsql as $$ begin new.updated_at = now(); return new; end $$',
        ...tables.map(
          (table) =>
            `create trigger ${name} before insert or update on ${table} for each row execute function stamp()`,
        ),
        // As an edit of all rows by the owner.
        ...tables.map((table) => `update ${table} set updated_at = '2000-01-01'`),
      ].join('; '),
    );
    world.advance(HOUR);
    const quiet = { inserted: 0, updated: 0, deleted: 0 };
    for (const options of [{ dryRun: true }, {}, { full: true, dryRun: true }, { full: true }])
      expect(
        (await bed.sync({ ...options, entities })).summary.totals,
        JSON.stringify(options),
      ).toMatchObject(quiet);

    const [id = '', late = ''] = world.pianos.ids();
    world.advance(365 * DAY);
    world.pianos.edit(id, { notes: 'edited' });
    expect(entityOf((await bed.sync({ entities })).summary, 'pianos')).toMatchObject({
      fetched: 1,
      updated: 1,
    });
    expect((await bed.sync({ entities, full: true })).summary.totals).toMatchObject(quiet);
    // One that became visible late, behind what the last run has compared.
    world.pianos.edit(late, { notes: 'late', updatedAt: iso(world.now().getTime() - HOUR) });
    expect(entityOf((await bed.sync({ entities })).summary, 'pianos')).toMatchObject({ updated: 1 });
    await supabase.sql(tables.map((table) => `drop trigger ${name} on ${table}`).join('; '));
  },
);

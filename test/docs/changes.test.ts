import { createClient } from '@supabase/supabase-js';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { changesScript } from '../../pipeline/operate/sql-scripts.ts';
import { DAY, HOUR } from '../../sandbox/gazelle/instants.ts';
import { openTestBed, type TestBed } from '../support/test-bed.ts';
import { blocksOf, readDocument } from './blocks.ts';

const text = await readDocument('docs/changes.md');
const part = (title: string) => text.split(/^#{2,3} /m).find((some) => some.startsWith(title)) ?? '';
const sqlOf = (title: string) => blocksOf(part(title), 'sql');

/** What the recipes are about. */
const entities = ['users', 'clients', 'appointments'];
let bed: TestBed;
let sql: TestBed['supabase']['sql'];
beforeAll(async () => {
  bed = await openTestBed({ now: new Date(), updatedAtSort: false });
  ({ sql } = bed.supabase);
  await sql(changesScript(['appointments', 'clients'], 'public').replaceAll(/^(begin|commit);$/gm, ''));
  // Where Supabase has the extension pg_net.
  await sql(`create schema net; create table net.sent (url text, body jsonb);
    create function net.http_post(url text, body jsonb) returns bigint language sql as
    'insert into net.sent values (url, body) returning 1::bigint'`);
  for (const block of ['Read each', 'Realtime', 'A Database Webhook', 'Recipes'].flatMap(sqlOf))
    await sql(block);
  await bed.sync({ entities, full: true });
});
afterAll(() => bed.close());

/** The appointments of tomorrow, in the zone of the recipes. */
function tomorrow() {
  const day = (time: number) => new Date(time).toLocaleDateString('sv', { timeZone: 'America/Toronto' });
  const noon = Date.parse(`${day(Date.now() + DAY)}T16:00:00Z`);
  return new Date(noon).toISOString();
}

test('technicians hear of what changed for tomorrow, each once; the webhook fires; a signed-in user sees what a policy lets through', async () => {
  const { world } = bed;
  const [outbox = '', write = ''] = sqlOf('Tell a technician');
  await sql(outbox);
  const [first, second, third] = world.events
    .list()
    .filter(
      ({ start, userId, status }) =>
        status === 'ACTIVE' && userId && Date.parse(start ?? '') > Date.now() + 3 * DAY,
    );
  const other = world.users.ids().find((id) => id !== second?.userId) ?? '';
  if (!first || !second || !third) throw new Error('the account has too few coming appointments');
  world.advance(HOUR);
  world.events.edit(first.id, { start: tomorrow() });
  world.events.edit(second.id, { start: tomorrow(), userId: other });
  world.events.edit(third.id, { status: 'CANCELED' });
  await bed.sync({ entities });
  for (let time = 0; time < 2; time += 1) await sql(write);
  const told = await sql('select appointment_id, technician_id from messages order by 1, 2');
  expect(
    told.map(({ appointment_id, technician_id }) => `${appointment_id} ${technician_id}`).sort(),
  ).toEqual([`${first.id} ${first.userId}`, `${second.id} ${second.userId}`, `${second.id} ${other}`].sort());
  const [{ sent } = { sent: 0 }] = await sql('select count(*)::int as sent from net.sent');
  expect(sent).toBe(3);

  const user = createClient(bed.supabase.url, bed.supabase.userKey);
  const seen = async () => (await user.from('gazelle_changes').select()).data;
  expect(await seen()).toEqual([]);
  await sql(
    "create policy theirs on gazelle_changes for select to authenticated using (entity = 'appointments')",
  );
  expect(await seen()).toHaveLength(Number(sent));
});

test('a completed appointment counts once, also where it was opened and completed again', async () => {
  const { world } = bed;
  const [table = '', count = ''] = sqlOf('Count stock');
  await sql(table);
  await sql(count);
  const [event] = world.events
    .list()
    .filter(({ start, status }) => status === 'ACTIVE' && Date.parse(start ?? '') > Date.now());
  if (!event) throw new Error('the account has no coming appointment');
  for (const status of ['COMPLETE', 'ACTIVE', 'COMPLETE'] as const) {
    world.advance(HOUR);
    world.events.edit(event.id, { status });
    await bed.sync({ entities });
  }
  expect(await sql(count)).toEqual([{ appointment_id: event.id }]);
  expect(await sql(count)).toEqual([]);
  expect(await sql('select appointment_id from stock_used')).toEqual([{ appointment_id: event.id }]);
});

test('a search index gets what changed as it is now, and loses what is deleted', async () => {
  const { world } = bed;
  const [code = ''] = blocksOf(part('Keep a search index'), 'ts');
  const read = new Function('supabase', 'index', `return (async () => { ${code} })()`);
  const found = new Map<string, unknown>();
  const index = {
    remove: async (ids: string[]) => ids.map((id) => found.delete(id)),
    add: async (rows: { id: string }[]) => rows.map((row) => found.set(row.id, row)),
  };
  const supabase = createClient(bed.supabase.url, bed.supabase.secretKey);
  const [kept = '', gone = ''] = world.clients.ids();
  found.set(gone, {});
  world.advance(HOUR);
  world.clients.edit(kept, { companyName: 'Salle Neuve' });
  world.clients.remove(gone);
  await bed.sync({ entities });
  await read(supabase, index);
  expect([...found.keys()]).toEqual([kept]);
  expect(found.get(kept)).toMatchObject({ company_name: 'Salle Neuve' });
  found.clear();
  await read(supabase, index);
  expect([...found]).toEqual([]);
});

test('a wrong run is undone by its id: what it inserted, changed and marked as deleted', async () => {
  const { world } = bed;
  const [undo = ''] = sqlOf('Undo');
  const columns = 'id, company_name, personal_notes, tags, deleted_at, updated_at';
  const rows = () => sql(`select ${columns} from gazelle_clients order by id`);
  const before = await rows();
  const [, , edited = '', gone = ''] = world.clients.ids();
  world.advance(HOUR);
  world.clients.edit(edited, { companyName: 'Faux', tags: ['faux'] });
  world.clients.remove(gone);
  world.clients.insert({ ...world.clients.list()[0], id: 'cli_wrong' });
  const { summary } = await bed.sync({ entities: ['clients'] });
  expect(await rows()).not.toEqual(before);
  await sql(undo.replace('THE-RUN', summary.run.id));
  expect(await rows()).toEqual(before);
});

test('the documented way to ask for changes answers', async () => {
  const [code = ''] = blocksOf(part('Read each'), 'ts');
  const ask = new Function('supabase', `return (async () => { ${code}; return data; })()`);
  const data = await ask(createClient(bed.supabase.url, bed.supabase.secretKey));
  expect(data.length).toBeGreaterThan(0);
});

import type { SupabaseClient } from '@supabase/supabase-js';
import { expect } from 'vitest';
import { DAY } from '../../sandbox/gazelle/instants.ts';
import type { World } from '../../sandbox/gazelle/world.ts';

interface Query {
  /** What the application wants to know. */
  name: string;
  ask(db: SupabaseClient): PromiseLike<{ data: unknown; error: { message: string } | null }>;
  /** A part of the first row. */
  check?: Record<string, unknown>;
}

const some = expect.anything();

/**
 * What the earlier application asks of its tables: columns, filters, orders and embeds, for records of this account. Beside an embed,
 * Lite would take `*` for the columns of the table of the same name in the other schema: some are named here instead.
 */
export function queriesOf(world: World): Query[] {
  const event = world.events
    .list()
    .find(
      ({ clientId, userId, pianoIds, status }) =>
        clientId && userId && pianoIds.length > 0 && status === 'ACTIVE',
    );
  const entry = world.timeline.list().find(({ pianoId, userId, clientId }) => pianoId && userId && clientId);
  const client = world.clients.list().find(({ id }) => id === event?.clientId);
  const piano = world.pianos.list().find(({ id }) => id === event?.pianoIds[0]);
  const invoice = world.invoices.list().find(({ items, total }) => items.length > 0 && total);
  if (!event?.start || !client || !piano || !entry || !invoice) throw new Error('the account lacks a record');
  const day = new Date(event.start).toLocaleDateString('sv', { timeZone: 'America/Toronto' });
  const from = new Date(Date.parse(event.start) - DAY).toISOString();
  const to = new Date(Date.parse(event.start) + DAY).toISOString();
  const years = ['2000-01-01', '2100-01-01'] as const;
  return [
    {
      name: 'the day of a technician, by the id of the technician',
      ask: (db) =>
        db
          .from('gazelle_appointments')
          .select('*')
          .gte('appointment_date', day)
          .lte('appointment_date', day)
          .eq('technicien', event.userId)
          .order('appointment_date')
          .order('appointment_time'),
      check: { technicien: event.userId, travel_mode: some, created_at: some, id: some },
    },
    {
      name: 'the same by instants, active ones only',
      ask: (db) =>
        db
          .from('gazelle_appointments')
          .select('*')
          .eq('technicien', event.userId)
          .eq('status', 'ACTIVE')
          .gte('start_datetime', from)
          .lt('start_datetime', to)
          .order('start_datetime'),
    },
    {
      name: 'the overview of a day, with clients by the column of their id, and their pianos',
      ask: (db) =>
        db
          .from('gazelle_appointments')
          .select(
            'external_id, appointment_date, appointment_time, notes, technicien, title, description, location, client_external_id, client:client_external_id(external_id, company_name, first_name, last_name, email, phone, city, postal_code, pianos:gazelle_pianos(external_id, make, model, type, dampp_chaser_installed))',
          )
          .eq('external_id', event.id),
      check: {
        client: {
          external_id: client.id,
          pianos: expect.arrayContaining([expect.objectContaining({ external_id: piano.id })]),
        },
      },
    },
    {
      name: 'an appointment with all of its client',
      ask: (db) =>
        db
          .from('gazelle_appointments')
          .select('id, client:client_external_id(id, email)')
          .eq('external_id', event.id),
      check: { client: { id: client.id } },
    },
    {
      name: 'the appointments of a technician with client and piano',
      ask: (db) =>
        db
          .from('gazelle_appointments')
          .select(
            'id, client:gazelle_clients(company_name, address), piano:gazelle_pianos(make, model, serial_number, location)',
          )
          .eq('technicien', event.userId)
          .eq('external_id', event.id),
      check: { client: { company_name: some }, piano: { make: piano.make } },
    },
    {
      name: 'the next appointment of some pianos',
      ask: (db) =>
        db
          .from('gazelle_appointments')
          .select('id, piano:gazelle_pianos(make, model)')
          .in('piano_id', [piano.id])
          .eq('status', 'ACTIVE')
          .limit(1),
      check: { piano: { make: piano.make } },
    },
    {
      name: 'unconfirmed appointments that were made long ago',
      ask: (db) =>
        db
          .from('gazelle_appointments')
          .select('*')
          .eq('appointment_date', day)
          .eq('status', 'ACTIVE')
          .lte('created_at', years[1])
          .not('client_external_id', 'is', null)
          .order('appointment_time')
          .limit(50),
    },
    {
      name: 'what a reminder of a far appointment names',
      ask: (db) =>
        db
          .from('gazelle_appointments')
          .select(
            'id, external_id, appointment_date, appointment_time, title, description, type, created_at, client_name, technician_external_id',
          )
          .eq('appointment_date', day)
          .neq('status', 'cancelled'),
      check: { client_name: some },
    },
    {
      name: 'what the queue of late changes remembers',
      ask: (db) =>
        db
          .from('gazelle_appointments')
          .select(
            'technicien, last_notified_tech_id, last_notified_schedule, appointment_date, appointment_time, status, updated_at, created_at',
          )
          .eq('external_id', event.id),
    },
    {
      name: 'appointments by a part of the title, and by some clients',
      ask: (db) =>
        db
          .from('gazelle_appointments')
          .select('external_id, piano_external_id, technicien, appointment_date, status')
          .ilike('title', '*')
          .in('client_external_id', [client.id])
          .gte('appointment_date', years[0])
          .order('appointment_date', { ascending: false })
          .limit(50),
    },
    {
      name: 'how many appointments a client has, by client_id',
      ask: (db) => db.from('gazelle_appointments').select('external_id').eq('client_id', client.id),
    },
    {
      name: 'the name of a technician',
      ask: (db) =>
        db
          .from('users')
          .select('external_id, first_name, last_name, email')
          .eq('external_id', event.userId)
          .limit(1),
      check: { first_name: some },
    },
    {
      name: 'the id of a technician by the first name, and by the id of the row',
      ask: (db) => db.from('users').select('gazelle_user_id, full_name').eq('id', event.userId).single(),
      check: { gazelle_user_id: event.userId, full_name: some },
    },
    {
      name: 'clients with contacts and pianos, by a part of the name',
      ask: (db) =>
        db
          .from('gazelle_clients')
          .select(
            'id, contacts:gazelle_contacts(client_external_id, full_name), pianos:gazelle_pianos(id, make)',
          )
          .ilike('company_name', '%')
          .eq('id', client.id)
          .limit(1),
      check: { pianos: some, contacts: [expect.objectContaining({ client_external_id: client.id })] },
    },
    {
      name: 'the ids of the pianos of a client',
      ask: (db) =>
        db
          .from('gazelle_clients')
          .select('id, company_name, pianos:gazelle_pianos(id)')
          .eq('external_id', client.id),
      check: { pianos: expect.arrayContaining([{ id: piano.id }]) },
    },
    {
      name: 'clients by a word in any of their columns',
      ask: (db) =>
        db
          .from('gazelle_clients')
          .select('external_id')
          .or(
            'first_name.ilike.*a*,last_name.ilike.*a*,company_name.ilike.*a*,personal_notes.ilike.*a*,preference_notes.ilike.*a*,city.ilike.*a*',
          )
          .limit(150),
    },
    {
      name: 'a client by either id',
      ask: (db) =>
        db.from('gazelle_clients').select('*').or(`id.eq.${client.id},external_id.eq.${client.id}`).limit(20),
      check: { tags: some, locale: some },
    },
    {
      name: 'a page of names of clients',
      ask: (db) => db.from('gazelle_clients').select('external_id, company_name').range(0, 999),
    },
    {
      name: 'contacts by name, with their client',
      ask: (db) =>
        db
          .from('gazelle_contacts')
          .select('id, client:gazelle_clients(external_id, city)')
          .ilike('full_name', '%')
          .eq('client_external_id', client.id),
      check: { client: { external_id: client.id } },
    },
    {
      name: 'the pianos of a client',
      ask: (db) =>
        db
          .from('gazelle_pianos')
          .select('external_id, notes, make, model, serial_number, type, year, location')
          .eq('client_external_id', client.id)
          .limit(10),
    },
    {
      name: 'pianos whose notes contradict their humidity system',
      ask: (db) =>
        db
          .from('gazelle_pianos')
          .select('external_id, make, model, notes, dampp_chaser_installed, location')
          .not('notes', 'is', null),
    },
    {
      name: 'a piano by serial number, with its client and history',
      ask: (db) =>
        db
          .from('gazelle_pianos')
          .select(
            'id, client:gazelle_clients(company_name, address, phone), timeline:gazelle_timeline_entries(occurred_at, entry_type, title, description, user:users(full_name))',
          )
          .eq('external_id', entry.pianoId),
      check: {
        client: { company_name: some },
        timeline: expect.arrayContaining([expect.objectContaining({ user: { full_name: some } })]),
      },
    },
    {
      name: 'the report of services, with piano and technician',
      ask: (db) =>
        db
          .from('gazelle_timeline_entries')
          .select(
            'external_id, description, title, entry_date, occurred_at, entity_id, entity_type, event_type, entry_type, piano_id, user_id, piano:gazelle_pianos(make, model, serial_number, type, year, location, client_external_id), user:users(first_name, last_name)',
          )
          .in('entry_type', [entry.type])
          .eq('external_id', entry.id)
          .gte('occurred_at', years[0])
          .order('occurred_at', { ascending: false })
          .range(0, 999),
      check: {
        entity_id: entry.pianoId,
        entity_type: 'piano',
        piano: { client_external_id: some },
        user: { first_name: some },
      },
    },
    {
      name: 'the history of a client, by client_external_id, with metadata',
      ask: (db) =>
        db
          .from('gazelle_timeline_entries')
          .select('occurred_at, entry_type, title, description, entry_date, event_type, metadata')
          .eq('client_external_id', entry.clientId)
          .in('entry_type', [entry.type])
          .order('occurred_at', { ascending: false })
          .limit(50),
    },
    {
      name: 'the history of some pianos or clients at once, newest first by created_at',
      ask: (db) =>
        db
          .from('gazelle_timeline_entries')
          .select('*')
          .or(`entity_id.in.(${entry.pianoId}),client_external_id.in.(${entry.clientId})`)
          .order('created_at', { ascending: false })
          .limit(20),
      check: { created_at: some },
    },
    {
      name: 'entries of a piano with its client, two steps away',
      ask: (db) =>
        db
          .from('gazelle_timeline_entries')
          .select(
            'occurred_at, entry_type, title, piano:gazelle_pianos(make, location, client:gazelle_clients(company_name)), user:users(full_name)',
          )
          .in('piano_id', [entry.pianoId])
          .order('occurred_at', { ascending: false })
          .limit(50),
      check: { piano: { client: { company_name: some } } },
    },
    {
      name: 'how many entries a year has',
      ask: async (db) => {
        const year = (entry.occurredAt ?? '').slice(0, 4);
        const query = db.from('gazelle_timeline_entries').select('id', { count: 'exact' });
        const { count, error } = await query
          .gte('occurred_at', `${year}-01-01`)
          .lt('occurred_at', `${Number(year) + 1}-01-01`)
          .limit(1);
        return { data: count ? [count] : [], error };
      },
    },
    {
      name: 'the first thing that was ever done for a client',
      ask: (db) =>
        db
          .from('gazelle_timeline_entries')
          .select('occurred_at')
          .eq('client_id', entry.clientId)
          .order('occurred_at')
          .limit(1),
    },
    {
      name: 'invoices by date, amount and client',
      ask: (db) =>
        db
          .from('gazelle_invoices')
          .select('id, invoice_number, total, client:gazelle_clients(company_name, phone)')
          .eq('external_id', invoice.id)
          .gte('invoice_date', years[0])
          .lte('total', 1_000_000)
          .order('invoice_date', { ascending: false }),
      check: { invoice_number: String(invoice.number), total: (invoice.total ?? 0) / 100, client: some },
    },
    {
      name: 'the lines of an invoice',
      ask: (db) =>
        db
          .from('gazelle_invoice_items')
          .select('description, item_type, quantity, amount, total')
          .eq('invoice_external_id', invoice.id),
    },
    {
      name: 'the last sync, for the dashboard and the check of freshness',
      ask: (db) => db.from('sync_logs').select('*').order('created_at', { ascending: false }).limit(1),
      check: {
        script_name: 'gazelle-etl',
        status: 'success',
        tables_updated: some,
        execution_time_seconds: some,
      },
    },
    {
      name: 'alerts of the application itself, with client and piano',
      ask: (db) =>
        db
          .from('humidity_alerts')
          .select(
            'id, client_name:gazelle_clients(company_name), piano_make:gazelle_pianos(make), piano_model:gazelle_pianos(model)',
          )
          .eq('archived', false),
      check: { client_name: { company_name: some }, piano_make: some },
    },
  ];
}

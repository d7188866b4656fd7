-- The names and columns of the earlier Python sync, over the tables in the schema gazelle. Run it after the old tables are renamed
-- (docs/from-python.md). A view asks with the rights of its reader: policies hold through it.
begin;

-- What the company keeps about a record, and no sync may overwrite. The old tables had it among their columns.
create table if not exists public.own_clients (external_id text primary key, tags text[] not null default '{}');
create table if not exists public.own_pianos (external_id text primary key, dampp_chaser_installed boolean);
create table if not exists public.own_appointments (
  external_id text primary key, last_notified_tech_id text, last_notified_schedule text, last_notified_time time,
  last_notified_at timestamptz
);
alter table public.own_clients enable row level security;
alter table public.own_pianos enable row level security;
alter table public.own_appointments enable row level security;

-- By way of JSON, because not every old table has all of these columns.
insert into public.own_clients (external_id, tags)
select old.row ->> 'external_id', found.tags
from (select to_jsonb(client) as row from public.old_gazelle_clients as client) as old
cross join lateral (
  select array(
    select tag
    from jsonb_array_elements_text(case jsonb_typeof(old.row -> 'tags') when 'array' then old.row -> 'tags' else '[]' end) as tag
    where not exists (
      select from gazelle.gazelle_clients as client where client.id = old.row ->> 'external_id' and tag = any (client.tags)
    )
  ) as tags
) as found
where found.tags <> '{}'
on conflict do nothing;

insert into public.own_pianos (external_id, dampp_chaser_installed)
select old.row ->> 'external_id', true
from (select to_jsonb(piano) as row from public.old_gazelle_pianos as piano) as old
left join gazelle.gazelle_pianos as piano on piano.id = old.row ->> 'external_id'
where (old.row ->> 'dampp_chaser_installed')::boolean and piano.dampp_chaser_installed is not true
on conflict do nothing;

insert into public.own_appointments
select
  old.row ->> 'external_id', old.row ->> 'last_notified_tech_id', old.row ->> 'last_notified_schedule',
  (old.row ->> 'last_notified_time')::time, (old.row ->> 'last_notified_at')::timestamptz
from (select to_jsonb(appointment) as row from public.old_gazelle_appointments as appointment) as old
where coalesce(old.row ->> 'last_notified_tech_id', old.row ->> 'last_notified_schedule', old.row ->> 'last_notified_at') is not null
on conflict do nothing;

create view public.gazelle_clients with (security_invoker = true) as
select
  client.id, client.id as external_id, client.company_name, client.first_name, client.last_name, client.status,
  client.tags || array(select tag from unnest(own.tags) as tag where tag <> all (client.tags)) as tags,
  client.email, client.phone, concat_ws(', ', client.street1, client.street2) as address, client.city,
  client.region as province, client.postal_code, client.personal_notes, client.preference_notes,
  client.personal_notes as notes, client.locale, client.client_type, client.preferred_technician_id,
  client.lifecycle_state, client.referred_by, client.no_contact_until, client.no_contact_reason, client.created_at,
  client.updated_at
from gazelle.gazelle_clients as client
left join public.own_clients as own on own.external_id = client.id
where client.deleted_at is null;

create view public.gazelle_contacts with (security_invoker = true) as
select
  id, id as external_id, client_id as client_external_id, first_name, last_name,
  nullif(trim(concat_ws(' ', first_name, last_name)), '') as full_name, email, phone, is_default, created_at, updated_at
from gazelle.gazelle_contacts
where deleted_at is null;

create view public.gazelle_pianos with (security_invoker = true) as
select
  piano.id, piano.id as external_id, piano.client_id as client_external_id, piano.make, piano.model, piano.serial_number,
  piano.type, piano.year, piano.location, piano.notes,
  coalesce(own.dampp_chaser_installed, piano.dampp_chaser_installed) as dampp_chaser_installed,
  piano.dampp_chaser_humidistat_model, piano.dampp_chaser_mfg_date, piano.created_at, piano.updated_at
from gazelle.gazelle_pianos as piano
left join public.own_pianos as own on own.external_id = piano.id
where piano.deleted_at is null;

-- CANCELLED, as the old sync and its readers write it, for what is cancelled in Gazelle and for what is deleted there.
create view public.gazelle_appointments with (security_invoker = true) as
select
  appointment.id, appointment.id as external_id, appointment.client_id as client_external_id, appointment.client_id,
  client.company_name as client_name, appointment.piano_id as piano_external_id, appointment.piano_id, appointment.title,
  appointment.notes as description, appointment.local_date as appointment_date,
  appointment.local_time as appointment_time, appointment.start_at as start_datetime, appointment.duration_minutes,
  case
    when appointment.deleted_at is not null or appointment.status = 'CANCELED' then 'CANCELLED'
    else appointment.status
  end as status,
  appointment.user_id as technicien, appointment.user_id as technician_external_id, appointment.address as location,
  appointment.notes, appointment.type, appointment.type as event_type, appointment.is_all_day,
  appointment.confirmed_by_client, appointment.source, appointment.travel_mode, appointment.created_at,
  appointment.updated_at, own.last_notified_tech_id, own.last_notified_schedule, own.last_notified_time,
  own.last_notified_at
from gazelle.gazelle_appointments as appointment
left join gazelle.gazelle_clients as client
  on client.account_id = appointment.account_id and client.id = appointment.client_id
left join public.own_appointments as own on own.external_id = appointment.id;

create view public.gazelle_timeline_entries with (security_invoker = true) as
select
  id, id as external_id, client_id, client_id as client_external_id, piano_id, invoice_id, estimate_id, user_id,
  coalesce(piano_id, client_id) as entity_id,
  case when piano_id is not null then 'piano' when client_id is not null then 'client' end as entity_type,
  type as entry_type, type as event_type, summary as title, comment as description, occurred_at,
  occurred_at as entry_date, occurred_at as created_at, null::jsonb as metadata
from gazelle.gazelle_timeline_entries
where deleted_at is null;

create view public.users with (security_invoker = true) as
select
  id, id as gazelle_user_id, id as external_id, first_name, last_name,
  nullif(trim(concat_ws(' ', first_name, last_name)), '') as full_name, email, access_level as role, created_at,
  updated_at
from gazelle.gazelle_users
where deleted_at is null;

-- Amounts in dollars, and a quantity of 1 is 1.
create view public.gazelle_invoices with (security_invoker = true) as
select
  id, id as external_id, client_id, number::text as invoice_number, (created_at at time zone 'UTC')::date as invoice_date,
  status, round(sub_total::numeric / coalesce(currency_divisor, 100), 2) as sub_total,
  round(total::numeric / coalesce(currency_divisor, 100), 2) as total, notes, due_on, created_at, updated_at
from gazelle.gazelle_invoices
where deleted_at is null;

create view public.gazelle_invoice_items with (security_invoker = true) as
select
  item.id, item.id as external_id, item.invoice_id as invoice_external_id, item.description, item.type,
  item.type as item_type, item.sequence_number, round(item.quantity_hundredths / 100.0, 2) as quantity,
  round(item.amount::numeric / coalesce(invoice.currency_divisor, 100), 2) as amount,
  round(item.sub_total::numeric / coalesce(invoice.currency_divisor, 100), 2) as sub_total,
  round(item.tax_total::numeric / coalesce(invoice.currency_divisor, 100), 2) as tax_total,
  round(item.total::numeric / coalesce(invoice.currency_divisor, 100), 2) as total, item.billable, item.taxable,
  item.created_at, item.updated_at
from gazelle.gazelle_invoice_items as item
left join gazelle.gazelle_invoices as invoice on invoice.account_id = item.account_id and invoice.id = item.invoice_id
where item.deleted_at is null;

-- A view has no foreign keys for the API to follow: these functions say what `piano:gazelle_pianos(make)` leads to.
create function public.gazelle_clients(public.gazelle_contacts) returns setof public.gazelle_clients rows 1 language sql stable
as $$ select * from public.gazelle_clients where external_id = $1.client_external_id $$;
create function public.gazelle_clients(public.gazelle_pianos) returns setof public.gazelle_clients rows 1 language sql stable
as $$ select * from public.gazelle_clients where external_id = $1.client_external_id $$;
create function public.gazelle_clients(public.gazelle_appointments) returns setof public.gazelle_clients rows 1 language sql stable
as $$ select * from public.gazelle_clients where external_id = $1.client_external_id $$;
create function public.gazelle_clients(public.gazelle_timeline_entries) returns setof public.gazelle_clients rows 1 language sql stable
as $$ select * from public.gazelle_clients where external_id = $1.client_id $$;
create function public.gazelle_clients(public.gazelle_invoices) returns setof public.gazelle_clients rows 1 language sql stable
as $$ select * from public.gazelle_clients where external_id = $1.client_id $$;
-- For `client:client_external_id(…)`, which names the column.
create function public.client_external_id(public.gazelle_appointments) returns setof public.gazelle_clients rows 1 language sql stable
as $$ select * from public.gazelle_clients where external_id = $1.client_external_id $$;
create function public.gazelle_pianos(public.gazelle_clients) returns setof public.gazelle_pianos language sql stable
as $$ select * from public.gazelle_pianos where client_external_id = $1.external_id $$;
create function public.gazelle_pianos(public.gazelle_appointments) returns setof public.gazelle_pianos rows 1 language sql stable
as $$ select * from public.gazelle_pianos where external_id = $1.piano_external_id $$;
create function public.gazelle_pianos(public.gazelle_timeline_entries) returns setof public.gazelle_pianos rows 1 language sql stable
as $$ select * from public.gazelle_pianos where external_id = $1.piano_id $$;
create function public.gazelle_contacts(public.gazelle_clients) returns setof public.gazelle_contacts language sql stable
as $$ select * from public.gazelle_contacts where client_external_id = $1.external_id $$;
create function public.gazelle_timeline_entries(public.gazelle_pianos) returns setof public.gazelle_timeline_entries language sql stable
as $$ select * from public.gazelle_timeline_entries where piano_id = $1.external_id $$;
create function public.users(public.gazelle_timeline_entries) returns setof public.users rows 1 language sql stable
as $$ select * from public.users where external_id = $1.user_id $$;
create function public.users(public.gazelle_appointments) returns setof public.users rows 1 language sql stable
as $$ select * from public.users where external_id = $1.technicien $$;
create function public.gazelle_invoice_items(public.gazelle_invoices) returns setof public.gazelle_invoice_items language sql stable
as $$ select * from public.gazelle_invoice_items where invoice_external_id = $1.external_id $$;

-- The old sync_logs stays, since other tasks write there too; each run that ends adds its line, in the words of before.
create or replace function gazelle.copy_run() returns trigger language plpgsql security definer set search_path = ''
as $$
declare
  line constant jsonb := jsonb_build_object(
    'script_name', 'gazelle-etl', 'task_type', 'sync',
    'status', case new.status when 'success' then 'success' when 'partial' then 'warning' else 'error' end,
    'message', 'run ' || new.run_id, 'stats', new.stats, 'error_details', new.error, 'error_message', new.error,
    'tables_updated', (
      select jsonb_object_agg(part ->> 'entity', coalesce((part ->> 'inserted')::int, 0) + coalesce((part ->> 'updated')::int, 0))
      from jsonb_path_query(new.stats, '$.entities[*]') as part
    ),
    'triggered_by', new.triggered_by, 'created_at', new.finished_at, 'started_at', new.started_at,
    'completed_at', new.finished_at, 'execution_time_seconds', round(new.duration_ms / 1000.0)
  );
  columns constant text := (
    select string_agg(quote_ident(attname), ', ')
    from pg_catalog.pg_attribute
    where attrelid = to_regclass('public.sync_logs') and line ? attname and not attisdropped
  );
begin
  execute format(
    'insert into public.sync_logs (%1$s) select %1$s from jsonb_populate_record(null::public.sync_logs, $1)', columns
  ) using line;
  return null;
exception when others then
  -- A run must not fail because of this line.
  raise warning 'no line in public.sync_logs: %', sqlerrm;
  return null;
end
$$;
create or replace trigger copy_run after update on gazelle.sync_logs
for each row when (old.status = 'running' and new.status <> 'running') execute function gazelle.copy_run();

commit;

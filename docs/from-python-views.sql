-- Views with the table and column names of the earlier Python sync, over the tables in the schema gazelle. Run it after the
-- old tables are renamed (docs/from-python.md). A view asks with the rights of its reader: policies hold through it.
begin;

create view public.gazelle_clients with (security_invoker = true) as
select
  id as external_id, company_name, first_name, last_name, status, tags, email, phone, city, postal_code,
  personal_notes, preference_notes, locale
from gazelle.gazelle_clients
where deleted_at is null;

create view public.gazelle_contacts with (security_invoker = true) as
select id as external_id, client_id as client_external_id, first_name, last_name, email, phone, is_default
from gazelle.gazelle_contacts
where deleted_at is null;

create view public.gazelle_pianos with (security_invoker = true) as
select
  id as external_id, client_id as client_external_id, make, model, serial_number, type, year, location, notes,
  dampp_chaser_installed, dampp_chaser_humidistat_model, dampp_chaser_mfg_date
from gazelle.gazelle_pianos
where deleted_at is null;

create view public.gazelle_appointments with (security_invoker = true) as
select
  appointment.id as external_id, appointment.client_id as client_external_id,
  appointment.piano_id as piano_external_id, appointment.title, appointment.notes as description,
  appointment.local_date as appointment_date, appointment.local_time as appointment_time,
  appointment.start_at as start_datetime, appointment.duration_minutes, appointment.status,
  nullif(trim(concat_ws(' ', technician.first_name, technician.last_name)), '') as technicien,
  appointment.address as location, appointment.notes, appointment.type as event_type, appointment.is_all_day
from gazelle.gazelle_appointments as appointment
left join gazelle.gazelle_users as technician
  on technician.id = appointment.user_id and technician.account_id = appointment.account_id
where appointment.deleted_at is null;

create view public.gazelle_timeline_entries with (security_invoker = true) as
select
  id as external_id, client_id, piano_id, invoice_id, estimate_id, user_id, occurred_at,
  type as entry_type, summary as title, comment as description
from gazelle.gazelle_timeline_entries
where deleted_at is null;

create view public.users with (security_invoker = true) as
select id, id as gazelle_user_id, id as external_id, first_name, last_name, email
from gazelle.gazelle_users
where deleted_at is null;

commit;

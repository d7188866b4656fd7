call public.gazelle_add_column('gazelle_appointments', 'confirmed_at', 'timestamptz',
  'When it was confirmed, by the client or by the staff. Null: not confirmed.', 'appointments');
call public.gazelle_add_column('gazelle_appointments', 'tuning_piano_ids', 'text[] not null default ''{}''',
  'Those of piano_ids that are tuned at this appointment.', 'appointments');
comment on column public.gazelle_appointments.confirmed_by_client is
  'True where the client itself confirmed. False also where the staff did: confirmed_at tells.';

do $local_date$
declare
  is_known constant boolean := exists (
    select from pg_attribute where attrelid = to_regclass('public.gazelle_timeline_entries') and attname = 'local_date'
      and col_description(attrelid, attnum) is not null
  );
begin

call public.gazelle_add_column('gazelle_timeline_entries', 'local_date', 'date',
  'The day of occurred_at in the time zone of GAZELLE_TIMEZONE. An entry names no zone of its own.');
-- Once: later it may be null because it is excluded.
if is_known then
  return;
end if;

-- A timeline is long: it is not read again for that. The zone of the settings is not known here, but that of the staff is.
update public.gazelle_timeline_entries as entry
set local_date = (entry.occurred_at at time zone coalesce(zone.name, 'America/Toronto'))::date
from (select distinct account_id from public.gazelle_timeline_entries where local_date is null) as account
left join (
  select account_id, mode() within group (order by timezone) as name from public.gazelle_users
  where timezone in (select name from pg_catalog.pg_timezone_names) group by account_id
) as zone using (account_id)
where entry.account_id = account.account_id and entry.local_date is null and entry.occurred_at is not null;
end
$local_date$;

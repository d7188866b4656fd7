do $appointments$
begin
  if to_regclass('public.gazelle_appointments') is null then
    create table public.gazelle_appointments (
      id text primary key,
      client_id text,
      user_id text,
      created_by_id text,
      piano_id text,
      piano_ids text[] not null default '{}',
      title text,
      notes text,
      start_at timestamptz,
      timezone text,
      local_date date,
      local_time time,
      duration_minutes integer,
      status text,
      type text,
      is_all_day boolean,
      confirmed_by_client boolean,
      source text,
      travel_mode text,
      address text,
      created_at timestamptz,
      updated_at timestamptz,
      first_synced_at timestamptz not null default now(),
      synced_at timestamptz not null default now(),
      deleted_at timestamptz
    );
    call public.gazelle_make_private('public.gazelle_appointments');
  end if;
end
$appointments$;

create index if not exists gazelle_appointments_by_client_id on public.gazelle_appointments (client_id);
create index if not exists gazelle_appointments_by_user_id on public.gazelle_appointments (user_id);
create index if not exists gazelle_appointments_by_created_by_id on public.gazelle_appointments (created_by_id);
create index if not exists gazelle_appointments_by_piano_id on public.gazelle_appointments (piano_id);
create index if not exists gazelle_appointments_by_start_at on public.gazelle_appointments (start_at);
create index if not exists gazelle_appointments_by_updated_at on public.gazelle_appointments (updated_at);

create or replace trigger gazelle_a_skip_unchanged before update on public.gazelle_appointments
for each row execute function suppress_redundant_updates_trigger();
create or replace trigger gazelle_b_stamp before insert or update on public.gazelle_appointments
for each row execute function public.gazelle_stamp_row();
create or replace trigger gazelle_check_lease before insert or update or delete on public.gazelle_appointments
for each statement execute function public.gazelle_check_lease();

comment on table public.gazelle_appointments is
  'The calendar, copied from Gazelle. start_at is the instant; '
  'local_date and local_time are read in the event''s own timezone.';
comment on column public.gazelle_appointments.piano_id is
  'The first of piano_ids.';
comment on column public.gazelle_appointments.local_date is
  'The date of start_at where the event takes place; local_time is its time there.';

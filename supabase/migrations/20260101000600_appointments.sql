do $appointments$
begin
  if to_regclass('public.gazelle_appointments') is null then
    create table public.gazelle_appointments (
      account_id text not null default 'main',
      id text not null,
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
      deleted_at timestamptz,
      primary key (account_id, id)
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
create index if not exists gazelle_appointments_by_account_and_start_at
  on public.gazelle_appointments (account_id, start_at);
create index if not exists gazelle_appointments_by_updated_at on public.gazelle_appointments (updated_at);

call public.gazelle_keep_rows('gazelle_appointments');

comment on table public.gazelle_appointments is
  'The calendar, copied from Gazelle. start_at is the instant; '
  'local_date and local_time are read in the event''s own timezone.';
comment on column public.gazelle_appointments.piano_id is
  'The first of piano_ids.';
comment on column public.gazelle_appointments.local_date is
  'The date of start_at where the event takes place; local_time is its time there.';

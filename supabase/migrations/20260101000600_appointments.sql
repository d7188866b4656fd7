call public.gazelle_make_table('gazelle_appointments', '
  client_id text, user_id text, created_by_id text, piano_id text, piano_ids text[] not null default ''{}'', title text,
  notes text, start_at timestamptz, timezone text, local_date date, local_time time, duration_minutes integer, status text,
  type text, is_all_day boolean, confirmed_by_client boolean, source text, travel_mode text, address text,
  created_at timestamptz, updated_at timestamptz');

create index if not exists gazelle_appointments_by_start_at on public.gazelle_appointments (start_at);
create index if not exists gazelle_appointments_by_account_and_start_at on public.gazelle_appointments (account_id, start_at);

comment on table public.gazelle_appointments is
  'The calendar, copied from Gazelle. start_at is the instant; '
  'local_date and local_time are read in the event''s own timezone.';
comment on column public.gazelle_appointments.piano_id is
  'The first of piano_ids.';
comment on column public.gazelle_appointments.local_date is
  'The date of start_at where the event takes place; local_time is its time there.';

call public.gazelle_make_table('gazelle_users', '
  first_name text, last_name text, email text, status text, access_level text, is_schedulable boolean, timezone text,
  created_at timestamptz, updated_at timestamptz');

comment on table public.gazelle_users is
  'Technicians and office staff, copied from Gazelle. Edits made here are overwritten by the next change in Gazelle.';

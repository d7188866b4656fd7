call public.gazelle_make_table('gazelle_contacts', '
  client_id text, first_name text, middle_name text, last_name text, title text, role text, email text, phone text,
  is_default boolean, is_billing_default boolean, archived boolean, wants_email boolean, wants_phone boolean,
  wants_text boolean, created_at timestamptz, updated_at timestamptz');

comment on table public.gazelle_contacts is
  'Every person of every client, copied from Gazelle. deleted_at marks the ones deleted in Gazelle.';

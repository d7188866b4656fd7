call public.gazelle_make_table('gazelle_clients', '
  company_name text, first_name text, last_name text, email text, phone text, street1 text, street2 text, city text,
  region text, postal_code text, status text, client_type text, tags text[] not null default ''{}'', personal_notes text,
  preference_notes text, locale text, lifecycle_state text, preferred_technician_id text, default_contact_id text,
  referred_by text, no_contact_until date, no_contact_reason text, reference_id text, custom jsonb, created_at timestamptz,
  updated_at timestamptz');

comment on table public.gazelle_clients is
  'Clients, copied from Gazelle. Name, email, phone and address are those of the default contact; '
  'deleted_at marks the ones deleted in Gazelle.';
comment on column public.gazelle_clients.company_name is
  'The company, else the name of the default contact.';
comment on column public.gazelle_clients.default_contact_id is
  'The contact whose name, email, phone and address the client has.';

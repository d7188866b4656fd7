call public.gazelle_add_column('gazelle_users', 'locale', 'text',
  'Language and country, such as fr_CA: the user''s own, else the company''s. Never null.');

-- It had the override of the client itself, which nearly none has.
call public.gazelle_add_column('gazelle_clients', 'locale', 'text',
  'Language and country of what the client is sent, such as fr_CA: its own, else that of its preferred technician, else the company''s. Never null.',
  'clients');

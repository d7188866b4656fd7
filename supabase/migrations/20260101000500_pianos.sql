call public.gazelle_make_table('gazelle_pianos', '
  client_id text, make text, model text, serial_number text, type text, year integer, location text, notes text,
  status text, size text, use_type text, case_color text, case_finish text, tags text[] not null default ''{}'',
  has_ivory boolean, rental boolean, rental_contract_ends_on date, consignment boolean, needs_repair_or_rebuilding boolean,
  total_loss boolean, player_installed boolean, service_interval_months integer, last_service_on date, next_service_on date,
  dampp_chaser_installed boolean, dampp_chaser_humidistat_model text, dampp_chaser_mfg_date date, reference_id text,
  created_at timestamptz, updated_at timestamptz');

comment on table public.gazelle_pianos is
  'Pianos, copied from Gazelle. deleted_at marks the ones deleted in Gazelle.';

call public.gazelle_make_table('gazelle_estimates', '
  number integer, client_id text, contact_id text, piano_id text, assigned_to_id text, created_by_id text,
  estimated_on date, expires_on date, recommended_tier_total integer, current_performance_level integer, locale text,
  notes text, tags text[] not null default ''{}'', archived boolean, created_at timestamptz, updated_at timestamptz');

call public.gazelle_make_table('gazelle_estimate_tiers', '
  estimate_id text, sequence_number integer, is_primary boolean, allow_self_schedule boolean, notes text,
  target_performance_level integer, sub_total integer, tax_total integer, total integer,
  created_at timestamptz, updated_at timestamptz');

call public.gazelle_make_table('gazelle_estimate_tier_items', '
  estimate_id text, tier_id text, sequence_number integer, group_name text, name text, description text,
  education_description text, type text, is_taxable boolean, is_tuning boolean, amount integer,
  duration_minutes integer, sub_total integer, tax_total integer, total integer,
  created_at timestamptz, updated_at timestamptz');

comment on table public.gazelle_estimates is
  'Estimates, copied from Gazelle. deleted_at marks the ones deleted in Gazelle.';
comment on table public.gazelle_estimate_tiers is
  'The tiers that estimates offer to choose from, copied from Gazelle.';
comment on table public.gazelle_estimate_tier_items is
  'The lines of all tiers of estimates, copied from Gazelle.';

call public.gazelle_relate('gazelle_estimates', 'client_id', 'client', 'gazelle_clients', 'estimates');
call public.gazelle_relate('gazelle_estimates', 'contact_id', 'contact', 'gazelle_contacts', 'estimates');
call public.gazelle_relate('gazelle_estimates', 'piano_id', 'piano', 'gazelle_pianos', 'estimates');
call public.gazelle_relate('gazelle_estimates', 'assigned_to_id', 'assigned_to', 'gazelle_users', 'estimates');
call public.gazelle_relate('gazelle_estimates', 'created_by_id', 'created_by', 'gazelle_users', 'created_estimates');
call public.gazelle_relate('gazelle_estimate_tiers', 'estimate_id', 'estimate', 'gazelle_estimates', 'tiers');
call public.gazelle_relate('gazelle_estimate_tier_items', 'estimate_id', 'estimate', 'gazelle_estimates', 'tier_items');
call public.gazelle_relate('gazelle_estimate_tier_items', 'tier_id', 'tier', 'gazelle_estimate_tiers', 'items');
call public.gazelle_relate('gazelle_timeline_entries', 'estimate_id', 'estimate', 'gazelle_estimates', 'timeline_entries');

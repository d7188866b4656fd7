call public.gazelle_make_table('gazelle_service_items', '
  group_id text, group_name text, group_names jsonb, group_order integer, name text, names jsonb, description text,
  descriptions jsonb, education_description text, education_descriptions jsonb, external_url text, type text, currency text,
  currency_divisor integer, amount integer, duration_minutes integer, sequence_number integer, is_taxable boolean,
  is_tuning boolean, is_default boolean, is_self_schedulable boolean, is_any_user boolean, archived boolean,
  created_at timestamptz, updated_at timestamptz');

comment on table public.gazelle_service_items is
  'The services that the company offers: its list of prices, copied from Gazelle. Archived ones stay.';
comment on column public.gazelle_service_items.name is
  'In the language that the company writes to its clients in; null where it is not written in it. names has all languages.';
comment on column public.gazelle_service_items.names is 'The name by language and country: {"fr_CA": "...", "en_US": "..."}.';
comment on column public.gazelle_service_items.amount is
  'In the smallest unit of the currency: divide by currency_divisor. Null where the service has no price.';
comment on column public.gazelle_service_items.currency is 'That of the company; a service names none of its own.';
comment on column public.gazelle_service_items.currency_divisor is
  'How many of the smallest unit make one of the currency: 100 for CAD and USD, 1 for JPY.';
comment on column public.gazelle_service_items.is_any_user is 'Whether every technician offers it.';

call public.gazelle_add_column('gazelle_invoice_items', 'service_item_id', 'text',
  'The service of the list of prices that the line was made of. Null where it was written by hand.', 'invoices');
call public.gazelle_add_column('gazelle_estimate_tier_items', 'service_item_id', 'text',
  'The service of the list of prices that the line was made of. Null where it was written by hand.', 'estimates');

call public.gazelle_relate('gazelle_invoice_items', 'service_item_id', 'service_item', 'gazelle_service_items', 'invoice_items');
call public.gazelle_relate('gazelle_estimate_tier_items', 'service_item_id', 'service_item', 'gazelle_service_items', 'estimate_tier_items');

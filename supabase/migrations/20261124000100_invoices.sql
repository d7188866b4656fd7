call public.gazelle_make_table('gazelle_invoices', '
  number integer, client_id text, contact_id text, assigned_to_id text, created_by_id text, status text, currency text,
  sub_total integer, tax_total integer, tip_total integer, total integer, paid_total integer, due_total integer,
  due_on date, net_days integer, notes text, tags text[] not null default ''{}'', archived boolean,
  created_at timestamptz, updated_at timestamptz');

call public.gazelle_make_table('gazelle_invoice_items', '
  invoice_id text, piano_id text, sequence_number integer, type text, description text, billable boolean, taxable boolean,
  amount integer, sub_total integer, tax_total integer, total integer,
  created_at timestamptz, updated_at timestamptz');

call public.gazelle_make_table('gazelle_invoice_payments', '
  invoice_id text, status text, type text, payment_source text, currency text, amount integer, tip_total integer, notes text,
  failure_reason text, paid_at timestamptz, created_at timestamptz');

comment on table public.gazelle_invoices is
  'Invoices, copied from Gazelle. Deleted and cancelled ones keep their status; deleted_at marks the ones '
  'that Gazelle no longer gives. Its date is in no field of Gazelle''s: created_at is when it was written.';
comment on table public.gazelle_invoice_items is 'The lines of all invoices, copied from Gazelle.';
comment on table public.gazelle_invoice_payments is 'The payments of all invoices, copied from Gazelle.';

call public.gazelle_relate('gazelle_invoices', 'client_id', 'client', 'gazelle_clients', 'invoices');
call public.gazelle_relate('gazelle_invoices', 'contact_id', 'contact', 'gazelle_contacts', 'invoices');
call public.gazelle_relate('gazelle_invoices', 'assigned_to_id', 'assigned_to', 'gazelle_users', 'invoices');
call public.gazelle_relate('gazelle_invoices', 'created_by_id', 'created_by', 'gazelle_users', 'created_invoices');
call public.gazelle_relate('gazelle_invoice_items', 'invoice_id', 'invoice', 'gazelle_invoices', 'items');
call public.gazelle_relate('gazelle_invoice_items', 'piano_id', 'piano', 'gazelle_pianos', 'invoice_items');
call public.gazelle_relate('gazelle_invoice_payments', 'invoice_id', 'invoice', 'gazelle_invoices', 'payments');
call public.gazelle_relate('gazelle_timeline_entries', 'invoice_id', 'invoice', 'gazelle_invoices', 'timeline_entries');
